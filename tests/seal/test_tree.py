"""The Merkle tree of RFC 6962: which proofs lead to which roots."""

import pytest
from hypothesis import given, settings, strategies as st
from tests.seal.published import vectors

from comity.seal import tree
from comity.seal.canonical import base64_bytes
from comity.seal.tree import ProofRefused, leaf_hash

PUBLISHED = vectors("merkle")
INCLUSION = {name: case for name, case in PUBLISHED.items() if name.startswith("inclusion")}
CONSISTENCY = {name: case for name, case in PUBLISHED.items() if name.startswith("consistency")}


def hashes(case, *names):
    """Fields of a published case as bytes."""
    return [base64_bytes(case[name] or "") for name in names]


def inclusion_holds(case):
    """Whether we accept a published inclusion proof."""
    leaf, root = hashes(case, "leafHash", "root")
    proof = [base64_bytes(one) for one in case["proof"] or []]
    try:
        tree.verify_inclusion(case["leafIdx"], case["treeSize"], leaf, proof, root)
    except ProofRefused:
        return False
    return True


def consistency_holds(case):
    """Whether we accept a published consistency proof."""
    old_root, new_root = hashes(case, "root1", "root2")
    proof = [base64_bytes(one) for one in case["proof"] or []]
    try:
        tree.verify_consistency(case["size1"], case["size2"], proof, old_root, new_root)
    except ProofRefused:
        return False
    return True


def test_there_are_ninety_eight_published_cases_of_each():
    """A file cut short would test less and still pass."""
    assert (len(INCLUSION), len(CONSISTENCY)) == (98, 98)


@pytest.mark.parametrize("name", INCLUSION)
def test_published_inclusion_proofs_are_judged_as_published(name):
    """Truncated, padded, swapped and mangled proofs are among them."""
    assert inclusion_holds(INCLUSION[name]) != INCLUSION[name]["wantErr"]


@pytest.mark.parametrize("name", CONSISTENCY)
def test_published_consistency_proofs_are_judged_as_published(name):
    """The empty tree proves nothing and is refused as the older one."""
    assert consistency_holds(CONSISTENCY[name]) != CONSISTENCY[name]["wantErr"]


@settings(deadline=None)
@given(st.lists(st.binary(max_size=4), min_size=1, max_size=40), st.data())
def test_every_proof_made_is_a_proof_accepted(leaves, data):
    """Inclusion of each leaf and consistency with each older tree."""
    row = [leaf_hash(leaf) for leaf in leaves]
    index, old = data.draw(st.integers(0, len(row) - 1)), data.draw(st.integers(1, len(row)))

    def subtree(start, stop):
        return tree.root(row[start:stop])

    proof = tree.inclusion(index, len(row), subtree)
    tree.verify_inclusion(index, len(row), row[index], proof, tree.root(row))
    chain = tree.consistency(old, len(row), subtree)
    tree.verify_consistency(old, len(row), chain, tree.root(row[:old]), tree.root(row))


def test_a_leaf_never_passes_for_a_node():
    """Leaves and nodes are hashed apart (RFC 6962 section 2.1)."""
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != tree.node_hash(left, right)


@pytest.mark.parametrize(("index", "size"), [(0, 0), (1, 1), (-1, 3)])
def test_no_proof_is_made_of_a_leaf_outside_the_tree(index, size):
    """A sentence, not an endless recursion."""
    with pytest.raises(ProofRefused, match="outside"):
        tree.inclusion(index, size, lambda _start, _stop: bytes(32))


@pytest.mark.parametrize(("old", "new"), [(0, 3), (4, 3)])
def test_no_proof_is_made_from_nothing_or_backwards(old, new):
    """An empty tree begins every tree, and a larger one none that is smaller."""
    with pytest.raises(ProofRefused, match="nothing to prove"):
        tree.consistency(old, new, lambda _start, _stop: bytes(32))
