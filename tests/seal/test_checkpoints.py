"""Checkpoints: how far the log has grown, in the log's own word and its witnesses'."""

from datetime import UTC, datetime

import msgspec
import pytest
from tests.seal.published import vectors

from comity.seal import checkpoints
from comity.seal.checkpoints import Checkpoint, CheckpointRefused
from comity.seal.keys import KeyKind, Signer, VerifierKey
from comity.seal.notes import Note, NoteRefused
from comity.seal.tree import EMPTY_ROOT

TEXTS = vectors("checkpoint")
COSIGNED = vectors("cosignature")
WITNESS = VerifierKey.parse(COSIGNED["witness_vkey"])
LOG = Signer.from_seed("log.example/1", bytes(range(32)))
NOTE = COSIGNED["cosigned_checkpoint"].encode()


@pytest.mark.parametrize("case", TEXTS["good"])
def test_a_published_checkpoint_reads_and_writes_back(case):
    """Extension lines included."""
    assert str(Checkpoint.parse(case["text"])) == case["text"]


@pytest.mark.parametrize("case", TEXTS["bad"], ids=lambda case: case["why"])
def test_a_published_malformed_checkpoint_is_refused(case):
    """Each with the reason its publisher gives."""
    with pytest.raises(CheckpointRefused):
        Checkpoint.parse(case["text"])


def test_an_empty_log_has_the_empty_root_alone():
    """A size of nought with another root states a tree that cannot be."""
    empty = Checkpoint(origin="log", size=0, root=EMPTY_ROOT)
    assert Checkpoint.parse(str(empty)) == empty
    with pytest.raises(CheckpointRefused):
        Checkpoint.parse(str(msgspec.structs.replace(empty, root=bytes(32))))


def test_a_log_opens_what_it_signed_and_nobody_else_does():
    """Trust is in the key that was named beforehand."""
    stated = Checkpoint(origin=LOG.key.name, size=3, root=bytes(32))
    note = bytes(checkpoints.signed(stated, LOG))
    assert checkpoints.opened(note, LOG.key) == stated
    with pytest.raises(NoteRefused, match="not signed"):
        checkpoints.opened(note, Signer.from_seed("log.example/1", bytes(32)).key)


def test_a_log_does_not_speak_for_another_origin():
    """A key that signs another log's name is not that log."""
    stated = Checkpoint(origin="another.example", size=3, root=bytes(32))
    with pytest.raises(CheckpointRefused, match="another"):
        checkpoints.opened(bytes(checkpoints.signed(stated, LOG)), LOG.key)


def test_the_derived_cosignature_is_made_and_read_byte_for_byte():
    """The worked example of tlog-cosignature, both ways."""
    witness = Signer.from_seed(
        COSIGNED["witness_name"], bytes.fromhex(COSIGNED["witness_seed_hex"]), KeyKind.COSIGNATURE
    )
    first = Note.parse(NOTE)
    bare = msgspec.structs.replace(first, signatures=first.signatures[:1])
    at = datetime.fromtimestamp(COSIGNED["timestamp"], UTC)
    assert witness.key == WITNESS
    assert bytes(checkpoints.cosigned(bare, witness, at)) == NOTE
    assert checkpoints.witnessed(NOTE, [WITNESS]) == {WITNESS: COSIGNED["timestamp"]}


def line_of(key, data):
    """The published note with another line for the witness."""
    note = Note.parse(NOTE)
    changed = msgspec.structs.replace(note.signatures[1], key_id=key.id, data=data)
    return bytes(msgspec.structs.replace(note, signatures=(note.signatures[0], changed)))


@pytest.mark.parametrize("seconds", [COSIGNED["timestamp"] + 1, 0, 2**63])
def test_a_cosignature_binds_its_time(seconds):
    """A time raised by one, dropped or beyond what the format allows is refused."""
    signature = Note.parse(NOTE).signatures[1].data[8:]
    with pytest.raises(NoteRefused):
        checkpoints.witnessed(line_of(WITNESS, seconds.to_bytes(8) + signature), [WITNESS])


def test_a_plain_signature_is_no_cosignature():
    """The two kinds sign different messages under the same key."""
    plain = Signer.from_seed(COSIGNED["witness_name"], bytes.fromhex(COSIGNED["witness_seed_hex"]))
    text = Note.parse(NOTE).text.encode()
    with pytest.raises(NoteRefused):
        checkpoints.witnessed(line_of(WITNESS, bytes(8) + plain.sign(text)), [WITNESS])
    assert checkpoints.witnessed(line_of(plain.key, plain.sign(text)), [WITNESS]) == {}
