"""Forge bundles as carefully as somebody without the keys can."""

import re
from hashlib import sha256

from comity.seal.archive import archive, unarchived


def digest(data):
    """SHA-256 in hex."""
    return sha256(data).hexdigest()


def repaired(files):
    """A bundle of these files with each digest in both manifests put right in place, the order of lines kept."""
    files = dict(files)
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        lines = files[manifest].decode().splitlines()
        fresh = [re.sub("^[0-9a-f]{64}", digest(files[line[66:]]), line) for line in lines if line[66:] in files]
        files[manifest] = "".join(f"{line}\n" for line in fresh).encode()
    return archive(files)


def rewritten(bundle, changes):
    """A bundle with some files replaced, added or (None) taken out, and every manifest repaired."""
    files = {**unarchived(bundle), **changes}
    files = {name: data for name, data in files.items() if data is not None}
    listed = files["manifest-sha256.txt"].decode()
    added = [name for name in files if name.startswith("data/") and f"  {name}\n" not in listed]
    lines = sorted([*listed.splitlines(), *(f"{'0' * 64}  {name}" for name in added)], key=lambda line: line[66:])
    files["manifest-sha256.txt"] = "".join(f"{line}\n" for line in lines).encode()
    return repaired(files)


def resealed(press, files):
    """A bundle of these files, sealed and logged anew by a node that may do as it likes."""
    files = dict(files)
    payload = {name: data for name, data in files.items() if name.startswith("data/")}
    lines = "".join(f"{digest(data)}  {name}\n" for name, data in sorted(payload.items()))
    files["manifest-sha256.txt"] = lines.encode()
    subjects = {name: digest(files[name]) for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")}
    [sealed] = press.sealed(("publication", press.said("publication", subjects=subjects, predicate={}), None))
    files |= {"publication.dsse.json": sealed.envelope, "publication.tlog-proof": sealed.proof}
    return repaired(files)
