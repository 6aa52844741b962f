"""Check a Comity publication without Comity: `python verifier.py BUNDLE --anchor FILE [--json]`, Python 3.8 or later.

The anchor alone says whom to believe: the keys of the log, of the publishing node and of each member, and the quorum. Have it
from the members, never from where the bundle came from; nor this program, of which a bundle carries a copy for convenience.
Exit 0: verified. 1: found wanting; without an anchor the best verdict is "intact, signer unknown". 2: nothing to check.
"""

from __future__ import annotations

import argparse
import binascii
import json
import os
import re
import struct
import sys
from functools import lru_cache
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    InvalidSignature = None  # type: ignore[assignment, misc]

STANDS = ("concur", "concur-with-reservation", "dissent", "abstain", "not-participating")
COUNTED = ("publication", "finding", "position", "reply", "decision", "released", "withheld")
P, D, ORDER = 2**255 - 19, -121665 * pow(121666, -1, 2**255 - 19), 2**252 + 27742317777372353535851937790883648493


class Refused(Exception):
    """A part was found wanting."""


def need(condition: object, why: str) -> None:
    """Refuse the part under examination, saying why, unless the condition holds."""
    if not condition:
        raise Refused(why)


def parsed(data: bytes) -> dict[str, Any]:
    """A JSON object that names nothing twice; NaN, which is no number, fails as one."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        need(len(dict(pairs)) == len(pairs), "is JSON that names a member twice.")
        return dict(pairs)

    return dict(json.loads(data.decode("utf-8"), object_pairs_hook=once, parse_constant=int))


def unbase64(text: str) -> bytes:
    """The bytes of base64 in its one canonical form."""
    need(binascii.b2a_base64(binascii.a2b_base64(text), newline=False).decode() == text, "holds odd base64.")
    return binascii.a2b_base64(text)


def added(p: tuple[int, int, int, int], q: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """The sum of two points of Ed25519's curve as x, y, z and x·y/z, by the law without special cases (RFC 8032 5.1.4)."""
    (x1, y1, z1, t1), (x2, y2, z2, t2) = p, q
    a, b, c, d = (y1 - x1) * (y2 - x2), (y1 + x1) * (y2 + x2), t1 * t2 % P * (2 * D), 2 * z1 * z2
    e, f, g, h = (b - a) % P, (d - c) % P, (d + c) % P, (b + a) % P
    return e * f % P, g * h % P, f * g % P, e * h % P


@lru_cache
def multiples(data: bytes) -> list[tuple[int, int, int, int]]:
    """0 to 15 times the point of 32 bytes, refused unless they are its one form (RFC 8032 section 5.1.3)."""
    odd, y = divmod(int.from_bytes(data, "little"), 2**255)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    root = pow(square, (P + 3) // 8, P)
    x = root if root * root % P == square else root * pow(2, (P - 1) // 4, P) % P
    need(len(data) == 32 and y < P and x * x % P == square and x, "holds a key that is no point of the curve.")
    x, points = x if x & 1 == odd else P - x, [(0, 1, 1, 0)]
    while len(points) < 16:
        points.append(added(points[-1], (x, y, 1, x * y % P)))
    return points


def holds(key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a key that the anchor names made this Ed25519 signature of this message (RFC 8032 section 5.1.7)."""
    if InvalidSignature is not None and os.environ.get("PURE") != "1":
        try:
            return Ed25519PublicKey.from_public_bytes(key).verify(signature, message) is None
        except InvalidSignature:
            return False
    s = int.from_bytes(signature[32:], "little")
    h = int.from_bytes(sha512(signature[:32] + key + message).digest(), "little") % ORDER
    base, minus, total = multiples(b"\x58" + b"\x66" * 31), multiples(key[:31] + bytes([key[31] ^ 128])), (0, 1, 1, 0)
    for bit in range(252, -1, -4):  # s·B - h·A, four bits of both at a time, must come out at R
        for _ in range(4):
            total = added(total, total)
        total = added(added(total, base[s >> bit & 15]), minus[h >> bit & 15])
    x, y = (value * pow(total[2], -1, P) % P for value in total[:2])
    return s < ORDER and (y | (x & 1) << 255).to_bytes(32, "little") + s.to_bytes(32, "little") == signature


class Examination:
    """One bundle under examination: whom to believe, its files, and what was found so far."""

    def __init__(self) -> None:
        self.keys: dict[str, tuple[str, bytes]] = {}
        self.files: dict[str, bytes] = {}
        self.roots: dict[bytes, tuple[int, bytes]] = {}
        self.checks: list[dict[str, Any]] = []
        self.counts, self.part = dict.fromkeys(COUNTED, 0), "the anchor"

    def found(self, sentence: str, result: str = "ok") -> None:
        """Write down what came of a part: ok, refused, or a note; what a bundle says must not draw on the screen."""
        shown = "".join(c if c.isprintable() else "?" for c in sentence[:500])
        self.checks.append({"part": self.part, "result": result, "sentence": shown})

    def believe(self, data: bytes) -> None:
        """Read the anchor, refusing one that does not say clearly whom to believe."""
        value = parsed(data)
        texts = {f"member {code}": text for code, text in value["members"].items()}
        texts.update(log=value["log"], node=value["node"])
        for role, text in texts.items():
            name, key_id, encoded = text.split("+", 2)
            key = unbase64(encoded)
            need(multiples(key[1:]) and key[0] == 1, f"gives the {role} something that is no key.")
            need(sha256(f"{name}\n".encode() + key).hexdigest()[:8] == key_id, f"gives the {role} a damaged key.")
            self.keys[role] = f"{name}+{key_id}", key[1:]
        need(len({key for _, key in self.keys.values()}) == len(texts), "gives one key twice.")
        need(value["anchor"] == "comity-anchor/1", "is of another form than comity-anchor/1.")
        need(value["quorum"] in range(1, len(texts) - 1), "asks for a quorum that cannot be reached or missed.")
        self.members, self.quorum, self.body = sorted(value["members"]), value["quorum"], value["body"]

    def unpack(self, data: bytes) -> None:
        """Take the archive apart; all of it but the contents, and both manifests, must be what the contents ask for."""
        directory, at, before = [], 0, b""
        while data[at : at + 4] != b"PK\1\2":
            self.part = f"the archive at byte {at}"
            size, length = struct.unpack_from("<IH", data, at + 22)
            start = at + 30 + length
            name, content = data[at + 30 : start], data[start : start + size]
            need(re.fullmatch(rb"([\w-][\w.-]*/)*[\w-][\w.-]*", name) and name > before, "has a bad name or place.")
            self.part, crc = name.decode(), binascii.crc32(content)
            facts = struct.pack("<4H3I2H", 0, 0, 0, 33, crc, len(content), len(content), length, 0)
            need(data[at:start] == b"PK\3\4\x0a\0" + facts + name, "is not as the archive describes it.")
            directory += [b"PK\1\2\x0a\3\x0a\0" + facts + struct.pack("<3H2I", 0, 0, 0, 0o100644 << 16, at) + name]
            self.files[self.part], at, before = content, start + size, name
        self.part, self.unread, listed = "the archive's directory", set(self.files), b"".join(directory)
        listed += b"PK\5\6" + struct.pack("<4H2IH", 0, 0, len(directory), len(directory), len(listed), at, 0)
        need(data[at:] == listed, "is not the one these files ask for: something was changed, added or cut.")
        payload = {name for name in self.files if name.startswith("data/")}
        for manifest, names in (("", payload), ("tag", self.files.keys() - payload - {"tagmanifest-sha256.txt"})):
            have = self.read(f"{manifest}manifest-sha256.txt").decode().split("\n")
            want = [f"{sha256(self.files[name]).hexdigest()}  {name}" for name in sorted(names)] + [""]
            self.part = min({line[66:] for line in set(have) ^ set(want)}, default="") or self.part
            need(have == want, f"is not as {manifest}manifest-sha256.txt lists it.")
        self.found(f"{len(self.files)} files lie in the archive's one form, and both manifests list them and no other.")

    def read(self, name: str) -> bytes:
        """A file of the bundle, which is then the part under examination."""
        self.part = name
        need(name in self.files, "is missing.")
        self.unread.discard(name)
        return self.files[name]

    def statement(self, kind: str, named: str = "", about: object = None) -> dict[str, Any]:
        """The predicate of the next statement of a kind, whose form, subject, signer and place in the log hold."""
        self.counts[kind] += 1
        stem = f"data/statements/{kind}-{self.counts[kind]}" if named else kind
        envelope = parsed(self.read(f"{stem}.dsse.json"))
        form = {**envelope, "payloadType": "application/vnd.in-toto+json"}
        made = json.dumps(form, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
        need(len(envelope) == 3 and made == self.files[self.part], "is not an envelope in its one form.")
        payload, given = unbase64(envelope["payload"]), envelope["signatures"]
        said, digest = parsed(payload), sha256(payload).hexdigest()
        need(said["predicateType"] == f"https://comity.example/attestation/{kind}/v1", f"is not a {kind}.")
        need(named in ("", digest), "is not the statement that publication.json names.")
        need(about in (None, said["subject"]), "is about something else than it is put to.")
        signers = ["node"] if kind != "position" else ["node", f"member {said['predicate']['member']}"][-len(given) :]
        need(len(signers) == len(given), f"is not signed by the {' and the '.join(signers)} alone.")
        for signer, one in zip(signers if self.keys else (), given):  # noqa: B905 - not in 3.8
            hint, key = self.keys.get(signer, ("", b""))
            signed = b"DSSEv1 28 application/vnd.in-toto+json %d %b" % (len(payload), payload)
            need(len(one) == 2 and one["keyid"] == hint, f"is signed by {one['keyid']}, not by a key of the {signer}.")
            need(holds(key, unbase64(one["sig"]), signed), f"carries a signature that the {signer} did not make.")
        self.logged(f"{stem}.tlog-proof", f'{{"c":"{digest}","t":"{kind}"}}'.encode())
        self.part = f"{stem}.dsse.json"
        return dict(said["predicate"])

    def logged(self, name: str, leaf: bytes) -> None:
        """Climb from a statement's leaf by its proof (c2sp.org/tlog-proof) to a root that the log signed (RFC 9162 2.1.3)."""
        head, _, note = self.read(name).partition(b"\n\n")
        header, line, *hashes = head.decode().split("\n")
        need(header == "c2sp.org/tlog-proof@v1" and re.fullmatch("index (0|[1-9][0-9]{0,18})", line), "is no proof.")
        size, root = self.roots.get(note) or self.checkpoint(note)
        index, last, node = int(line[6:]), size - 1, sha256(b"\0" + leaf).digest()
        need(index <= last, "points beyond the log's end.")
        while last:  # up to the root, row by row
            if index % 2 or index < last:  # the last of an odd row has no sibling and goes up alone
                pair = (unbase64(hashes.pop(0)), node) if index % 2 else (node, unbase64(hashes.pop(0)))
                node = sha256(b"\1" + b"".join(pair)).digest()
            index, last = index // 2, last // 2
        need(node == root and not hashes, "does not lead to the log's root.")

    def checkpoint(self, note: bytes) -> tuple[int, bytes]:
        """Size and root of the log as stated by the log and nobody else (c2sp.org/tlog-checkpoint)."""
        form = "(([^\n]+)\n(0|[1-9][0-9]{0,18})\n(\\S{44})\n)\n\u2014 ([^+\\s]+) (\\S+)\n"
        text, origin, size, root, name, line = re.fullmatch(form, note.decode()).groups()  # type: ignore[union-attr]
        signature, self.roots[note] = unbase64(line), (int(size), unbase64(root))
        if self.keys:
            (hint, key), signer = self.keys["log"], f"{name}+{signature[:4].hex()}"
            need(signer == hint and origin == name, f"rests on the word of {signer}, which is not the anchor's log.")
            need(holds(key, signature[4:], text.encode()), "rests on a checkpoint that the log did not sign.")
        need(len(dict(self.roots.values())) == len(set(self.roots.values())), "shows the log with another history.")
        return self.roots[note]

    def finding(self, number: int, entry: dict[str, Any]) -> None:
        """Whether a finding's positions, replies and decisions are all there, and are what the publication says."""
        about, stands, latest, decided = [{"name": "finding", "digest": {"sha256": entry["statement"]}}], {}, {}, {}  # type: ignore[var-annotated]
        self.statement("finding", entry["statement"])
        for named in entry["positions"]:
            said = self.statement("position", named, about)
            need(said["supersedes"] == latest.get(said["member"], ""), "does not follow what its member said before.")
            stands[said["member"]], latest[said["member"]] = said["stand"], named
        for named in entry["replies"]:
            self.statement("reply", named)
        for named in entry["decisions"]:
            decided = self.statement("decision", named, about)
        self.part = f"finding {number} of data/publication.json"
        need(decided.get("conclusion") == entry["conclusion"], "concludes otherwise than its last decision.")
        need(decided.get("positions") == sorted(latest.values()), "was decided on other positions than are here.")
        counts = {stand: [*stands.values()].count(stand) for stand in stands.values()}
        need(entry["counts"] == counts and {*counts} <= {*STANDS}, "counts other positions than are here.")
        if self.keys:
            need(entry["silent"] == [one for one in self.members if one not in stands], "hides a silent member.")
            need(len(stands) - counts.get("not-participating", 0) >= self.quorum, "lacks its quorum of members.")
        told = [f"{code} {stand}" for code, stand in {**stands, **dict.fromkeys(entry["silent"], "silent")}.items()]
        self.found(f"Finding {number}: {', '.join(told)}; replies: {len(entry['replies'])}. {entry['conclusion']}")

    def contents(self) -> dict[str, Any]:
        """What was published, once the seal, every finding and every exhibit hold and nothing is left over."""
        names = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
        seal = [{"name": name, "digest": {"sha256": sha256(self.read(name)).hexdigest()}} for name in names]
        self.statement("publication", about=seal)
        publication = parsed(self.read("data/publication.json"))
        need(publication["format"] == "comity-publication/1", "is of another form than comity-publication/1.")
        need(not self.keys or publication["body"] == self.body, "speaks for another body than the anchor's.")
        self.found(f"Publication {publication['number']} of {publication['body']} is sealed and logged.")
        self.found("No witness has cosigned the log: its word alone says that it shows everybody the same.", "note")
        for number, entry in enumerate(publication["findings"], 1):
            self.finding(number, entry)
        for one in publication["exhibits"]:
            self.counts[one["held"]] += 1
            if one["held"] == "withheld":
                self.found(f"Withheld: {one['title']} ({one['reason']}; {one['commitment']}).", "note")
            else:
                data = self.read(f"data/exhibits/{one['sha256']}")
                need((sha256(data).hexdigest(), len(data)) == (one["sha256"], one["size"]), "is another exhibit.")
        for document in publication["documents"]:
            self.read(f"data/{document}")
        self.part = min(self.unread, default="data/publication.json")
        need(not self.unread, "is surplus: nothing names it.")
        need({**publication["counts"], "publication": 1} == self.counts, "counts otherwise than is here.")
        self.found("Every statement and exhibit that is counted is here or said to be withheld; nothing else is.")
        return publication


def check(bundle: bytes | Path, anchor: bytes | Path | None = None) -> dict[str, Any]:
    """Verdict, exit code, what was published, and each check as a sentence (if refused, the last failed); raises nothing."""
    seen, verdict, code, publication = Examination(), "bad input", 2, {}
    try:
        if anchor is not None:
            seen.believe(anchor if isinstance(anchor, bytes) else anchor.read_bytes())
        seen.part = "the file"
        bundle = bundle if isinstance(bundle, bytes) else bundle.read_bytes()
        need(bundle[:4] == b"PK\3\4" or bundle[-22:-18] == b"PK\5\6", "is not a bundle.")
        verdict, code = "refused", 1
        seen.unpack(bundle)
        publication = seen.contents()
        verdict, code = ("verified", 0) if anchor is not None else ("intact, signer unknown", 1)
    except Exception as error:  # noqa: BLE001 - whatever hostile bytes raise ends in a sentence
        why = str(error) if isinstance(error, Refused) else "is not in its form: it is cut off or damaged."
        if isinstance(error, OSError):
            why = f"{error.filename} cannot be read: {error.strerror}."
        seen.found(f"{seen.part} {why}", "refused")
    return {"verdict": verdict, "exit": code, "publication": publication, "checks": seen.checks}


def main(arguments: list[str] | None = None) -> int:
    """Print each check as a sentence and the verdict, or all as JSON; the exit code."""
    parser = argparse.ArgumentParser(description="Check a Comity publication.")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--anchor", type=Path, help="whom to believe: have it from the members, not with the bundle")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    result = check(given.bundle, given.anchor)
    lines = [f"{one['result']}: {one['sentence']}" for one in result["checks"]] + [f"verdict: {result['verdict']}"]
    sys.stdout.buffer.write((json.dumps(result, indent=1) if given.json else "\n".join(lines)).encode() + b"\n")
    return int(result["exit"])


if __name__ == "__main__":
    sys.exit(main())
