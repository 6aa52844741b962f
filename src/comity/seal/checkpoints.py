"""State how far a log has grown: c2sp.org/tlog-checkpoint, signed by the log, cosigned with a time by its witnesses."""

import re
from collections.abc import Iterable
from datetime import datetime

import msgspec

from comity.seal import notes
from comity.seal.canonical import NotCanonical, base64_bytes, base64_text
from comity.seal.keys import KeyKind, Signer, VerifierKey
from comity.seal.notes import Note, NoteRefused
from comity.seal.tree import EMPTY_ROOT, HASH_BYTES
from comity.vocabulary.errors import BadInput

TIME_BYTES = 8
LATEST_TIME = 2**63 - 1
"""c2sp.org/tlog-cosignature: a time must not exceed it."""


class CheckpointRefused(BadInput):
    """This is not a checkpoint of a log."""


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True):
    """A log's name for itself, how many leaves it holds and their root."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = (self.origin, str(self.size), base64_text(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """Read a checkpoint's text; raise CheckpointRefused with the reason."""
        *lines, rest = text.split("\n")
        if rest or len(lines) < 3 or not all(lines):
            raise CheckpointRefused("A checkpoint has three lines or more, none empty, each ending in a newline.")
        origin, size, root, *extensions = lines
        if not re.fullmatch(r"0|[1-9][0-9]{0,18}", size):
            raise CheckpointRefused("The checkpoint's size is not a decimal number.")
        return cls(origin=origin, size=int(size), root=_root(root, size), extensions=tuple(extensions))


def _root(text: str, size: str) -> bytes:
    try:
        root = base64_bytes(text)
    except NotCanonical:
        root = b""
    if len(root) != HASH_BYTES or (size == "0" and root != EMPTY_ROOT):
        raise CheckpointRefused("The checkpoint's root is not the hash of a tree of its size.")
    return root


def signed(checkpoint: Checkpoint, log: Signer) -> Note:
    """The checkpoint as the log signs it."""
    return notes.signed(str(checkpoint), log)


def cosigned(note: Note, witness: Signer, at: datetime) -> Note:
    """The note with a witness's signature of it and of the time, in whole seconds, added as its last line."""
    seconds = int(at.timestamp())
    data = seconds.to_bytes(TIME_BYTES) + witness.sign(_timed(note.text.encode(), seconds))
    return msgspec.structs.replace(note, signatures=(*note.signatures, notes.signature(witness.key, data)))


def opened(data: bytes, log: VerifierKey) -> Checkpoint:
    """The checkpoint of a note that this log signed; raise NoteRefused or CheckpointRefused."""
    note = Note.parse(data)
    checkpoint = Checkpoint.parse(note.text)
    if not note.verified_by([log]):
        raise NoteRefused(f"The checkpoint is not signed by the log {log.name}.")
    if checkpoint.origin != log.name:
        raise CheckpointRefused(f"The checkpoint is of the log {checkpoint.origin}, not of {log.name}.")
    return checkpoint


def witnessed(data: bytes, witnesses: Iterable[VerifierKey]) -> dict[VerifierKey, int]:
    """Which witnesses cosigned a checkpoint, and when: seconds since 1970 by their clocks, which may be absurd.

    Raise NoteRefused when the line of one of them is false.
    """
    note = Note.parse(data)
    found = note.verified_by(witnesses, _cosigned)
    times = {(line.name, line.key_id): line.data[:TIME_BYTES] for line in note.signatures}
    return {key: int.from_bytes(times[key.name, key.id]) for key in found}


def _cosigned(key: VerifierKey, signature: bytes, text: bytes) -> bool:
    seconds = int.from_bytes(signature[:TIME_BYTES])
    if key.kind is not KeyKind.COSIGNATURE or seconds > LATEST_TIME:
        return False
    return key.verifies(signature[TIME_BYTES:], _timed(text, seconds))


def _timed(text: bytes, seconds: int) -> bytes:
    return b"cosignature/v1\ntime %d\n" % seconds + text
