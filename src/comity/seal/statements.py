"""State something about digests (in-toto Statement v1), sealed with a nonce so that its own digest gives nothing away."""

import hashlib
import re
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from comity.seal import dsse
from comity.seal.canonical import NotCanonical, canonical, parsed
from comity.seal.dsse import Envelope
from comity.seal.keys import Signer
from comity.vocabulary.errors import BadInput
from comity.vocabulary.stands import Stand

STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
PAYLOAD_TYPE = "application/vnd.in-toto+json"
PREDICATES = "https://comity.example/attestation/"
"""Every predicate type begins so; a kind `position` has the type `https://comity.example/attestation/position/v1`."""
NONCE_BYTES = 16
"""128 bits: nobody finds a statement by trying likely contents against its logged digest."""


class StatementRefused(BadInput):
    """This is not an in-toto statement that can be sealed."""


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What a statement says: about which digests, of which predicate type, and what."""

    subjects: tuple[tuple[str, str], ...]
    """Name (may be empty) and SHA-256 in hex of each; subjects known by other digests alone are left out."""
    predicate_type: str
    predicate: dict[str, Any]

    @classmethod
    def parse(cls, payload: bytes) -> "Statement":
        """Read a statement by in-toto's rules, unknown members passed over; raise StatementRefused."""
        try:
            wire = msgspec.convert(parsed(payload), _Wire)
        except (NotCanonical, msgspec.ValidationError) as error:
            raise StatementRefused(f"This is not an in-toto statement: {error}") from None
        if wire.type_ != STATEMENT_TYPE or not re.fullmatch(r"[a-z][a-z0-9+.-]*:\S+", wire.predicate_type):
            raise StatementRefused("This is not an in-toto statement of version 1 with a predicate type that is a URI.")
        if not wire.subject or not all(one.digest for one in wire.subject):
            raise StatementRefused("An in-toto statement has subjects, each with a digest.")
        subjects = tuple((one.name, one.digest["sha256"]) for one in wire.subject if "sha256" in one.digest)
        return cls(subjects=subjects, predicate_type=wire.predicate_type, predicate=wire.predicate)

    @property
    def kind(self) -> str:
        """`position` for one of ours; raise StatementRefused for a predicate type of others."""
        found = re.fullmatch(re.escape(PREDICATES) + r"([a-z-]+)/v1", self.predicate_type)
        if not found:
            raise StatementRefused(f"{self.predicate_type} is not a predicate type of Comity.")
        return found[1]


class _WireSubject(msgspec.Struct):
    digest: dict[str, str]
    name: str = ""


class _Wire(msgspec.Struct):
    subject: list[_WireSubject]
    type_: str = msgspec.field(name="_type")
    predicate_type: str = msgspec.field(name="predicateType")
    predicate: dict[str, Any] = {}


def sha256(data: bytes) -> str:
    """The digest of some bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def predicate_type(kind: str) -> str:
    """The URI of a kind of statement; raise StatementRefused when the kind is not a lower-case word."""
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", kind):
        raise StatementRefused(f"{kind!r} cannot name a kind of statement: use lower-case words joined by hyphens.")
    return f"{PREDICATES}{kind}/v1"


def statement(
    kind: str,
    *,
    subjects: Mapping[str, str],
    predicate: Mapping[str, Any],
    recorded_at: datetime,
    nonce: bytes | None = None,
) -> bytes:
    """The canonical bytes of a statement of a kind about `subjects` (name to SHA-256 in hex).

    `nonce` and `recordedAt` (UTC) are added to the predicate; 16 random bytes are drawn unless given. Raise StatementRefused
    when there is no subject, a digest is not one, the time has no zone or the predicate says nonce or recordedAt itself.
    """
    nonce = secrets.token_bytes(NONCE_BYTES) if nonce is None else nonce
    if len(nonce) != NONCE_BYTES or not {"nonce", "recordedAt"}.isdisjoint(predicate):
        raise StatementRefused("A statement carries one nonce of 16 bytes and one time of record: leave both to it.")
    if not subjects or not all(re.fullmatch("[0-9a-f]{64}", digest) for digest in subjects.values()):
        raise StatementRefused("A statement is about something: name each subject with its SHA-256 in lower-case hex.")
    own = {"nonce": nonce.hex(), "recordedAt": _utc(recorded_at)}
    return canonical(
        {
            "_type": STATEMENT_TYPE,
            "subject": [{"name": name, "digest": {"sha256": digest}} for name, digest in sorted(subjects.items())],
            "predicateType": predicate_type(kind),
            "predicate": {**predicate, **own},
        }
    )


def _utc(when: datetime) -> str:
    if when.tzinfo is None:
        raise StatementRefused(f"{when} has no time zone: say which one is meant.")
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")


def position(
    *,
    finding: str,
    member: str,
    stand: Stand,
    reason: str = "",
    supersedes: str = "",
    recorded_at: datetime,
    nonce: bytes | None = None,
) -> bytes:
    """A member's stand on the finding whose statement has this digest; `supersedes` is the digest of its position before.

    Raise StatementRefused when a reservation or dissent gives no reason.
    """
    if stand.needs_reason and not reason.strip():
        raise StatementRefused(f"A position of {stand} gives its reason.")
    said = {"member": member, "stand": str(stand), "reason": reason, "supersedes": supersedes}
    subjects = {"finding": finding}
    return statement("position", subjects=subjects, predicate=said, recorded_at=recorded_at, nonce=nonce)


def decision(
    *,
    finding: str,
    conclusion: str,
    positions: tuple[str, ...],
    said: Mapping[str, Any],
    recorded_at: datetime,
    nonce: bytes | None = None,
) -> bytes:
    """What the body concluded on a finding, and the digests of the positions that counted; `said` adds by whom and why."""
    predicate = {**said, "conclusion": conclusion, "positions": sorted(positions)}
    subjects = {"finding": finding}
    return statement("decision", subjects=subjects, predicate=predicate, recorded_at=recorded_at, nonce=nonce)


def sealed(payload: bytes, *signers: Signer) -> Envelope:
    """A statement in its signed envelope."""
    return dsse.seal(payload, PAYLOAD_TYPE, *signers)


def leaf(kind: str, statement_digest: str) -> bytes:
    """What the log keeps of a statement: its kind and SHA-256 in hex, never its content."""
    return canonical({"c": statement_digest, "t": kind})
