"""Envelopes: DSSE v1."""

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from tests.seal.published import vectors

from comity.seal.dsse import Envelope, EnvelopeRefused, EnvelopeSignature, pae, seal
from comity.seal.keys import Signer

PUBLISHED = vectors("dsse")
ALICE, BORIS = (Signer.from_seed(name, name.encode().ljust(32)) for name in ("alice", "boris"))


def test_the_published_signature_is_over_our_encoding():
    """The protocol's own example, signed with ECDSA P-256, verifies over the bytes that we would sign."""
    envelope = Envelope.parse(json.dumps(PUBLISHED["envelope"]).encode())
    key = ec.EllipticCurvePublicNumbers(int(PUBLISHED["key"]["x"]), int(PUBLISHED["key"]["y"]), ec.SECP256R1())
    signature = envelope.signatures[0].sig
    r, s = (int.from_bytes(half) for half in (signature[:32], signature[32:]))
    message = pae(envelope.payload_type, envelope.payload)
    assert message.decode() == PUBLISHED["pae"]
    key.public_key().verify(utils.encode_dss_signature(r, s), message, ec.ECDSA(SHA256()))


@pytest.mark.parametrize("case", PUBLISHED["pae_cases"])
def test_lengths_count_bytes(case):
    """Empty and non-ASCII types are encoded as published."""
    assert pae(case["type"], bytes.fromhex(case["body_hex"])).hex() == case["pae_hex"]


def test_an_envelope_reads_and_writes_back():
    """One form of bytes, with every signature."""
    envelope = seal(b"payload \xff", "text/plain", ALICE, BORIS)
    assert Envelope.parse(bytes(envelope)) == envelope


def test_both_base64_alphabets_are_read():
    """The protocol allows either; what is written is the standard one."""
    envelope = seal(b"\xfb\xff\xfe", "text/plain", ALICE)
    wire = json.loads(bytes(envelope))
    wire["payload"] = wire["payload"].replace("+", "-").replace("/", "_")
    assert wire["payload"] == "-__-"
    assert Envelope.parse(json.dumps(wire).encode()) == envelope


def test_who_signed_is_told_by_the_signature_alone():
    """The hint is not signed: exchanged hints change nothing, and a stranger's key has not signed."""
    envelope = seal(b"payload", "text/plain", ALICE)
    renamed = Envelope(
        payload=envelope.payload,
        payload_type=envelope.payload_type,
        signatures=(EnvelopeSignature(keyid=BORIS.key.hint, sig=envelope.signatures[0].sig),),
    )
    assert renamed.signed_by([ALICE.key, BORIS.key]) == {ALICE.key}


def test_one_key_signing_seven_times_counts_once():
    """A threshold counts distinct public keys, whatever names they go by."""
    other_name = Signer.from_seed("alice-again", b"alice".ljust(32))
    envelope = seal(b"payload", "text/plain", *[ALICE] * 7)
    assert len(envelope.signed_by([ALICE.key, other_name.key, BORIS.key])) == 1


@pytest.mark.parametrize("part", ["payload", "payload_type"])
def test_a_signature_covers_payload_and_type(part):
    """Neither can be exchanged under a signature."""
    envelope = seal(b"payload", "text/plain", ALICE)
    facts = {"payload": envelope.payload, "payload_type": envelope.payload_type}
    facts[part] += facts[part][:1]
    assert Envelope(**facts, signatures=envelope.signatures).signed_by([ALICE.key]) == frozenset()


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b'{"payload":"AA==","payloadType":"t"}', b'{"payload":"A","payloadType":"t","signatures":[]}',
     b'{"payload":"","payload":"","payloadType":"t","signatures":[]}', b'{"payload":1,"payloadType":"t","signatures":[]}'],
)  # fmt: skip
def test_what_is_no_envelope_is_refused(data):
    """A sentence, not a crash."""
    with pytest.raises(EnvelopeRefused):
        Envelope.parse(data)


def test_the_form_is_plain_json_for_outside_tools():
    """Any DSSE reader finds the three members it expects."""
    wire = json.loads(bytes(seal(b"p", "t", ALICE)))
    assert base64.b64decode(wire["payload"]) == b"p"
    assert set(wire) == {"payload", "payloadType", "signatures"}
