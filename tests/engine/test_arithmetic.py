"""Distances and seconds, alike on every engine."""

from datetime import UTC, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings, strategies as st

from comity.engine.arithmetic import EARTH_M, NM_M, distance_nm, epoch_s, metres, real
from comity.engine.machine import machine, table

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
COLUMNS = ("latitude", "longitude", "other_latitude", "other_longitude")


@settings(deadline=None, max_examples=20)
@given(st.lists(POINTS, min_size=1, max_size=30))
def test_the_engine_and_python_measure_alike(points):
    """One formula, written for columns and for numbers, gives one distance."""
    with machine() as connection:
        rows = table(connection, [pa.table(dict(zip(COLUMNS, zip(*points, strict=True), strict=True)))])
        measured = rows.select(m=metres(*(rows[name] for name in COLUMNS))).to_pyarrow()["m"].to_pylist()
    assert measured == pytest.approx([distance_nm(*point) * NM_M for point in points], abs=0.01)


@pytest.mark.parametrize(
    ("points", "degrees"),
    [
        ((0, 179.5, 0, -179.5), 1),
        ((90, 0, 90, 137), 0),
        ((89, 0, 89, 180), 2),
        ((-90, 10, -89, -77), 1),
        ((0, 0, 0, 180), 180),
        ((-12, 45, 12, -135), 180),
    ],
)
def test_distances_hold_at_the_date_line_and_the_poles(points, degrees):
    """The way across 180° or a pole is the short one, and the farthest point is half way round."""
    assert distance_nm(*points) * NM_M == pytest.approx(
        2 * 3.141592653589793 * EARTH_M * degrees / 360, rel=1e-9, abs=1e-3
    )


@settings(deadline=None)
@given(POINTS)
def test_a_distance_is_the_same_both_ways_and_never_beyond_half_the_globe(points):
    """A step has one length."""
    there, back = distance_nm(*points), distance_nm(*points[2:], *points[:2])
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 10_808


def test_seconds_are_whole_and_never_rounded_up():
    """A fix at 12:00:00.9 belongs to the second it began in, also after 2038."""
    moments = [datetime(2014, 1, 1, 12, 0, 0, 900_000, UTC), datetime(2040, 1, 1, tzinfo=UTC)]
    with machine() as connection:
        rows = table(connection, [pa.table({"seen_at": pa.array(moments, pa.timestamp("us", "UTC"))})])
        asked = rows.select(s=epoch_s(rows.seen_at), half=real(epoch_s(rows.seen_at)) / 2.0).to_pyarrow().to_pydict()
    assert asked == {"s": [1_388_577_600, 2_208_988_800], "half": [694_288_800.0, 1_104_494_400.0]}
