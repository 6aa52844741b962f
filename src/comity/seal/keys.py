"""Hold Ed25519 keys in the forms of c2sp.org/signed-note: verifier keys anyone may see, signers kept in a file of one line."""

import hashlib
import os
import re
import tempfile
from enum import IntEnum
from pathlib import Path
from typing import Self

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from comity.seal.canonical import NotCanonical, base64_bytes, base64_text
from comity.vocabulary.errors import BadInput

PRIME = 2**255 - 19
CURVE_D = -121665 * pow(121666, -1, PRIME) % PRIME
"""edwards25519: -x² + y² = 1 + d·x²·y² modulo PRIME (RFC 8032 section 5.1)."""

# Doubled three times a point with this y is the neutral one; with y = 0 (order 4) and ±1 (orders 1 and 2) these are all the
# points whose order divides the cofactor 8 (RFC 8032 section 5.1). C2SP's CCTV vectors hold every one of them.
ORDER_EIGHT_Y = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
LOW_ORDER_Y = frozenset({0, 1, PRIME - 1, ORDER_EIGHT_Y, PRIME - ORDER_EIGHT_Y})

NAME = r"[^+\s\x00-\x1f]+"
"""What a key may be called, as a pattern: not empty, without spaces, plus signs and control characters."""

PRIVATE = "PRIVATE+KEY"
"""How a signer's line begins, as in Go's golang.org/x/mod/sumdb/note."""


class KeyRefused(BadInput):
    """This is not a key that signatures could be trusted to."""


class KeyUnreadable(BadInput):
    """The key file cannot be used."""


class KeyKind(IntEnum):
    """What a key signs: the type byte of c2sp.org/signed-note."""

    NOTE = 0x01
    """Notes and envelopes."""
    COSIGNATURE = 0x04
    """Checkpoints, with a time (c2sp.org/tlog-cosignature)."""


class VerifierKey(msgspec.Struct, frozen=True, kw_only=True):
    """A public Ed25519 key with the name it signs under; `str(key)` is `name+id+base64` (a vkey)."""

    name: str
    kind: KeyKind = KeyKind.NOTE
    public: bytes

    def __post_init__(self) -> None:
        if not re.fullmatch(NAME, self.name):
            raise KeyRefused(f"{self.name!r} cannot name a key: it must not be empty nor hold spaces or a plus sign.")
        _refuse_weak(self.public)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `name+id+base64`; raise KeyRefused when the parts do not agree or the key is weak."""
        name, key_id, kind, public = _parts(text)
        key = cls(name=name, kind=kind, public=public)
        if key.id.hex() != key_id:
            raise KeyRefused(f"{text!r} is not a verifier key: its id should be {key.id.hex()}.")
        return key

    @property
    def id(self) -> bytes:
        """Four bytes that bind name, kind and key."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    @property
    def hint(self) -> str:
        """`name+id`: tells which key signed without being the key."""
        return f"{self.name}+{self.id.hex()}"

    def __str__(self) -> str:
        return f"{self.hint}+{base64_text(bytes([self.kind]) + self.public)}"

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Whether this key made this signature of this message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except InvalidSignature:
            return False
        return True


class Signer:
    """A private Ed25519 key and the name it signs under. Its text never shows the secret."""

    def __init__(self, name: str, seed: bytes, kind: KeyKind = KeyKind.NOTE) -> None:
        if len(seed) != 32:
            raise KeyRefused("An Ed25519 seed has 32 bytes.")
        self._seed = seed
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.key = VerifierKey(name=name, kind=kind, public=self._private.public_key().public_bytes_raw())

    @classmethod
    def from_seed(cls, name: str, seed: bytes, kind: KeyKind = KeyKind.NOTE) -> Self:
        """The signer of a 32-byte secret."""
        return cls(name, seed, kind)

    @classmethod
    def generate(cls, name: str, kind: KeyKind = KeyKind.NOTE) -> Self:
        """A new signer from the system's randomness."""
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw(), kind)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the line of a key file; raise KeyRefused when its parts do not agree."""
        if not text.startswith(f"{PRIVATE}+"):
            raise KeyRefused(f"This is not a signer's line: it does not begin with {PRIVATE}.")
        name, key_id, kind, seed = _parts(text.removeprefix(f"{PRIVATE}+"))
        signer = cls(name, seed, kind)
        if signer.key.id.hex() != key_id:
            raise KeyRefused(f"The signer's line of {name} is damaged: its id should be {signer.key.id.hex()}.")
        return signer

    @classmethod
    def read(cls, path: Path) -> Self:
        """The signer of a key file; raise KeyUnreadable when others could read it or it is damaged."""
        try:
            mode, text = path.stat().st_mode, path.read_text()
        except (OSError, UnicodeDecodeError) as error:
            raise KeyUnreadable(f"The key file {path} cannot be read: {error}.") from None
        if os.name == "posix" and mode & 0o077:
            raise KeyUnreadable(
                f"Others may read the key file {path}: run `chmod 600 {path}`, or better make a new key."
            )
        return cls.parse(text.removesuffix("\n"))

    def write(self, path: Path) -> None:
        """Keep the secret in a new file that its owner alone may read; raise KeyUnreadable when the file exists."""
        data = base64_text(bytes([self.key.kind]) + self._seed)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".key-")  # of mode 0600
        try:
            with os.fdopen(handle, "w") as file:
                file.write(f"{PRIVATE}+{self.key.hint}+{data}\n")
                file.flush()
                os.fsync(file.fileno())
            os.link(draft, path)
        except FileExistsError:
            raise KeyUnreadable(
                f"The key file {path} exists: a key is never overwritten; choose another path."
            ) from None
        finally:
            Path(draft).unlink()

    def sign(self, message: bytes) -> bytes:
        """64 bytes (RFC 8032)."""
        return self._private.sign(message)


def _parts(text: str) -> tuple[str, str, KeyKind, bytes]:
    """Name, id, kind and 32 bytes of a key's text."""
    found = re.fullmatch(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", text)
    if not found:
        raise KeyRefused("This is not a key: it should read name+id+base64.")
    try:
        data = base64_bytes(found[3])
        kind = KeyKind(data[0])
    except (NotCanonical, ValueError):
        raise KeyRefused(f"The key of {found[1]} is of no kind known here.") from None
    if len(data) != 33:
        raise KeyRefused(f"The key of {found[1]} has {len(data) - 1} bytes instead of 32.")
    return found[1], found[2], kind, data[1:]


def _refuse_weak(public: bytes) -> None:
    """Refuse keys on which implementations disagree: not 32 bytes, not canonical, off the curve, of low order.

    OpenSSL accepts some of them at signing time and strict verifiers do not, so they are refused when a key is enrolled
    (the cases are C2SP's CCTV ed25519vectors).
    """
    y = int.from_bytes(public, "little") % 2**255
    if len(public) != 32 or y >= PRIME:
        raise KeyRefused("An Ed25519 key has 32 bytes and one form: this is not that form.")
    square = (y * y - 1) * pow(CURVE_D * y * y + 1, -1, PRIME) % PRIME
    if y in LOW_ORDER_Y or pow(square, (PRIME - 1) // 2, PRIME) != 1:
        raise KeyRefused("This point cannot serve as a key: it is off the curve or of low order.")
