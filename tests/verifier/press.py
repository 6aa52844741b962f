"""Print a publication of an EXERCISE body: keys from fixed seeds, a log in memory, statements, a bundle and its anchor."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import sha256

import msgspec

from comity.seal import bundle, checkpoints, statements
from comity.seal.anchor import Anchor
from comity.seal.checkpoints import Checkpoint
from comity.seal.keys import Signer
from comity.seal.parts import BundleParts, FindingParts, ReleasedExhibit, Sealed, WithheldExhibit, commitment
from comity.seal.proofs import TlogProof
from comity.seal.tiles import TiledTree, appended
from comity.seal.tree import leaf_hash
from comity.verifier import PATH
from comity.vocabulary.stands import Stand

BODY = "EXERCISE Monitoring Team"
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
EXHIBIT = b"EXERCISE exhibit 1"
STANDS = (Stand.CONCUR, Stand.CONCUR, Stand.RESERVATION, Stand.DISSENT, Stand.ABSTAIN)


Draft = tuple[str, bytes, Signer | None]
"""A kind of statement, its bytes, and who signs it beside the node."""


def signer(name: str, world: str) -> Signer:
    """A key that is the same in every run; another world has other keys."""
    return Signer.from_seed(f"exercise.example/{name}", sha256(f"{world} {name}".encode()).digest())


class Press:
    """A body's node: it seals statements, logs them and prints bundles."""

    def __init__(self, members: int = 5, world: str = "EXERCISE") -> None:
        self.codes = [f"X{letter}" for letter in "ABCDEFGHIJK"[:members]]
        self.log, self.node = signer("log", world), signer("node", world)
        self.members = {code: signer(f"member/{code}", world) for code in self.codes}
        self.tiles: dict[tuple[int, int], bytes] = {}
        self.size, self.nonces = 0, 0

    def anchor(self, **changes: object) -> bytes:
        """The anchor of this body, as handed out on its own."""
        anchor = Anchor(
            body=BODY,
            issued=date(2026, 11, 1),
            log=str(self.log.key),
            node=str(self.node.key),
            members={code: str(one.key) for code, one in self.members.items()},
            quorum=len(self.members) // 2 + 1,
        )
        return bytes(msgspec.structs.replace(anchor, **changes))

    def nonce(self) -> bytes:
        """A different nonce each time, the same in each run."""
        self.nonces += 1
        return sha256(f"EXERCISE nonce {self.nonces}".encode()).digest()[:16]

    def facts(self) -> dict[str, object]:
        """When, and a nonce: what every statement needs."""
        return {"recorded_at": NOW, "nonce": self.nonce()}

    def logged(self, *payloads: tuple[str, bytes]) -> range:
        """Append a leaf for each statement; where they went."""
        hashes = [leaf_hash(statements.leaf(kind, statements.sha256(payload))) for kind, payload in payloads]
        self.tiles |= appended(lambda level, index: self.tiles.get((level, index)), self.size, hashes)
        self.size += len(hashes)
        return range(self.size - len(hashes), self.size)

    def proofs(self, places: range) -> list[bytes]:
        """The proof of each place under one checkpoint of the log as it is now."""
        tree = TiledTree.of(self.tiles)
        checkpoint = Checkpoint(origin=self.log.key.name, size=self.size, root=tree.root(self.size))
        note = bytes(checkpoints.signed(checkpoint, self.log))
        hashes = (tuple(tree.inclusion(place, self.size)) for place in places)
        return [bytes(TlogProof(index=at, hashes=one, checkpoint=note)) for at, one in zip(places, hashes, strict=True)]

    def sealed(self, *drafts: Draft) -> list[Sealed]:
        """Sign statements, each by the node and whoever else signs it, and log them."""
        places = self.logged(*((kind, payload) for kind, payload, _ in drafts))
        envelopes = [bytes(statements.sealed(payload, *filter(None, (self.node, one)))) for _, payload, one in drafts]
        pairs = zip(envelopes, self.proofs(places), strict=True)
        return [Sealed(envelope=envelope, proof=proof) for envelope, proof in pairs]

    def finding(self, number: int, stands: tuple[Stand, ...] = STANDS) -> FindingParts:
        """A finding with a position of each member, the first of whom had abstained before, a reply and a decision."""
        text = {"EXERCISE": True, "text": f"EXERCISE finding {number}: 금강 carried coal.", "share": 0.25}
        finding = self.said("finding", subjects={"exhibit": sha256(EXHIBIT).hexdigest()}, predicate=text)
        about = statements.sha256(finding)
        first = self.position(about, self.codes[0], Stand.ABSTAIN)
        spoken = [self.position(about, code, stand) for code, stand in zip(self.codes, stands, strict=False)]
        spoken[0] = self.position(about, self.codes[0], stands[0], supersedes=statements.sha256(first[1]))
        reply = self.said("reply", subjects={"text": about}, predicate={"text": "EXERCISE: we deny it."})
        one, *positions, answer, concluded = self.sealed(
            ("finding", finding, None), first, *spoken, ("reply", reply, None), self.decision(about, spoken)
        )
        return FindingParts(
            statement=one, conclusion="adopted", positions=tuple(positions), replies=(answer,), decisions=(concluded,)
        )

    def decision(self, finding: str, spoken: Sequence[Draft], conclusion: str = "adopted") -> Draft:
        """What the body concludes from these positions, ready to be sealed."""
        counted = tuple(statements.sha256(payload) for _, payload, _ in spoken)
        facts = {"conclusion": conclusion, "positions": counted, "said": {"by": "EXERCISE chair"}}
        return "decision", statements.decision(finding=finding, **self.facts(), **facts), None

    def said(self, kind: str, **facts: dict[str, object]) -> bytes:
        """A statement of a kind."""
        return statements.statement(kind, **self.facts(), **facts)

    def position(self, finding: str, code: str, stand: Stand, supersedes: str = "") -> Draft:
        """A member's position, ready to be sealed."""
        facts = {
            "finding": finding,
            "member": code,
            "stand": stand,
            "reason": "EXERCISE reason",
            "supersedes": supersedes,
        }
        return "position", statements.position(**facts, **self.facts()), self.members[code]

    def parts(self, findings: int = 1, stands: tuple[Stand, ...] = STANDS) -> BundleParts:
        """What a publication is made of."""
        exhibits = [ReleasedExhibit(title="EXERCISE exhibit 1", media_type="text/plain", data=EXHIBIT)]
        hidden = commitment(sha256(b"EXERCISE exhibit 2").hexdigest(), self.nonce())
        exhibits += [WithheldExhibit(title="EXERCISE exhibit 2", commitment=hidden, reason="source protection")]
        return BundleParts(
            body=BODY,
            number="EXERCISE/2026/1",
            title="EXERCISE: coal carried by the Kumgang",
            published=date(2026, 11, 23),
            members=tuple(self.codes),
            findings=tuple(self.finding(number, stands) for number in range(1, findings + 1)),
            exhibits=tuple(exhibits),
            documents={"report.pdf": b"%PDF EXERCISE", "verifier.py": PATH.read_bytes()},
        )

    def printed(self, parts: BundleParts) -> bytes:
        """The bundle of these parts, sealed by the node and logged."""
        payload = bundle.publication_statement(parts, **self.facts())
        [publication] = self.sealed(("publication", payload, None))
        return bundle.compose(parts, publication)
