"""Proofs that a leaf is in a log, as one file each."""

import pytest
from tests.seal.published import vectors

from comity.seal.checkpoints import CheckpointRefused
from comity.seal.keys import Signer, VerifierKey
from comity.seal.notes import NoteRefused
from comity.seal.proofs import TlogProof
from comity.seal.tree import ProofRefused
from comity.vocabulary.errors import BadInput

CASES = vectors("tlog_proof")
LOG = VerifierKey.parse(vectors("tessera_log")["log_vkey"])
LEAF = CASES["leaf_utf8"].encode()
PROOF = CASES["proof"].encode()


@pytest.mark.parametrize("name", ["proof", "proof_with_extra"])
def test_the_worked_example_reads_writes_and_verifies(name):
    """Extra data is carried along and proves nothing."""
    proof = TlogProof.parse(CASES[name].encode())
    assert bytes(proof) == CASES[name].encode()
    assert proof.verify(LEAF, LOG).size == 15


@pytest.mark.parametrize("case", CASES["bad"], ids=lambda case: case["why"])
def test_the_bad_examples_are_refused(case):
    """Each for the reason that stands beside it."""
    with pytest.raises(BadInput):
        TlogProof.parse(case["proof"].encode()).verify(LEAF, LOG)


def test_another_leaf_is_not_proved():
    """The proof is of one leaf."""
    with pytest.raises(ProofRefused, match="does not lead"):
        TlogProof.parse(PROOF).verify(b"nine", LOG)


def test_another_log_is_not_believed():
    """The checkpoint counts only under the key that was named."""
    with pytest.raises(NoteRefused, match="not signed"):
        TlogProof.parse(PROOF).verify(LEAF, Signer.generate(LOG.name).key)


def test_a_log_of_another_name_is_refused():
    """The same key under another name is another log."""
    renamed = VerifierKey(name="other.example", public=LOG.public)
    with pytest.raises((NoteRefused, CheckpointRefused)):
        TlogProof.parse(PROOF).verify(LEAF, renamed)


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"c2sp.org/tlog-proof@v1\n\n", b"\xff\n\n", PROOF.replace(b"index 7", b"index 7 ")]
)
def test_what_is_no_proof_is_refused(data):
    """A sentence, not a crash."""
    with pytest.raises(ProofRefused):
        TlogProof.parse(data)


def test_every_flipped_bit_of_the_part_that_proves_is_refused():
    """Proof, checkpoint and the log's line; the witness's line is not asked for here."""
    until = PROOF.index(b"\xe2\x80\x94 witness")
    for bit in range(until * 8):
        mangled = bytearray(PROOF)
        mangled[bit // 8] ^= 1 << bit % 8
        with pytest.raises(BadInput):
            TlogProof.parse(bytes(mangled)).verify(LEAF, LOG)
