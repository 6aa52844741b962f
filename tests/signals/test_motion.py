"""Steps: each fix beside the next, and which of them no ship can make."""

from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st
from tests.signals.sea import NEW_YEAR, sailing, table, together

from comity.engine.machine import machine, staged, table as loaded
from comity.signals.motion import Fix, heard, impossible, impossible_steps, steps, tracks

POINTS = st.builds(Fix, st.integers(0, 200_000), st.floats(-90, 90), st.floats(-180, 180), st.integers(1, 2**40))


def stepped(fixes):
    """The rows of a table's steps, and how many of them are impossible."""
    with machine() as connection:
        all_steps = staged(steps(heard(loaded(connection, [fixes]))))
        return all_steps.to_pyarrow().to_pylist(), impossible_steps(all_steps).count().to_pyarrow().as_py()


def test_a_step_has_its_seconds_and_its_metres():
    """Ten knots for ten minutes are 3,087 metres."""
    (step, *_), count = stepped(table({1: sailing(50, 0, hours=1)}))
    assert (step["mmsi"], step["row"], step["row1"], step["seconds"]) == (1, 1, 2, 600)
    assert step["metres"] == pytest.approx(10 / 6 * 1852, rel=1e-4)
    assert count == 0


@pytest.mark.parametrize(
    ("latitude", "longitude", "course"), [(0, 179.9, 90), (10, -179.9, 270), (89.8, 30, 0), (-89.8, 0, 180)]
)
def test_no_step_is_impossible_across_the_date_line_or_a_pole(latitude, longitude, course):
    """A ship that sails on there makes the same short steps as anywhere."""
    rows, count = stepped(table({1: sailing(latitude, longitude, course_deg=course, hours=6)}))
    assert count == 0
    assert max(row["metres"] for row in rows) == pytest.approx(10 / 6 * 1852, rel=1e-3)


def test_midnight_parts_no_step():
    """The day's end is no end: a step goes over it as over any other second."""
    rows, _ = stepped(table({1: sailing(0, 0, from_h=23.95, hours=0.2)}))
    assert [row["seconds"] for row in rows] == [600]
    assert rows[0]["t"] < NEW_YEAR.timestamp() + 86_400 < rows[0]["t1"]


def test_two_places_in_one_second_are_a_step_and_repeats_are_none():
    """A fix heard twice adds nothing; two far places in one second are more than any ship can do."""
    fix = sailing(0, 0, hours=0)[0]
    _, count = stepped(table({1: [fix, fix, fix._replace(latitude_deg=5.0)], 2: [fix, fix]}))
    assert count == 1


@settings(deadline=None, max_examples=25)
@given(st.lists(POINTS, min_size=2, max_size=30, unique_by=lambda fix: fix.row))
def test_the_table_and_python_call_the_same_steps_impossible(points):
    """One rule, written for columns and for fixes at hand, gives one answer."""
    track = together(points)
    _, count = stepped(table({1: track}))
    assert count == sum(impossible(*pair) for pair in pairwise(track))


def test_tracks_come_by_mmsi_in_order_of_time():
    """Whatever the order of the rows in the file."""
    ship = sailing(0, 0, hours=1)
    with machine() as connection:
        once = heard(loaded(connection, [table({2: ship[::-1], 1: ship, 3: ship})]))
        found = dict(tracks(once, [2, 1]))
    assert list(found) == [1, 2]
    assert [fix.t for fix in found[2]] == [fix.t for fix in ship]
