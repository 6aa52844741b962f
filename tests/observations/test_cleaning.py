"""What is kept, marked, nulled and refused of the messages a source gave."""

from datetime import UTC, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings, strategies as st

from comity.observations.cleaning import AS_READ, cleaned
from comity.observations.fixes import SCHEMA

NOON = datetime(2014, 1, 1, 12, tzinfo=UTC)


def message(**given):
    """A message as a reader hands it over."""
    sent = {"row": 1, "mmsi": 416000000, "seen_at": NOON, "latitude_deg": 22.5, "longitude_deg": 120.3}
    return dict.fromkeys(AS_READ.names) | sent | given


def read(*messages):
    """The messages, numbered, as one table."""
    return pa.Table.from_pylist([m | {"row": row} for row, m in enumerate(messages, 1)], schema=AS_READ)


def test_a_fix_keeps_what_was_sent():
    """A value in its range is neither rounded away nor moved."""
    sent = message(speed_kn=12.5, course_deg=359.5, heading_deg=0.0, nav_status=5.0, transponder="A")
    fix = cleaned(read(sent)).fixes.to_pylist()[0]
    assert fix == sent | {"heading_deg": 0, "nav_status": 5, "repeat_of": None, "row": 1}


@pytest.mark.parametrize(
    ("column", "void"),
    [("speed_kn", 102.3000030518), ("course_deg", 360.0), ("heading_deg", 511.0), ("nav_status", 15.0)],
)
def test_a_value_that_says_not_available_is_null(column, void):
    """ITU-R M.1371 has a number for "not available": it is no measurement."""
    assert cleaned(read(message(**{column: void}))).fixes[column].to_pylist() == [None]


@pytest.mark.parametrize(("latitude", "longitude"), [(91, 181), (91, 10), (10, 181), (None, None), (10, None)])
def test_a_message_without_a_position_is_counted_and_not_refused(latitude, longitude):
    """A ship that gives no position has done nothing wrong; its message is only no fix."""
    result = cleaned(read(message(latitude_deg=latitude, longitude_deg=longitude), message()))
    assert (result.fixes.num_rows, result.refused, result.without_position) == (1, (), 1)


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("latitude_deg", 90.5, "latitude 90.5° lies beyond the poles"),
        ("latitude_deg", float("nan"), "latitude nan° lies beyond the poles"),
        ("longitude_deg", -180.5, "longitude -180.5° lies beyond 180°"),
        ("speed_kn", -1.0, "a speed of -1.0 kn cannot be sent"),
        ("course_deg", 400.0, "a course of 400.0° cannot be sent"),
        ("heading_deg", 360.0, "a heading of 360.0° cannot be sent"),
        ("heading_deg", 12.5, "heading and status must be whole numbers"),
        ("nav_status", 16.0, "a navigational status of 16.0 cannot be sent"),
        ("mmsi", 1_000_000_000, "it has no MMSI of up to nine digits"),
        ("mmsi", None, "it has no MMSI of up to nine digits"),
        ("seen_at", None, "it has no time that can be read"),
    ],
)
def test_what_no_ship_can_send_is_refused_by_row_with_the_reason(column, value, reason):
    """A person reads which row was refused, and why; the rows around it go in."""
    result = cleaned(read(message(), message(**{column: value}), message(mmsi=1)))
    assert result.refused == ((2, reason),)
    assert result.fixes["row"].to_pylist() == [3, 1]


def test_a_message_heard_twice_is_kept_and_points_to_the_first():
    """Several receivers hear one message: each row stays, and only the first counts as a fix of its own."""
    result = cleaned(read(message(speed_kn=1.0), message(speed_kn=2.0), message(latitude_deg=23.0), message()))
    assert result.fixes.select(["row", "repeat_of"]).to_pylist() == [
        {"row": 1, "repeat_of": None},
        {"row": 2, "repeat_of": 1},
        {"row": 3, "repeat_of": None},
        {"row": 4, "repeat_of": 1},
    ]


VALUES = st.none() | st.floats(-600, 600) | st.sampled_from([91.0, 181.0, 511.0, 15.0, 102.3, 360.0])


@settings(deadline=None)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(AS_READ.names[3:9], VALUES)), max_size=20))
def test_every_message_becomes_a_fix_a_refusal_or_a_count(drawn):
    """Nothing is dropped silently, whatever a source wrote."""
    result = cleaned(read(*(message(**values) for values in drawn)))
    assert result.fixes.num_rows + len(result.refused) + result.without_position == len(drawn)
    assert result.fixes.schema == SCHEMA
