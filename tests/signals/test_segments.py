"""Segments: what one ship can have made stays together."""

from hypothesis import given, settings, strategies as st
from tests.signals.sea import moved, sailing, together

from comity.signals.segments import OPEN_AT_MOST, segments

PLACES = st.tuples(st.floats(-89, 89), st.floats(-180, 180))
COURSES = st.floats(0, 360)


@settings(deadline=None)
@given(PLACES, COURSES, st.floats(0, 24), st.sampled_from([2, 10, 60, 300]))
def test_a_ship_on_her_way_is_one_segment(place, course, knots, every_min):
    """Anywhere on the globe, over the date line and the poles, at any speed up to 24 knots."""
    track = sailing(*place, course_deg=course, knots=knots, every_min=every_min, hours=30)
    assert segments(track) == [track]


def test_a_long_silence_ends_a_segment():
    """After eight hours nothing tells whose fix it is."""
    ship = sailing(0, 0, knots=0, hours=1)
    assert len(segments(ship + sailing(0, 0, knots=0, hours=1, from_h=9))) == 1
    assert len(segments(ship + sailing(0, 0, knots=0, hours=1, from_h=9.1))) == 2


@settings(deadline=None)
@given(PLACES, COURSES, st.floats(130, 3000))
def test_two_ships_far_apart_never_share_a_segment(place, course, apart_nm):
    """As long as both are heard every ten minutes, no fix of one is nearer to the other than to its own."""
    one, other = (
        sailing(*place, knots=5, hours=8),
        sailing(*moved(*place, course, apart_nm), knots=5, hours=8, from_h=0.05),
    )
    parts = segments(together(one, other))
    assert sorted(len(part) for part in parts) == [len(other), len(one)]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 90_000), st.floats(-89, 89), st.floats(-180, 180)), max_size=80))
def test_every_fix_is_in_one_segment_in_order(points):
    """Nothing is lost and nothing doubled, whatever the noise."""
    track = together([sailing(lat, lon, hours=0)[0]._replace(t=t) for t, lat, lon in points])
    parts = segments(track)
    assert sorted(fix for part in parts for fix in part) == track
    assert all(part == sorted(part) for part in parts)


def test_noise_keeps_few_segments_open():
    """Work on a track of noise is bounded: the segment heard least lately is closed."""
    noise = [sailing(lat, lon, hours=0)[0] for lat in range(-80, 80, 15) for lon in range(-170, 170, 15)]
    assert len(noise) > OPEN_AT_MOST
    assert len(segments([*together(noise), noise[0]._replace(t=noise[0].t + 60)])) == len(noise) + 1
