"""The policy decides alike everywhere, as an independent reading of it does, and no part of it could be otherwise."""

import pytest
from tests.desk.sharing.matrix import KINDS, VIEWERS, by_cedar
from tests.desk.sharing.mutants import mutants

from comity.desk.sharing.policy import READ, admits


def by_python(clause, viewers=VIEWERS):
    """What each viewer may see by a clause: the references."""
    return [{kind.reference for kind in KINDS if admits(clause, one, kind)} for one in viewers]


@pytest.fixture(scope="module")
def oracle():
    """What the policy in Cedar says."""
    return by_cedar()


@pytest.fixture
def rows(seat_of):
    """A case of every kind."""
    from comity.desk.casework.models import Case

    seats = {code: seat_of(code) for code in ("EXA", "EXB")}
    Case.objects.bulk_create((kind.row(seats) for kind in KINDS), batch_size=500)
    return Case.objects


def test_the_matrix_is_wide_enough():
    """The acceptance of the policy: at least 3,500 records and 25 viewers."""
    assert len(KINDS) >= 3500
    assert len(VIEWERS) >= 25


def test_python_decides_as_cedar_does(oracle):
    """The tree says what an independent reading of the rule says, for every record and viewer."""
    assert by_python(READ) == oracle


def test_the_filter_decides_as_cedar_does(rows, oracle):
    """The database's filter, on whichever database is under test, gives the same records."""
    assert [set(rows.visible_to(one).values_list("reference", flat=True)) for one in VIEWERS] == oracle


def test_the_wall_decides_as_cedar_does(rows, oracle):
    """A query that forgot the filter gives the same records on PostgreSQL; on SQLite there is no wall, and it is no secret."""
    from django.db import connection

    from comity.desk.sharing.eyes import eyes

    seen = []
    for one in VIEWERS:
        with eyes(one):
            seen.append(set(rows.values_list("reference", flat=True)))
    everything = {kind.reference for kind in KINDS}
    assert seen == (oracle if connection.vendor == "postgresql" else [everything] * len(VIEWERS))


def test_every_change_of_the_policy_is_noticed(oracle):
    """Each of at least sixty slips in the tree changes a decision: no part of the rule is there for nothing."""
    changed = list(mutants(READ))
    assert len(changed) >= 60
    assert [mutant for mutant in changed if by_python(mutant) == oracle] == []
