"""Hash leaves into RFC 6962's Merkle tree, and tell whether a proof leads from a leaf, or an older tree, to a root."""

import hashlib
from collections.abc import Callable, Sequence

from comity.vocabulary.errors import BadInput

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()
"""The root of the tree without leaves (RFC 6962 section 2.1)."""

Subtree = Callable[[int, int], bytes]
"""The root over the leaves from `start` up to, not including, `stop`."""


class ProofRefused(BadInput):
    """The proof does not lead to the root."""


def leaf_hash(data: bytes) -> bytes:
    """The hash of one leaf (RFC 6962 section 2.1); its prefix keeps a leaf from passing as a node."""
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees."""
    return hashlib.sha256(b"\1" + left + right).digest()


def split(size: int) -> int:
    """The largest power of two below `size`, at least 2: where RFC 6962 cuts a tree in two."""
    return 1 << ((size - 1).bit_length() - 1)


def root(leaf_hashes: Sequence[bytes]) -> bytes:
    """The root over all these leaf hashes."""
    if not leaf_hashes:
        return EMPTY_ROOT
    if len(leaf_hashes) == 1:
        return leaf_hashes[0]
    middle = split(len(leaf_hashes))
    return node_hash(root(leaf_hashes[:middle]), root(leaf_hashes[middle:]))


def inclusion(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """The siblings from leaf `index` up to the root of the first `size` leaves (RFC 6962 section 2.1.1)."""
    if not 0 <= index < size:
        raise ProofRefused(f"Leaf {index} lies outside a tree of {size} leaves.")

    def path(start: int, stop: int) -> list[bytes]:
        if stop - start == 1:
            return []
        middle = start + split(stop - start)
        if index < middle:
            return [*path(start, middle), subtree(middle, stop)]
        return [*path(middle, stop), subtree(start, middle)]

    return path(0, size)


def consistency(old: int, new: int, subtree: Subtree) -> list[bytes]:
    """The hashes that show the tree of `old` leaves as the beginning of that of `new` (RFC 6962 section 2.1.2)."""
    if not 0 < old <= new:
        raise ProofRefused(f"There is nothing to prove between trees of {old} and {new} leaves.")

    def part(start: int, stop: int, *, whole: bool) -> list[bytes]:
        if old == stop:
            return [] if whole else [subtree(start, stop)]
        middle = start + split(stop - start)
        if old <= middle:
            return [*part(start, middle, whole=whole), subtree(middle, stop)]
        return [*part(middle, stop, whole=False), subtree(start, middle)]

    return part(0, new, whole=True)


def verify_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes], expected: bytes) -> None:
    """Raise ProofRefused unless the proof leads from this leaf hash at `index` to the root `expected` of `size` leaves."""
    if not 0 <= index < size:
        raise ProofRefused(f"Leaf {index} lies outside a tree of {size} leaves.")
    if any(len(part) != HASH_BYTES for part in (leaf, *proof)):
        raise ProofRefused("The proof holds something that is not a SHA-256 hash.")
    if _climbed(index, size, leaf, proof) != expected:
        raise ProofRefused(f"The proof does not lead from leaf {index} to the root of {size} leaves.")


def _climbed(index: int, size: int, leaf: bytes, proof: Sequence[bytes]) -> bytes:
    """The root that a proof leads to; its last hash is the sibling next to the root."""
    if size == 1:
        if proof:
            raise ProofRefused("The proof is longer than the tree is high.")
        return leaf
    if not proof:
        raise ProofRefused("The proof is shorter than the tree is high.")
    middle = split(size)
    if index < middle:
        return node_hash(_climbed(index, middle, leaf, proof[:-1]), proof[-1])
    return node_hash(proof[-1], _climbed(index - middle, size - middle, leaf, proof[:-1]))


def verify_consistency(old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> None:
    """Raise ProofRefused unless the proof shows the tree of `old` leaves as the beginning of that of `new` leaves.

    A tree without leaves begins every tree: there is nothing to prove, so `old` must be at least 1.
    """
    if not 0 < old <= new:
        raise ProofRefused(f"There is nothing to prove between trees of {old} and {new} leaves.")
    if any(len(part) != HASH_BYTES for part in proof):
        raise ProofRefused("The proof holds something that is not a SHA-256 hash.")
    if _both_roots(old, new, old_root, proof, whole=True) != (old_root, new_root):
        raise ProofRefused(f"The tree of {old} leaves is not shown to begin that of {new}.")


def _both_roots(old: int, new: int, old_root: bytes, proof: Sequence[bytes], *, whole: bool) -> tuple[bytes, bytes]:
    """The old and the new root that a proof leads to; `whole` while this subtree still holds all of the old tree."""
    if old == new:
        if len(proof) != (0 if whole else 1):
            raise ProofRefused("The proof has the wrong length.")
        return (old_root, old_root) if whole else (proof[0], proof[0])
    if not proof:
        raise ProofRefused("The proof is too short.")
    middle, sibling = split(new), proof[-1]
    if old <= middle:
        left, right = _both_roots(old, middle, old_root, proof[:-1], whole=whole)
        return left, node_hash(right, sibling)
    left, right = _both_roots(old - middle, new - middle, old_root, proof[:-1], whole=False)
    return node_hash(sibling, left), node_hash(sibling, right)
