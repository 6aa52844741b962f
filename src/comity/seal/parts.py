"""Name what a publication is made of: sealed statements with their proofs, exhibits released or withheld, documents."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256

import msgspec

from comity.seal.dsse import Envelope
from comity.seal.statements import NONCE_BYTES, Statement
from comity.vocabulary.errors import BadInput


class PartsRefused(BadInput):
    """These parts make no publication."""


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed statement as the ledger keeps it: its envelope, and the proof that its digest is in the log."""

    envelope: bytes
    proof: bytes

    @property
    def payload(self) -> bytes:
        """The statement's bytes."""
        return Envelope.parse(self.envelope).payload

    @property
    def statement(self) -> Statement:
        """What it says; raise StatementRefused."""
        return Statement.parse(self.payload)

    @property
    def digest(self) -> str:
        """The SHA-256 of the statement's bytes, in hex: how other records point to it."""
        return sha256(self.payload).hexdigest()


class FindingParts(msgspec.Struct, frozen=True, kw_only=True):
    """A finding and all that was said on it."""

    statement: Sealed
    conclusion: str
    """As the last decision says it."""
    positions: tuple[Sealed, ...] = ()
    """In the order they were taken, superseded ones too."""
    replies: tuple[Sealed, ...] = ()
    """Of those named, unedited."""
    decisions: tuple[Sealed, ...] = ()
    """Of the body on this finding, oldest first."""


class ReleasedExhibit(msgspec.Struct, frozen=True, kw_only=True):
    """An exhibit whose bytes go with the publication."""

    title: str
    media_type: str
    data: bytes


class WithheldExhibit(msgspec.Struct, frozen=True, kw_only=True):
    """An exhibit that stays with the body, and the originator's reason; whoever is shown it later can check it."""

    title: str
    """What may be said about it."""
    commitment: str
    """What `commitment` made of it, in hex."""
    reason: str


class BundleParts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a publication bundle is composed from."""

    body: str
    number: str
    title: str
    published: date
    members: tuple[str, ...]
    """The codes of all members of the body, so that silence shows."""
    findings: tuple[FindingParts, ...]
    exhibits: tuple[ReleasedExhibit | WithheldExhibit, ...] = ()
    documents: Mapping[str, bytes]
    """What people read, by file name: `report.pdf`, and `verifier.py` for convenience."""


def commitment(exhibit_sha256: str, nonce: bytes) -> str:
    """What stands for a withheld exhibit: SHA-256 over 16 secret random bytes and the exhibit's SHA-256, in hex.

    Keep the nonce: with it and the bytes anyone can check the exhibit later. Without it a bare digest would tell whoever
    guesses the bytes that the guess is right.
    """
    if len(nonce) != NONCE_BYTES:
        raise PartsRefused(f"A commitment needs a nonce of {NONCE_BYTES} bytes.")
    return sha256(nonce + bytes.fromhex(exhibit_sha256)).hexdigest()
