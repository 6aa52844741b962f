"""Read and write signed notes (c2sp.org/signed-note): a text, a blank line, and one line for each signature."""

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from comity.seal.canonical import NotCanonical, base64_bytes, base64_text
from comity.seal.keys import KeyKind, Signer, VerifierKey
from comity.vocabulary.errors import BadInput

MOST_SIGNATURES = 100
"""The specification asks for a limit of at least 16; Go's reader stops at 100."""


Verifies = Callable[[VerifierKey, bytes, bytes], bool]
"""Whether a key made this signature of this text: kinds of keys other than NOTE sign more than the bare text."""


class NoteRefused(BadInput):
    """The note is malformed, or a key that should have signed it did not."""


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """One signature line, not yet verified."""

    name: str
    key_id: bytes
    data: bytes

    def __str__(self) -> str:
        return f"\u2014 {self.name} {base64_text(self.key_id + self.data)}\n"


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A text that ends in a newline, and its signatures."""

    text: str
    signatures: tuple[Signature, ...]

    def __bytes__(self) -> bytes:
        return f"{self.text}\n{''.join(map(str, self.signatures))}".encode()

    @classmethod
    def parse(cls, data: bytes) -> "Note":
        """Cut a note at its last blank line; raise NoteRefused when it is malformed. Nothing is verified yet."""
        text = _printable(data)
        body, blank, lines = text.rpartition("\n\n")
        if not blank or not lines.endswith("\n"):
            raise NoteRefused("The note carries no signatures after a blank line.")
        signatures = lines[:-1].split("\n")
        if len(signatures) > MOST_SIGNATURES:
            raise NoteRefused(f"The note carries more than {MOST_SIGNATURES} signatures.")
        return cls(text=f"{body}\n", signatures=tuple(map(_signature, signatures)))

    def verified_by(self, keys: Iterable[VerifierKey], verifies: Verifies | None = None) -> frozenset[VerifierKey]:
        """Those of the keys that signed.

        Signatures by other keys say nothing and are passed over. Raise NoteRefused when a given key's signature does not
        verify, stands twice, or when two given keys share a name and id.
        """
        known, found = list(keys), set()
        for signature in self.signatures:
            key = _signing_key(signature, known)
            if key is None:
                continue
            if key in found or not (verifies or _plainly)(key, signature.data, self.text.encode()):
                raise NoteRefused(f"The signature of {key.name} does not verify, or stands twice.")
            found.add(key)
        return frozenset(found)


def signed(text: str, *signers: Signer) -> Note:
    """A note of this text, signed by each; raise NoteRefused when the text cannot be one."""
    if not text.endswith("\n"):
        raise NoteRefused("A note's text ends in a newline.")
    _printable(text.encode())
    return Note(text=text, signatures=tuple(signature(s.key, s.sign(text.encode())) for s in signers))


def signature(key: VerifierKey, data: bytes) -> Signature:
    """A signature line of this key."""
    return Signature(name=key.name, key_id=key.id, data=data)


def _plainly(key: VerifierKey, signature: bytes, text: bytes) -> bool:
    return key.kind is KeyKind.NOTE and key.verifies(signature, text)


def _signing_key(signature: Signature, known: Sequence[VerifierKey]) -> VerifierKey | None:
    matching = [key for key in known if (key.name, key.id) == (signature.name, signature.key_id)]
    if len(matching) > 1:
        raise NoteRefused(f"Two keys are known for {signature.name}: which of them signed is ambiguous.")
    return matching[0] if matching else None


def _printable(data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise NoteRefused("The note is not UTF-8.") from None
    if any(ord(character) < 32 and character != "\n" for character in text):
        raise NoteRefused("The note holds a control character.")
    return text


def _signature(line: str) -> Signature:
    found = re.fullmatch("\u2014 ([^+\\s]+) ([A-Za-z0-9+/=]+)", line)
    try:
        data = base64_bytes(found[2]) if found else b""
    except NotCanonical:
        data = b""
    if not found or len(data) <= 4:
        raise NoteRefused("A line among the note's signatures is not a signature.")
    return Signature(name=found[1], key_id=data[:4], data=data[4:])
