"""Keys: enrolled strictly, kept in a file of their owner, never shown by accident."""

import pytest
from tests.seal.published import vectors

from comity.seal.keys import KeyKind, KeyRefused, KeyUnreadable, Signer, VerifierKey

NOTES = vectors("signed_note")["verifier_keys"]
SIGNER = NOTES["signer"]
WYCHEPROOF = vectors("wycheproof_ed25519")
CCTV = vectors("cctv_ed25519")
WEAK = {"low_order_A", "non_canonical_A"}


@pytest.mark.parametrize("text", NOTES["good"])
def test_a_published_key_reads_and_writes_back(text):
    """The text form is the key's own."""
    assert str(VerifierKey.parse(text)) == text


@pytest.mark.parametrize("text", [case["vkey"] for case in NOTES["bad"] if "vkey" in case])
def test_a_key_of_another_length_or_kind_is_refused(text):
    """Only Ed25519, and only 32 bytes of it."""
    with pytest.raises(KeyRefused):
        VerifierKey.parse(text)


def test_no_part_of_a_key_passes_for_it():
    """All 2,210 proper substrings of one key, and every change of one byte, are refused."""
    text = NOTES["good"][1]
    parts = {text[start:stop] for start in range(len(text)) for stop in range(start + 1, len(text) + 1)} - {text}
    raised = {text[:at] + chr(ord(letter) + 1) + text[at + 1 :] for at, letter in enumerate(text)}
    assert len(raised) == len(text)
    for mangled in parts | raised:
        with pytest.raises(KeyRefused):
            VerifierKey.parse(mangled)


@pytest.mark.parametrize("number", WYCHEPROOF)
def test_wycheproof_signatures_are_judged_as_published(number):
    """All 151 cases of Project Wycheproof."""
    case = WYCHEPROOF[number]
    key = VerifierKey(name="wycheproof", public=bytes.fromhex(case["key"]))
    assert key.verifies(bytes.fromhex(case["sig"]), bytes.fromhex(case["msg"])) == (case["result"] == "valid")


def test_wycheproof_has_all_its_cases():
    """A file cut short would test less and still pass."""
    assert len(WYCHEPROOF) == 151
    assert {case["result"] for case in WYCHEPROOF.values()} == {"valid", "invalid"}


@pytest.mark.parametrize("key", sorted({case["key"] for case in CCTV.values() if WEAK & set(case["flags"])}))
def test_a_key_on_which_implementations_disagree_is_not_enrolled(key):
    """Every low-order and every non-canonical key of C2SP's vectors is refused."""
    with pytest.raises(KeyRefused):
        VerifierKey(name="weak", public=bytes.fromhex(key))


@pytest.mark.parametrize("key", sorted({case["key"] for case in CCTV.values() if not WEAK & set(case["flags"])}))
def test_a_sound_key_of_the_same_vectors_is_enrolled(key):
    """The refusal is not of everything."""
    assert VerifierKey(name="sound", public=bytes.fromhex(key)).public == bytes.fromhex(key)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "tab\t", "line\n", "no\u00a0break"])
def test_a_name_that_would_break_a_signature_line_is_refused(name):
    """Names hold no space, no plus and no control character."""
    with pytest.raises(KeyRefused):
        Signer.from_seed(name, bytes(32))


def test_the_published_signer_signs_as_published():
    """Ed25519 is deterministic, so the published key makes the published signature."""
    signer = Signer.parse(SIGNER["skey"])
    line = SIGNER["signature_line"].split()[-1]
    assert signer.key.verifies(signer.sign(SIGNER["text"].encode()), SIGNER["text"].encode())
    assert signer.key.id.hex() == "c74f20a3"
    assert line.startswith("x08go")


def test_a_signer_survives_its_file(tmp_path):
    """What was written is read back, and only its owner may read it."""
    signer = Signer.generate("exercise.example/node")
    signer.write(tmp_path / "key")
    assert Signer.read(tmp_path / "key").key == signer.key
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / "key"]


def test_a_key_file_is_never_overwritten(tmp_path):
    """A lost key cannot be made again."""
    first = Signer.generate("a")
    first.write(tmp_path / "key")
    with pytest.raises(KeyUnreadable, match="never overwritten"):
        Signer.generate("a").write(tmp_path / "key")
    assert Signer.read(tmp_path / "key").key == first.key
    assert list(tmp_path.iterdir()) == [tmp_path / "key"]


def test_a_key_file_others_may_read_is_refused(tmp_path):
    """A key that others could have copied is no longer one person's."""
    Signer.generate("a").write(tmp_path / "key")
    (tmp_path / "key").chmod(0o640)
    with pytest.raises(KeyUnreadable, match="chmod 600"):
        Signer.read(tmp_path / "key")


@pytest.mark.parametrize(
    "text", ["", "nonsense", "PRIVATE+KEY+a+00000000+AQ==", SIGNER["skey"].replace("c74f20a3", "c74f20a4")]
)
def test_a_damaged_key_file_is_refused(tmp_path, text):
    """A signer's parts vouch for each other."""
    (tmp_path / "key").write_text(text)
    (tmp_path / "key").chmod(0o600)
    with pytest.raises(KeyRefused):
        Signer.read(tmp_path / "key")


def test_a_missing_key_file_is_named(tmp_path):
    """The sentence says which file."""
    with pytest.raises(KeyUnreadable, match="missing"):
        Signer.read(tmp_path / "missing")


def test_a_signer_does_not_show_its_secret():
    """Neither text nor representation holds the seed."""
    signer = Signer.from_seed("a", b"secretsecretsecretsecretsecretse")
    assert "secret" not in f"{signer} {signer!r} {signer.key!r}"


def test_kinds_of_one_key_have_different_ids():
    """A log's key and a witness's key never pass for each other."""
    kinds = [Signer.from_seed("a", bytes(32), kind).key.id for kind in KeyKind]
    assert len(set(kinds)) == len(kinds)


def test_a_seed_of_another_length_is_refused():
    """32 bytes, no more and no fewer."""
    with pytest.raises(KeyRefused, match="32 bytes"):
        Signer.from_seed("a", b"short")
