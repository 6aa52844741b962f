"""Ed25519 in pure Python: the same verdict as OpenSSL's on every key that may be enrolled."""

import pytest
from tests.seal.published import vectors

from comity.seal.keys import KeyRefused, Signer, VerifierKey
from comity.verifier import verifier

WYCHEPROOF = vectors("wycheproof_ed25519")
CCTV = vectors("cctv_ed25519")


@pytest.fixture(params=["0", "1"], ids=["cryptography", "pure"])
def way(request, monkeypatch):
    """Both ways of checking a signature."""
    monkeypatch.setenv("PURE", request.param)


def judged(case):
    """Whether the verifier accepts a published signature."""
    return verifier.holds(bytes.fromhex(case["key"]), bytes.fromhex(case["sig"]), bytes.fromhex(case["msg"]))


@pytest.mark.usefixtures("way")
def test_wycheproof_signatures_are_judged_as_published():
    """All 151, on both ways."""
    wrong = [number for number, case in WYCHEPROOF.items() if judged(case) != (case["result"] == "valid")]
    assert (wrong, len(WYCHEPROOF)) == ([], 151)


def enrolled(case):
    """Whether the verifier would take the case's key from an anchor."""
    try:
        verifier.multiples(bytes.fromhex(case["key"]))
    except verifier.Refused:
        return False
    return True


def test_both_ways_agree_on_every_key_that_may_be_enrolled(monkeypatch):
    """Of C2SP's 914 edge cases, those on which implementations split have keys that are refused before."""
    cases = [{**case, "msg": case["msg"].encode().hex()} for case in CCTV.values() if enrolled(case)]
    monkeypatch.setenv("PURE", "0")
    with_openssl = [judged(case) for case in cases]
    monkeypatch.setenv("PURE", "1")
    assert [judged(case) for case in cases] == with_openssl
    assert len(CCTV) == 914
    assert {True, False} == set(with_openssl)


def test_the_verifier_and_the_seal_enrol_the_same_canonical_keys():
    """What the seal refuses and the verifier decodes is of low order alone."""
    for case in CCTV.values():
        key = bytes.fromhex(case["key"])
        if enrolled(case) != accepted(key):
            assert "low_order_A" in case["flags"]


def accepted(key):
    """Whether the seal enrols a key."""
    try:
        VerifierKey(name="key", public=key)
    except KeyRefused:
        return False
    return True


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("length", [0, 1, 63, 65, 128])
def test_a_signature_of_another_length_does_not_hold(length):
    """64 bytes, no more and no fewer."""
    signer = Signer.from_seed("a", bytes(32))
    assert verifier.holds(signer.key.public, signer.sign(b"x"), b"x")
    assert not verifier.holds(signer.key.public, (signer.sign(b"x") * 2)[:length], b"x")


@pytest.mark.usefixtures("way")
def test_a_whole_bundle_gets_the_same_verdict_both_ways(bundle, anchor):
    """Check by check."""
    verdict = verifier.check(bundle, anchor)
    assert verdict["verdict"] == "verified"
    assert len(verdict["checks"]) == 7
