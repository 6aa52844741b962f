"""Signed notes: a text and the lines of those who vouch for it."""

import pytest
from tests.seal.published import vectors

from comity.seal import notes
from comity.seal.keys import KeyKind, Signer, VerifierKey
from comity.seal.notes import Note, NoteRefused

CASES = {case["name"]: case for case in vectors("signed_note")["cases"]}
SIGNER = vectors("signed_note")["verifier_keys"]["signer"]
GOOD = [name for name, case in CASES.items() if case["expect"] == "ok"]
BAD = [name for name, case in CASES.items() if case["expect"] in ("malformed", "invalid signature", "ambiguous key")]


def opened(case):
    """The keys that signed a published case."""
    keys = [VerifierKey.parse(text) for text in case["vkeys"]]
    return Note.parse(bytes.fromhex(case["note_hex"])).verified_by(keys)


@pytest.mark.parametrize("name", GOOD)
def test_a_published_note_is_verified_by_the_keys_it_says(name):
    """Unknown signers are passed over, known ones counted."""
    assert {key.name for key in opened(CASES[name])} == set(CASES[name]["verified"])


@pytest.mark.parametrize("name", BAD)
def test_a_published_note_that_is_malformed_or_falsely_signed_is_refused(name):
    """One false line of a known key condemns the note; so does anything that is not a note."""
    with pytest.raises(NoteRefused):
        opened(CASES[name])


def test_all_published_cases_are_judged():
    """Sixteen cases: those above, one that nobody known signed, one that repeats a line."""
    assert len(CASES) == 16
    assert len(GOOD) + len(BAD) == 14
    assert opened(CASES["no known key"]) == frozenset()


def test_a_repeated_line_of_a_known_key_is_refused():
    """Where the specification leaves the choice, the strict one: one note, one form."""
    with pytest.raises(NoteRefused, match="twice"):
        opened(CASES["repeated lines of a known key"])


def test_the_published_signer_writes_the_published_line():
    """The very bytes of Go's reference."""
    note = notes.signed(SIGNER["text"], Signer.parse(SIGNER["skey"]))
    assert bytes(note) == f"{SIGNER['text']}\n{SIGNER['signature_line']}".encode()


def test_a_note_reads_and_writes_back():
    """Blank lines in the text stay in the text."""
    note = notes.signed("first\n\nsecond\n", Signer.generate("a"), Signer.generate("b"))
    assert Note.parse(bytes(note)) == note


@pytest.mark.parametrize("text", ["no newline", "control\x01\n", "tab\t\n"])
def test_a_text_that_cannot_be_a_note_is_not_signed(text):
    """What would be refused in reading is refused in writing."""
    with pytest.raises(NoteRefused):
        notes.signed(text, Signer.generate("a"))


def test_a_witness_key_does_not_sign_plain_notes():
    """A cosignature's key vouches for checkpoints with a time and for nothing else."""
    witness = Signer.generate("witness", KeyKind.COSIGNATURE)
    with pytest.raises(NoteRefused):
        notes.signed("text\n", witness).verified_by([witness.key])
