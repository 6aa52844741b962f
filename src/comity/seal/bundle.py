"""Compose a publication bundle: a BagIt 1.0 folder (RFC 8493) in a canonical zip, sealed by one logged statement.

What lies where, and what a verifier asks of it, is docs/reference/bundle.md.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from comity.seal.archive import archive
from comity.seal.canonical import canonical
from comity.seal.parts import BundleParts, FindingParts, PartsRefused, ReleasedExhibit, Sealed, WithheldExhibit
from comity.seal.statements import sha256, statement

FORMAT = "comity-publication/1"
KIND = "publication"
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
CONTENTS = "publication.json"
COUNTED = ("finding", "position", "reply", "decision", "released", "withheld")


def publication_statement(parts: BundleParts, *, recorded_at: datetime, nonce: bytes | None = None) -> bytes:
    """The statement that seals a publication: sign it with the node's key, log it, then `compose`.

    Its subjects are the three tag files whose digests fix all others. Raise PartsRefused when the parts contradict
    each other.
    """
    subjects = {name: sha256(data) for name, data in _tags(parts, _payload(parts)).items()}
    predicate = {"number": parts.number, "published": parts.published.isoformat()}
    return statement(KIND, subjects=subjects, predicate=predicate, recorded_at=recorded_at, nonce=nonce)


def compose(parts: BundleParts, publication: Sealed) -> bytes:
    """The bundle's bytes; the same parts and seal give the same bytes. Raise PartsRefused or ArchiveRefused."""
    payload = _payload(parts)
    tags = {**_tags(parts, payload), f"{KIND}.dsse.json": publication.envelope, f"{KIND}.tlog-proof": publication.proof}
    return archive({**payload, **tags, "tagmanifest-sha256.txt": _manifest(tags)})


def _tags(parts: BundleParts, payload: Mapping[str, bytes]) -> dict[str, bytes]:
    """The tag files that the publication's statement seals."""
    facts = {
        "Source-Organization": parts.body,
        "External-Identifier": parts.number,
        "External-Description": parts.title,
        "Bagging-Date": parts.published.isoformat(),
        "Payload-Oxum": f"{sum(map(len, payload.values()))}.{len(payload)}",
    }
    if any(not value.isprintable() for value in facts.values()):
        raise PartsRefused("The body's name, the number and the title are each one line of printable text.")
    info = "".join(f"{label}: {value}\n" for label, value in facts.items())
    return {"bagit.txt": BAGIT, "bag-info.txt": info.encode(), "manifest-sha256.txt": _manifest(payload)}


def _manifest(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{sha256(data)}  {name}\n" for name, data in sorted(files.items())).encode()


def _payload(parts: BundleParts) -> dict[str, bytes]:
    """Everything below data/."""
    if CONTENTS in parts.documents or any("/" in name for name in parts.documents):
        raise PartsRefused(f"A document needs a plain file name other than {CONTENTS}.")
    released = [one.data for one in parts.exhibits if isinstance(one, ReleasedExhibit)]
    files = {CONTENTS: _contents(parts), **parts.documents}
    files |= _numbered(_statements(parts)) | {f"exhibits/{sha256(data)}": data for data in released}
    return {f"data/{name}": data for name, data in files.items()}


def _statements(parts: BundleParts) -> Iterable[tuple[str, Sealed]]:
    """Every statement with its kind, in the order in which publication.json names them."""
    for finding in parts.findings:
        yield "finding", finding.statement
        yield from (("position", one) for one in finding.positions)
        yield from (("reply", one) for one in finding.replies)
        yield from (("decision", one) for one in finding.decisions)


def _numbered(statements: Iterable[tuple[str, Sealed]]) -> dict[str, bytes]:
    """`statements/position-3.dsse.json` and `statements/position-3.tlog-proof`: each kind counted from 1."""
    files: dict[str, bytes] = {}
    seen: Counter[str] = Counter()
    for kind, sealed in statements:
        seen[kind] += 1
        stem = f"statements/{kind}-{seen[kind]}"
        files |= {f"{stem}.dsse.json": sealed.envelope, f"{stem}.tlog-proof": sealed.proof}
    return files


def _contents(parts: BundleParts) -> bytes:
    """publication.json."""
    kinds = Counter(kind for kind, _ in _statements(parts))
    held = Counter("released" if isinstance(one, ReleasedExhibit) else "withheld" for one in parts.exhibits)
    exhibits = [_exhibit(one) for one in parts.exhibits]
    if len({one.get("sha256") or one["commitment"] for one in exhibits}) != len(exhibits):
        raise PartsRefused("An exhibit is listed twice: list it once.")
    return canonical(
        {
            "format": FORMAT,
            "body": parts.body,
            "number": parts.number,
            "title": parts.title,
            "published": parts.published.isoformat(),
            "findings": [_finding(one, parts.members) for one in parts.findings],
            "exhibits": exhibits,
            "documents": sorted(parts.documents),
            "counts": {name: (kinds | held)[name] for name in COUNTED},
        }
    )


def _finding(finding: FindingParts, members: tuple[str, ...]) -> dict[str, Any]:
    stands = _stands(finding.positions)
    return {
        "statement": finding.statement.digest,
        "conclusion": finding.conclusion,
        "positions": [one.digest for one in finding.positions],
        "silent": sorted(set(members) - set(stands)),
        "replies": [one.digest for one in finding.replies],
        "decisions": [one.digest for one in finding.decisions],
        "counts": dict(Counter(stands.values())),
    }


def _stands(positions: tuple[Sealed, ...]) -> dict[str, str]:
    """What each member says now: a later position stands in for the one before."""
    predicates = [one.statement.predicate for one in positions]
    if not all(isinstance(one.get(name), str) for one in predicates for name in ("member", "stand")):
        raise PartsRefused("A position names its member and its stand: build it with statements.position.")
    return {one["member"]: one["stand"] for one in predicates}


def _exhibit(exhibit: ReleasedExhibit | WithheldExhibit) -> dict[str, Any]:
    if isinstance(exhibit, ReleasedExhibit):
        known = {"sha256": sha256(exhibit.data), "size": len(exhibit.data), "mediaType": exhibit.media_type}
        return {"held": "released", "title": exhibit.title, **known}
    if not exhibit.reason.strip():
        raise PartsRefused(f"The exhibit {exhibit.title!r} is withheld without a reason: give its originator's.")
    return {"held": "withheld", "title": exhibit.title, "commitment": exhibit.commitment, "reason": exhibit.reason}
