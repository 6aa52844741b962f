"""Put a payload and its signatures into one envelope (DSSE v1, github.com/secure-systems-lab/dsse, protocol.md)."""

from collections.abc import Iterable

import msgspec

from comity.seal.canonical import NotCanonical, base64_bytes, base64_text, canonical, parsed
from comity.seal.keys import Signer, VerifierKey
from comity.vocabulary.errors import BadInput


class EnvelopeRefused(BadInput):
    """This is not a DSSE envelope."""


class EnvelopeSignature(msgspec.Struct, frozen=True, kw_only=True):
    """One signature and a hint of whose it is; the hint itself is not signed."""

    keyid: str = ""
    sig: bytes


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """A payload, what it is, and who signed it."""

    payload: bytes
    payload_type: str
    signatures: tuple[EnvelopeSignature, ...]

    def __bytes__(self) -> bytes:
        """Canonical JSON, standard base64."""
        signatures = [{"keyid": one.keyid, "sig": base64_text(one.sig)} for one in self.signatures]
        return canonical(
            {"payload": base64_text(self.payload), "payloadType": self.payload_type, "signatures": signatures}
        )

    @classmethod
    def parse(cls, data: bytes) -> "Envelope":
        """Read an envelope, in either base64 alphabet as the protocol asks; raise EnvelopeRefused. Nothing is verified yet."""
        try:
            wire = msgspec.convert(parsed(data), _Wire)
            signatures = tuple(EnvelopeSignature(keyid=one.keyid, sig=_bytes(one.sig)) for one in wire.signatures)
            payload = _bytes(wire.payload)
        except (NotCanonical, msgspec.ValidationError) as error:
            raise EnvelopeRefused(f"This is not a DSSE envelope: {error}") from None
        return cls(payload=payload, payload_type=wire.payload_type, signatures=signatures)

    def signed_by(self, keys: Iterable[VerifierKey]) -> frozenset[VerifierKey]:
        """Those of the keys that signed this payload; one public key counts once, whatever its names and hints."""
        message = pae(self.payload_type, self.payload)
        by_public = {key.public: key for key in keys}
        return frozenset(
            key for key in by_public.values() if any(key.verifies(one.sig, message) for one in self.signatures)
        )


class _WireSignature(msgspec.Struct):
    sig: str
    keyid: str = ""


class _Wire(msgspec.Struct, rename="camel"):
    payload: str
    payload_type: str
    signatures: list[_WireSignature]


def _bytes(text: str) -> bytes:
    return base64_bytes(text.replace("-", "+").replace("_", "/"))


def pae(payload_type: str, payload: bytes) -> bytes:
    """What is signed: the type and the payload, each after its length in bytes (pre-authentication encoding)."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def seal(payload: bytes, payload_type: str, *signers: Signer) -> Envelope:
    """The payload, signed by each; a signature's hint is its key's name and id."""
    message = pae(payload_type, payload)
    signatures = tuple(EnvelopeSignature(keyid=one.key.hint, sig=one.sign(message)) for one in signers)
    return Envelope(payload=payload, payload_type=payload_type, signatures=signatures)
