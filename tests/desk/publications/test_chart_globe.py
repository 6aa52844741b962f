"""The globe under the map: windows, projection, scale, land, and words that do not cover each other."""

from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

import pytest
from hypothesis import assume, given, strategies as st

from comity.desk.publications.drawing.labels import Labels, overlap
from comity.desk.publications.drawing.land import coast, within
from comity.desk.publications.drawing.mercator import NARROWEST_NM, Frame, fitted, graticule, scale_nm, spread

PLACES = st.lists(st.tuples(st.floats(-180, 180), st.floats(-84, 84)), min_size=1, max_size=8)


def miles(one, other):
    """Great-circle distance in nautical miles between (longitude, latitude) points: the haversine formula."""
    (lon, lat), (to_lon, to_lat) = ((radians(x), radians(y)) for x, y in (one, other))
    half = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * asin(sqrt(half)) * 60 * 180 / 3.141592653589793


def on_land(longitude, latitude):
    """Whether a point is inside an odd number of rings."""
    crossings = 0
    for ring in coast():
        for (x, y), (to_x, to_y) in pairwise(ring):
            for turn in (-360, 0, 360):
                if (y > latitude) != (to_y > latitude):
                    crossings += longitude < x + turn + (to_x - x) * (latitude - y) / (to_y - y)
    return crossings % 2 == 1


@given(PLACES)
def test_every_place_falls_inside_the_window(places):
    """However far apart, at whatever longitude."""
    frame = fitted(places, width=660)
    for longitude, latitude in places:
        x, y = frame.at(frame.unwrapped(longitude), latitude)
        assert -0.01 <= x <= frame.width + 0.01
        assert -0.01 <= y <= frame.height + 0.01


@given(PLACES)
def test_a_window_never_leaves_the_page_or_shrinks_to_a_point(places):
    """Width is given, height stays between shares of it, and a dozen miles are always shown."""
    frame = fitted(places, width=660)
    assert frame.width == 660
    assert 0.4 * frame.width < frame.height < 1.05 * frame.width
    assert frame.nm_per_unit * frame.width > NARROWEST_NM * 0.99


@given(st.lists(st.floats(-180, 180), min_size=1, max_size=8), st.floats(-360, 360))
def test_the_shortest_stretch_does_not_depend_on_where_counting_starts(longitudes, turn):
    """The date line is a meridian like any other."""
    west, east = spread(longitudes)
    turned_west, turned_east = spread([longitude + turn for longitude in longitudes])
    assert abs((east - west) - (turned_east - turned_west)) < 1e-6


@given(st.floats(-80, 80), st.floats(0.3, 20))
def test_the_scale_bar_is_true_in_the_middle_of_the_chart(latitude, span):
    """A length measured with the bar is the length on the Earth, to one per cent."""
    frame = fitted([(10, latitude), (10 + span, latitude)], width=660)
    step = (frame.east - frame.west) / 1000
    measured = frame.nm_per_unit * frame.width / 1000
    assert measured == pytest.approx(miles((10, frame.middle_deg), (10 + step, frame.middle_deg)), rel=0.01)


@given(st.floats(0.2, 360))
def test_the_scale_bar_fits_in_the_chart(span):
    """It takes at most a good quarter of the width, and at least a tenth."""
    frame = Frame(west=0, east=span, south=-1, north=1, width=660, height=400)
    assert 0.1 < scale_nm(frame) / frame.nm_per_unit / frame.width <= 0.28


@given(st.floats(-85, 85), st.floats(0.1, 340))
def test_a_graticule_has_few_lines_at_round_degrees(low, span):
    """No more than seven, all inside, all at whole minutes."""
    lines = graticule(low, low + span)
    assert len(lines) <= 7
    assert all(low <= line <= low + span + 1e-9 and abs(line * 60 - round(line * 60)) < 1e-6 for line in lines)


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "land"),
    [
        ("Seoul", 127.0, 37.5, True),
        ("the Yellow Sea", 123.0, 36.0, False),
        ("the Caspian Sea", 51.0, 40.0, False),
        ("Chukotka, over the date line", -176.0, 66.8, True),
        ("the mid-Pacific", 180.0, 0.0, False),
        ("Antarctica at the date line", 179.9, -88.0, True),
    ],
)
def test_land_is_where_land_is(place, longitude, latitude, land):
    """The rings decode to the coasts of the Earth, inland seas left out, the date line crossed without a seam."""
    assert on_land(longitude, latitude) is land, place


def test_no_ring_jumps_across_the_globe():
    """Two neighbouring points of a coast are never half a turn apart."""
    steps = [abs(x - to_x) for ring in coast() for (x, y), (to_x, _) in pairwise(ring) if y > -89.9]
    assert max(steps) < 30


def test_land_is_cut_to_the_window():
    """A map of a strait does not carry the continents."""
    frame = fitted([(103, 1), (105, 2)], width=660)
    pieces = list(within(frame))
    assert 0 < len(pieces) < 60
    assert all(frame.west - 1 < x < frame.east + 1 for piece in pieces for x, _ in piece)


@given(st.lists(st.tuples(st.floats(60, 600), st.floats(60, 300)), min_size=1, max_size=4, unique=True))
def test_words_keep_clear_of_each_other(places):
    """Where there is room, no name covers another."""
    assume(
        all(abs(x - to_x) + abs(y - to_y) > 120 for x, y in places for to_x, to_y in places if (x, y) != (to_x, to_y))
    )
    labels = Labels(660, 360)
    for at in places:
        labels.add("Nampo", at)
    boxes = labels.taken
    assert [overlap(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if overlap(a, b)] == []


def test_words_keep_clear_of_what_is_drawn():
    """A name beside the scale does not cover it."""
    labels = Labels(660, 360)
    labels.keep_clear((100.0, 90.0, 200.0, 110.0))
    labels.add("Nampo", (95, 100))
    assert overlap(labels.taken[0], labels.taken[1]) == 0
