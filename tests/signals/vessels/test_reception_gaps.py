"""Silent on AIS: the signal, what it weighs, and what is set aside instead."""

from datetime import timedelta

import pytest
from tests.signals.sea import hours, sailing, table

from comity.engine.runs import run
from comity.signals.catalogue import typologies
from comity.signals.typology import Outcome

TYPOLOGY = typologies()["reception-gap"]
BEFORE = sailing(20, 120, hours=4)


def after(silence_h, track=BEFORE, **how):
    """The track, then silence, then the ship again, twenty miles on unless told otherwise."""
    last = track[-1]
    place = (how.pop("latitude_deg", last.latitude_deg + 1 / 3), how.pop("longitude_deg", last.longitude_deg))
    return [*track, *sailing(*place, hours=2, from_h=4 + silence_h)]


def found(tracks, *, columns=None, **parameters):
    """What the detector makes of these tracks."""
    return run(TYPOLOGY, [table(tracks, **(columns or {}))], parameters)[1]


def weighed(signal, beginning):
    """The outcome of the innocent explanation whose name begins so."""
    return next(each for each in signal.innocent if each.explanation.startswith(beginning)).outcome


def test_a_silence_after_good_hearing_is_a_signal_exact_to_the_second():
    """From the last fix to the next, where it began, with its numbers."""
    (signal,) = found({416000017: after(13)}).signals
    assert (signal.subject, signal.from_at, signal.until_at) == ("mmsi:416000017", hours(4), hours(17))
    assert (signal.latitude_deg, signal.longitude_deg) == BEFORE[-1][1:3]
    assert signal.measures == {"silence_h": 13, "fixes_before": 25, "distance_nm": 20.01, "implied_speed_kn": 1.54}
    assert signal.reasons == (
        "It was heard 25 times in 12 hours, last near 20.47° N 120.50° E on 1 January 2014, 04:00 UTC; then nothing for 13.0 hours.",
        "It was heard again near 20.80° N 120.50° E on 1 January 2014, 17:00 UTC, 20.0 nm away: at least 1.5 knots on the way.",
    )


@pytest.mark.parametrize(("silence_h", "signals"), [(11.99, 0), (12, 1), (100, 1)])
def test_twelve_hours_count_and_less_does_not(silence_h, signals):
    """Satellites pass a place in cycles of twelve hours."""
    assert len(found({1: after(silence_h)}).signals) == signals


def test_little_hearing_before_is_set_aside():
    """Of a ship heard thirteen times nobody can say that she should have been heard."""
    result = found({1: after(13, BEFORE[-13:])})
    assert result.signals == ()
    assert result.set_aside[0].reason == (
        "1 silence followed fewer than 14 fixes in 12 hours: too little was heard of it to miss anything. "
        "The longest lasted 13.0 hours."
    )
    assert len(found({1: after(13, BEFORE[-14:])}).signals) == 1


def test_the_parameters_can_be_changed():
    """What counts is visible and can be asked otherwise."""
    assert found({1: after(13)}, longer_than=timedelta(hours=14)).signals == ()
    assert found({1: after(13)}, heard_before=26).signals == ()
    assert found({1: after(13)}, within=timedelta(hours=1)).signals == ()


def test_a_silence_still_open_when_the_data_end_is_told_as_open():
    """The end of the data is the last fix of anybody; late messages may close the silence."""
    (signal,) = found({1: BEFORE, 2: sailing(0, 0, every_min=60, hours=30)}).signals
    assert (signal.subject, signal.until_at) == ("mmsi:000000001", hours(30))
    assert "distance_nm" not in signal.measures
    assert signal.reasons[1] == "It was not heard again before the data end on 2 January 2014, 06:00 UTC."
    for beginning in ("the end of the data", "a ship at berth", "noise"):
        assert weighed(signal, beginning) is Outcome.CANNOT_TELL


def test_midnight_parts_no_silence():
    """A silence over two nights is one, not three."""
    (signal,) = found({1: after(49)}).signals
    assert signal.measures["silence_h"] == 49


def test_every_innocent_explanation_is_weighed():
    """None is left out, and none is without a sentence."""
    (signal,) = found({1: after(13)}).signals
    assert tuple(each.explanation for each in signal.innocent) == TYPOLOGY.innocent
    assert all(each.because for each in signal.innocent)


@pytest.mark.parametrize(
    ("heard_again", "outcome"),
    [(0, Outcome.EXPLAINS), (1, Outcome.DOES_NOT_EXPLAIN), (3, Outcome.DOES_NOT_EXPLAIN)],
)
def test_neighbours_that_fall_silent_too_point_to_the_receiver(heard_again, outcome):
    """Three ships near by: if all fall silent with her the receiver failed, if one goes on to be heard it did not."""
    near = [sailing(20.3, 120.3 + number / 10, hours=12 if number < heard_again else 4) for number in range(3)]
    signals = found({1: after(13), **dict(enumerate(near, 2))}).signals
    assert weighed(next(s for s in signals if s.subject == "mmsi:000000001"), "a receiver") is outcome


def test_two_neighbours_or_distant_ships_tell_nothing_of_the_receiver():
    """Too few, or more than fifty miles away: it cannot be told."""
    far = {number: sailing(22, 120 + number / 10, hours=20) for number in (2, 3, 4, 5)}
    few = {number: sailing(20.3, 120.3, hours=20) for number in (2, 3)}
    for others in (far, few):
        assert weighed(found({1: after(13)} | others).signals[0], "a receiver") is Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    ("transponder", "outcome"),
    [("A", Outcome.DOES_NOT_EXPLAIN), ("B", Outcome.EXPLAINS), (None, Outcome.CANNOT_TELL)],
)
def test_a_weak_transponder_explains(transponder, outcome):
    """Class B sends with less power; where the source does not tell the class, nothing follows."""
    (signal,) = found({1: after(13)}, columns={"transponder": transponder}).signals
    assert weighed(signal, "the weaker transponder") is outcome


def test_a_ship_heard_again_where_she_lay_may_have_lain_there():
    """Within 500 metres she has not moved."""
    last = BEFORE[-1]
    (still,) = found({1: after(13, latitude_deg=last.latitude_deg + 0.004)}).signals
    (moved,) = found({1: after(13, latitude_deg=last.latitude_deg + 0.006)}).signals
    assert weighed(still, "a ship at berth") is Outcome.EXPLAINS
    assert weighed(moved, "a ship at berth") is Outcome.DOES_NOT_EXPLAIN


def test_a_silence_every_few_days_is_ordinary():
    """What a track does weekly is no event; on a track of less than a week no habit can be told."""
    often = [fix for day in range(0, 12, 2) for fix in sailing(20, 120, knots=0, hours=24, from_h=24 * day)]
    ordinary = found({1: often}).signals
    (short,) = found({1: after(13)}).signals
    assert {weighed(signal, "silences as long") for signal in ordinary} == {Outcome.EXPLAINS}
    assert weighed(short, "silences as long") is Outcome.CANNOT_TELL


def test_a_rare_silence_on_a_long_track_is_not_ordinary():
    """One in two weeks is no habit."""
    long = [*sailing(20, 120, knots=0, hours=336), *sailing(20.1, 120, knots=0, hours=24, from_h=350)]
    assert weighed(found({1: long}).signals[0], "silences as long") is Outcome.DOES_NOT_EXPLAIN


def test_a_number_with_impossible_steps_may_be_several_ships():
    """Whose silence it then is cannot be told; where the steps are those of one ship, sharing does not explain."""
    stray = BEFORE[5]._replace(latitude_deg=-20.0)
    (shared,) = found({1: after(13, [*BEFORE[:5], stray, *BEFORE[6:]])}).signals
    (single,) = found({1: after(13)}).signals
    assert weighed(shared, "an MMSI that several") is Outcome.CANNOT_TELL
    assert weighed(single, "an MMSI that several") is Outcome.DOES_NOT_EXPLAIN


def test_a_fix_that_no_ship_could_have_reached_ends_no_silence_of_hers():
    """Four thousand miles in thirteen hours: the fix after the silence is another's, or garbled."""
    (signal,) = found({1: after(13, latitude_deg=-40.0)}).signals
    assert weighed(signal, "noise") is Outcome.EXPLAINS
