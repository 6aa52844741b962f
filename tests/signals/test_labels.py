"""Labels: every row of a table knows its segment and its hull."""

from tests.signals.sea import sailing, table, together

from comity.signals.labels import SCHEMA, labelled


def test_hulls_told_apart_have_letters_in_the_order_they_begin():
    """A map can colour them; a ship alone has no letter."""
    shared = together(sailing(20, 120), sailing(25, 123, from_h=0.1))
    marks = labelled(table({1: shared, 2: sailing(0, 0)})).to_pylist()
    assert {(mark["mmsi"], mark["segment"], mark["hull"]) for mark in marks} == {(1, 1, "A"), (1, 2, "B"), (2, 1, "")}
    assert marks[0]["hull"] == "A"


def test_the_labels_stand_in_the_table_s_order_repeats_included():
    """Row by row, they can be laid beside the fixes."""
    ship = sailing(20, 120, hours=1)
    fixes = table({1: [*ship[::-1], ship[0]]})
    marks = labelled(fixes)
    assert marks.schema == SCHEMA
    assert marks["row"].to_pylist() == fixes["row"].to_pylist()
    assert set(marks["segment"].to_pylist()) == {1}


def test_more_hulls_than_letters_still_differ():
    """Thirty ships under one number have thirty signs."""
    ships = [sailing(2 * number, 10 * number, knots=1, from_h=number / 100) for number in range(1, 31)]
    hulls = set(labelled(table({1: together(*ships)}))["hull"].to_pylist())
    assert len(hulls) == 30


def test_an_empty_table_has_no_labels():
    """Nothing is made up where nothing was heard."""
    assert labelled(table({})).num_rows == 0
