"""The log: a leaf with each record or neither, and proofs that lead to a signed root."""

import pytest
from django.db import connection, transaction
from django.utils import timezone

from comity.desk.ledger.actions import sealed
from comity.desk.ledger.audit import LogBroken, audited
from comity.desk.ledger.log import NotIntegrated, checkpoint, integrate, log_size, proof, publish_log
from comity.desk.ledger.models import Checkpoint, Leaf, Statement
from comity.desk.sharing.keys import log_key
from comity.seal.proofs import TlogProof


def seal(seat, number):
    """A statement about nothing in particular."""
    return sealed("decision", about={}, says={"number": number}, by=seat, at=timezone.now())


def test_every_statement_is_proved_under_the_newest_checkpoint(seat_of):
    """A proof leads from the statement's own leaf to a root that the log signed."""
    statements = [seal(seat_of("SEC"), number) for number in range(20)]
    issued = checkpoint()
    for statement in statements:
        stated = TlogProof.parse(proof(statement, issued)).verify(bytes(statement.leaf.data), log_key().key)
        assert stated.size == issued.size


def test_what_is_rolled_back_leaves_no_leaf(seat_of):
    """The leaf is committed with the record or not at all."""
    seat = seat_of("SEC")
    before = Leaf.objects.count()
    with transaction.atomic():
        seal(seat, 1)
        transaction.set_rollback(True)
    assert (Leaf.objects.count(), audited().size) == (before, log_size())


def test_a_receipt_waits_for_its_place(seat_of):
    """On PostgreSQL a leaf has no place before the integrator gave it one, and no proof either."""
    statement = seal(seat_of("SEC"), 1)
    old = Checkpoint(size=0, note=b"", issued_at=timezone.now())
    with pytest.raises(NotIntegrated, match="no place in the log"):
        proof(statement, old)
    assert Leaf.objects.filter(index__isnull=True).exists() == (connection.vendor == "postgresql")
    integrate()
    assert Leaf.objects.filter(index__isnull=True).count() == 0


def test_an_audit_finds_a_changed_statement(seat_of):
    """Whoever changes a sealed record, the audit names it."""
    statement = seal(seat_of("SEC"), 1)
    other = seal(seat_of("SEC"), 2)
    checkpoint()
    Statement.objects.filter(pk=statement.pk).update(envelope=other.envelope)
    with pytest.raises(LogBroken, match="was changed since it was sealed"):
        audited()


def test_an_audit_finds_a_removed_leaf(seat_of):
    """A leaf taken out of the middle is missed."""
    first = seal(seat_of("SEC"), 1)
    seal(seat_of("SEC"), 2)
    checkpoint()
    Leaf.objects.filter(pk=first.pk).delete()
    with pytest.raises(LogBroken):
        audited()


def test_the_published_log_is_that_of_the_database(seat_of, world):
    """The static files hold the checkpoint and every hash it promises."""
    for number in range(300):
        seal(seat_of("SEC"), number)
    issued = checkpoint()
    publish_log(issued)
    assert (world.log / "checkpoint").read_bytes() == bytes(issued.note)
    assert len((world.log / "tile/0/000").read_bytes()) == 256 * 32
    assert len((world.log / f"tile/0/001.p/{issued.size - 256}").read_bytes()) == (issued.size - 256) * 32


def test_a_checkpoint_is_issued_once_per_size(seat_of):
    """Asking again without growth gives the same checkpoint."""
    seal(seat_of("SEC"), 1)
    assert checkpoint().pk == checkpoint().pk
