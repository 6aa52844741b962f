"""How a report writes days, times, places, counts and digests."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st

from comity.desk.publications.wording import (
    NoZone,
    counted,
    day,
    digest_groups,
    duration,
    joined,
    latitude,
    longitude,
    moment,
)


def test_days_are_spelled_out():
    """No reader has to guess which of two numbers is the month."""
    assert day(date(2026, 3, 4)) == "4 March 2026"


def test_times_are_printed_in_utc():
    """One zone everywhere, and it is named."""
    seoul = timezone(timedelta(hours=9))
    assert moment(datetime(2026, 3, 5, 2, 30, tzinfo=seoul)) == "4 March 2026, 17:30 UTC"


def test_a_time_without_a_zone_is_refused():
    """A time whose zone nobody gave cannot be compared with any other."""
    with pytest.raises(NoZone, match="say in which zone"):
        moment(datetime(2026, 3, 5, 2, 30, tzinfo=UTC).replace(tzinfo=None))


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (0.7, "42\u00a0min"),
        (0.9999, "1\u00a0h"),
        (19.04, "19\u00a0h"),
        (20.42, "20.4\u00a0h"),
        (112.8, "4.7\u00a0days"),
    ],
)
def test_durations_have_a_unit_that_fits(hours, said):
    """Minutes, hours or days, to one decimal."""
    assert duration(hours) == said


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (latitude(36.5), "36°30′N"),
        (latitude(-0.999), "1°00′S"),
        (longitude(190), "170°00′W"),
        (longitude(-180), "180°00′W"),
        (latitude(0), "0°00′N"),
    ],
)
def test_positions_are_given_to_the_minute(said, words):
    """Sixty minutes are a degree, and a meridian past 180 is counted from the other side."""
    assert said == words


@given(st.floats(-90, 90))
def test_no_position_has_sixty_minutes(degrees):
    """Rounding never prints 35°60′."""
    assert "60′" not in latitude(degrees)


def test_counts_agree_with_their_nouns():
    """One fix, many fixes, no fixes."""
    assert [counted(number, "fix", "fixes") for number in (0, 1, 1566)] == ["no fixes", "1 fix", "1,566 fixes"]


def test_lists_read_as_sentences_do():
    """Commas, and a word before the last."""
    assert [joined(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]


def test_digests_stand_in_groups_of_eight():
    """A digest is compared by eye group by group, and nothing of it is lost."""
    groups = digest_groups("0123456789abcdef" * 4)
    assert {len(group) for group in groups} == {8}
    assert "".join(groups) == "0123456789abcdef" * 4
