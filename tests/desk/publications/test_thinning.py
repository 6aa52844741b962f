"""A long line is thinned for print, and nobody can tell: what is kept was heard, and nothing left out lies off the line."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import cos, radians, sin

from hypothesis import given, settings, strategies as st

from comity.desk.publications.thinning import LONG_FIXES, TOLERANCE, _distance, _on_the_ground, thinned
from comity.desk.publications.tracks import Fix, Heard

BEGAN = datetime(2026, 3, 1, tzinfo=UTC)


def voyage(number, swing=1.0, east=178.0, begins=10.0):
    """A winding voyage towards the east, a fix a minute, over the date line where it begins near enough."""
    return Heard(
        fixes=tuple(
            Fix(
                seen_at=BEGAN + timedelta(minutes=step),
                latitude_deg=begins + swing * sin(step / 70),
                longitude_deg=(east + step / 300 + swing * cos(step / 50) + 180) % 360 - 180,
            )
            for step in range(number)
        )
    )


def test_a_short_stretch_is_printed_whole():
    """Up to a thousand fixes nothing is left out."""
    assert thinned(voyage(LONG_FIXES)) == voyage(LONG_FIXES)


def test_a_long_stretch_keeps_its_ends_and_its_count():
    """Every fix kept was heard at that time and place, and those left out are counted."""
    heard = voyage(5_000)
    kept = thinned(heard)
    assert (kept.fixes[0], kept.fixes[-1], kept.count) == (heard.fixes[0], heard.fixes[-1], 5_000)
    assert set(kept.fixes) < set(heard.fixes)
    assert len(kept.fixes) < 1_000


@settings(max_examples=10, deadline=None)
@given(st.floats(0, 3), st.floats(-179, 179), st.floats(-70, 70))
def test_the_line_departs_from_no_fix_by_more_than_the_tolerance(swing, east, begins):
    """Wherever the voyage runs, over the date line too."""
    heard = voyage(1_500, swing, east, begins)
    kept, points = set(thinned(heard).fixes), _on_the_ground(heard.fixes)
    places = [place for place, fix in enumerate(heard.fixes) if fix in kept]
    longer = max(max(one) - min(one) for one in zip(*points, strict=True))
    for first, last in pairwise(places):
        for point in points[first:last]:
            assert _distance(point, points[first], points[last]) <= TOLERANCE * longer * 1.000001


def test_a_degree_of_longitude_is_shorter_away_from_the_equator():
    """At 60° it is half as long, so that what counts is the ground."""
    points = _on_the_ground([Fix(seen_at=BEGAN, latitude_deg=60.0, longitude_deg=at) for at in (179.5, -179.5)])
    assert abs(points[1][0] - cos(radians(60))) < 1e-9
