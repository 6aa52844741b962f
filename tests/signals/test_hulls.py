"""Hulls: two ships are told from the noise of one."""

import random

import pytest
from hypothesis import assume, given, settings, strategies as st
from tests.signals.sea import moved, sailing, together

from comity.signals.hulls import needed_kn, parted, vouched
from comity.signals.motion import Fix

LATITUDES, LONGITUDES, COURSES = st.floats(-65, 65), st.floats(-180, 180), st.floats(0, 360)


def noisy(track, *, share, displaced, seed):
    """The track with a share of its fixes displaced, by a function of random numbers and the fix."""
    draw = random.Random(seed)
    return [displaced(draw, fix) if draw.random() < share else fix for fix in track]


def elsewhere(draw, fix):
    """Anywhere on the globe."""
    return fix._replace(latitude_deg=draw.uniform(-90, 90), longitude_deg=draw.uniform(-180, 180))


def nearby(miles):
    """Off by some miles, to any side."""

    def displaced(draw, fix):
        latitude, longitude = moved(
            fix.latitude_deg, fix.longitude_deg, draw.uniform(0, 360), abs(draw.gauss(0, miles))
        )
        return fix._replace(latitude_deg=latitude, longitude_deg=longitude)

    return displaced


def mirrored(_draw, fix):
    """With the sign of the longitude lost, as bit errors make it."""
    return fix._replace(longitude_deg=-fix.longitude_deg)


@settings(deadline=None)
@given(st.tuples(LATITUDES, LONGITUDES), COURSES, COURSES, st.floats(120, 3000), st.sampled_from([5, 15, 30]))
def test_two_ships_at_one_time_are_two_hulls(place, course, bearing, apart_nm, every_min):
    """Anywhere on the globe, under way or not, heard every five to thirty minutes; unless one looks like the other's mirror."""
    there = moved(*place, bearing, apart_nm)
    assume(abs(abs(there[0]) - abs(place[0])) > 1 and abs(abs(there[1]) - abs(place[1])) > 3 and abs(there[0]) < 65)
    one = sailing(*place, course_deg=course, knots=4, every_min=every_min, hours=8)
    other = sailing(*there, knots=0, every_min=every_min, hours=8, from_h=0.04)
    found = parted(together(one, other))
    assert [len(segment) for segment in found.hulls] == [len(one), len(other)]


@pytest.mark.parametrize("displaced", [elsewhere, mirrored, *map(nearby, (10, 30, 100, 300))])
@pytest.mark.parametrize("share", [0.05, 0.15, 0.3, 0.5])
def test_one_ship_with_noise_is_never_several_hulls(displaced, share):
    """However many of its fixes are garbled, and however far they are off."""
    for seed in range(4):
        ship = sailing(20, 120, knots=(0, 5, 12, 18)[seed], every_min=(2, 5, 10, 30)[seed], hours=36)
        assert not parted(noisy(ship, share=share, displaced=displaced, seed=seed)).pairs


def test_a_mirrored_track_is_told_as_the_double_it_is():
    """Garbling that is always the same makes a smooth second track: it is found, and known for what it is."""
    ship = sailing(20, 120, every_min=2, hours=12)
    found = parted(noisy(ship, share=0.5, displaced=mirrored, seed=1))
    assert not found.pairs
    assert found.doubled[0].doubles.garbled == 1


def test_a_late_track_is_told_as_the_double_it_is():
    """The same way three hours later, by a receiver whose clock is behind, is one ship's."""
    ship = sailing(20, 120, knots=15, every_min=6, hours=12)
    late = [fix._replace(t=fix.t + 3 * 3600) for fix in ship]
    found = parted(together(ship, late))
    assert not found.pairs
    assert found.doubled[0].doubles.late > 0.8


def test_a_transponder_without_a_position_makes_no_hull():
    """Fixes at 0° N 0° E between those of a ship are no second ship."""
    found = parted(together(sailing(20, 120), sailing(0, 0, knots=0, from_h=0.05)))
    assert not found.pairs
    assert found.doubled[0].doubles.nowhere == 1


def test_a_ship_that_takes_over_a_number_is_not_a_second_hull_at_one_time():
    """Two ships one after the other are not at sea under one number together."""
    first, second = sailing(20, 120, hours=24), sailing(-10, 60, hours=24, from_h=24.1)
    assert not parted(first + second).pairs


@settings(deadline=None)
@given(LONGITUDES, st.integers(-10_000_000, 10_000_000))
def test_neither_the_meridian_nor_the_hour_matters(east, later):
    """The same tracks farther east, or at another time of day, are parted the same."""
    track = together(sailing(20, 120, hours=6), sailing(25, 123, hours=6, from_h=0.1))
    turned = [f._replace(t=f.t + later, longitude_deg=(f.longitude_deg + east + 540) % 360 - 180) for f in track]
    lengths = [[len(segment) for segment in parted(each).segments] for each in (track, turned)]
    assert lengths[0] == lengths[1]
    assert len(vouched(track)) == len(vouched(turned))


@pytest.mark.parametrize("every_min", [1, 10, 50])
def test_the_fixes_of_a_ship_on_her_way_vouch_for_each_other(every_min):
    """All but the first and the last, also across the date line."""
    ship = sailing(10, 179.5, course_deg=90, knots=12, every_min=every_min, hours=5)
    assert vouched(ship) == ship[1:-1]


def test_a_fix_beside_the_way_or_alone_for_an_hour_is_not_vouched_for():
    """A mile off the way is too far, and so is an hour without a neighbour."""
    ship = sailing(0, 0, course_deg=90, hours=1)
    astray = [*ship[:3], ship[3]._replace(latitude_deg=0.018), *ship[4:]]
    assert ship[3] in vouched(ship)
    assert astray[3] not in vouched(astray)
    assert vouched(sailing(0, 0, every_min=61, hours=6)) == []


def test_the_speed_needed_allows_for_the_clocks():
    """A quarter of an hour's error at two receivers makes a jump of 25 nm in one second need 100 knots, not 90,000."""
    assert needed_kn(Fix(0, 0.0, 0.0, 1), Fix(1, 25 / 60.04, 0.0, 2)) == pytest.approx(100, rel=1e-3)
