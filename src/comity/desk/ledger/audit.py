"""Audit the whole log: every statement has its leaf, every leaf its place, every checkpoint the root of what it counts."""

import msgspec

from comity.desk.ledger.log import tiled
from comity.desk.ledger.models import Checkpoint, Leaf, Statement
from comity.desk.sharing.keys import log_key, node_key
from comity.seal import checkpoints, statements, tree
from comity.seal.dsse import Envelope
from comity.vocabulary.errors import ComityError


class LogBroken(ComityError):
    """The log does not hold what it says."""

    def diagnostics(self) -> str:
        """What to do about it."""
        return "Stop writing to this world, keep a copy as it is, and restore the last sound one."


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """What a whole audit counted."""

    size: int
    waiting: int
    checkpoints: int


def audited() -> Audit:
    """Recompute everything from the statements up; raise LogBroken with the first thing that does not hold."""
    _stop_without_leaf()
    hashes = [
        _leaf_hash(leaf) for leaf in Leaf.objects.filter(index__isnull=False).select_related("statement").iterator()
    ]
    for place, index in enumerate(Leaf.objects.filter(index__isnull=False).values_list("index", flat=True)):
        if place != index:
            raise LogBroken(f"The log has no leaf at {place}.")
    if hashes and tiled().root(len(hashes)) != tree.root(hashes):
        raise LogBroken("The tiles do not give the root of the leaves.")
    issued = list(Checkpoint.objects.all())
    for one in issued:
        stated = checkpoints.opened(bytes(one.note), log_key().key)
        if stated.size > len(hashes) or stated.root != tree.root(hashes[: stated.size]):
            raise LogBroken(f"The checkpoint of {stated.size} leaves states another root than the leaves have.")
    waiting = Leaf.objects.filter(index__isnull=True).count()
    return Audit(size=len(hashes), waiting=waiting, checkpoints=len(issued))


def _stop_without_leaf() -> None:
    lost = Statement.objects.filter(leaf__isnull=True).first()
    if lost:
        raise LogBroken(f"The {lost.type} {lost.digest} has no leaf.")


def _leaf_hash(leaf: Leaf) -> bytes:
    """The leaf's hash, once its statement bears it out."""
    envelope = Envelope.parse(bytes(leaf.statement.envelope))
    if statements.sha256(envelope.payload) != leaf.statement_id or not envelope.signed_by([node_key().key]):
        raise LogBroken(f"The {leaf.statement.type} {leaf.statement_id} was changed since it was sealed.")
    if bytes(leaf.data) != statements.leaf(leaf.statement.type, leaf.statement_id):
        raise LogBroken(f"The leaf at {leaf.index} is not that of its statement.")
    return tree.leaf_hash(bytes(leaf.data))
