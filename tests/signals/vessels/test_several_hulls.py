"""One MMSI, several hulls: the signal, what it weighs, and what is set aside instead."""

import pytest
from tests.signals.sea import hours, sailing, table, together

from comity.engine.runs import run
from comity.signals.catalogue import typologies
from comity.signals.typology import Outcome

TYPOLOGY = typologies()["several-hulls-one-mmsi"]
SHARED = together(sailing(20, 120, hours=6), sailing(25, 123, hours=6, from_h=0.1))


def found(tracks, **thresholds):
    """What the detector makes of these tracks."""
    return run(TYPOLOGY, [table(tracks)], thresholds)[1]


def outcomes(signal):
    """Each innocent explanation's outcome by the beginning of its name."""
    return {explanation.explanation: explanation for explanation in signal.innocent}


def test_a_shared_number_is_one_signal_with_its_numbers():
    """Who, when, where, how many fixes, how far apart: in a sentence and as measures."""
    (signal,) = found({416000017: SHARED}).signals
    assert (signal.subject, signal.from_at) == ("mmsi:416000017", hours(1 / 6))
    assert hours(5) < signal.until_at <= hours(6)
    assert signal.reasons[0] == (
        "Between 1 January 2014, 00:10 UTC and 1 January 2014, 05:56 UTC, 70 fixes form 2 tracks up to 344 nm apart that no "
        "single ship can have made."
    )
    assert signal.measures["tracks"] == 2
    assert signal.measures["switches"] == signal.measures["impossible_steps"] - 4
    assert signal.measures["slowest_switch_kn"] > 50


def test_every_innocent_explanation_is_weighed():
    """None is left out, and none is without a sentence."""
    (signal,) = found({416000017: SHARED}).signals
    assert tuple(outcomes(signal)) == TYPOLOGY.innocent
    assert all(explanation.because for explanation in signal.innocent)


@pytest.mark.parametrize(
    ("mmsi", "outcome"),
    [
        (416000000, Outcome.EXPLAINS),
        (123456789, Outcome.EXPLAINS),
        (111111111, Outcome.EXPLAINS),
        (416000017, Outcome.CANNOT_TELL),
    ],
)
def test_a_number_that_nobody_set_explains_itself(mmsi, outcome):
    """Noughts after the country's digits are left by the maker; whether another number was mistyped cannot be told."""
    (signal,) = found({mmsi: SHARED}).signals
    assert outcomes(signal)["a number that was never set, or was mistyped"].outcome is outcome


def test_ships_that_jump_together_point_to_interference():
    """Three ships that jump near one another at one time: jamming explains it, and the signal says so and stays."""
    jumping = together(sailing(20.2, 120.2, hours=6), [f._replace(latitude_deg=40.0) for f in SHARED[30:32]])
    signals = found({1: SHARED, 2: jumping, 3: jumping, 4: sailing(20, 121)}).signals
    assert [signal.subject for signal in signals] == ["mmsi:000000001"]
    weighed = outcomes(signals[0])["interference with satellite navigation"]
    assert weighed.outcome is Outcome.EXPLAINS
    assert weighed.because == "2 of 3 other ships in the table jumped within 60 nm meanwhile."


def test_interference_without_company_is_excluded_and_alone_cannot_be_told():
    """Others that sail on undisturbed speak against it; where there are none, nothing does."""
    (accompanied,) = found({1: SHARED, 2: sailing(20, 121)}).signals
    (alone,) = found({1: SHARED}).signals
    weighed = [outcomes(signal)["interference with satellite navigation"].outcome for signal in (accompanied, alone)]
    assert weighed == [Outcome.DOES_NOT_EXPLAIN, Outcome.CANNOT_TELL]


def test_noise_is_set_aside_as_noise():
    """A stray fix makes two impossible steps and no second ship: reported, not hidden."""
    ship = sailing(20, 120)
    result = found({1: [*ship[:30], ship[30]._replace(longitude_deg=-120.5), *ship[31:]]})
    (aside,) = result.set_aside
    assert result.signals == ()
    assert aside.reason.startswith(
        "2 of 72 steps need more than 50 knots; 2 of them lead to or from 1 stray fix, of which "
    )
    assert aside.reason.endswith("noise in the position of one ship, no second hull.")
    assert (aside.measures["impossible_steps"], aside.measures["stray_fixes"]) == (2, 1)


def test_a_late_double_is_set_aside_with_its_share():
    """One ship heard twice, three hours apart, is told as that."""
    ship = sailing(20, 120, knots=15, every_min=6)
    result = found({1: together(ship, [fix._replace(t=fix.t + 3 * 3600) for fix in ship])})
    assert result.signals == ()
    assert "are its way at another hour: one ship can have made both" in result.set_aside[0].reason


def test_a_number_handed_over_is_set_aside_as_too_little_to_tell():
    """One jump between two long tracks, one after the other, is neither noise nor two ships at a time."""
    result = found({1: sailing(20, 120, hours=24) + sailing(-10, 60, hours=24, from_h=24.1)})
    assert result.signals == ()
    assert result.set_aside[0].reason.endswith("too little to tell hulls from noise.")


def test_an_ordinary_ship_is_neither_signal_nor_set_aside():
    """There is nothing to say of her."""
    result = found({1: sailing(20, 120), 2: sailing(10, 179.9, course_deg=90)})
    assert (result.signals, result.set_aside) == ((), ())


def test_a_track_that_is_mostly_stray_is_not_called_noise():
    """A ferry of forty knots, heard once an hour, is no noise of a slower ship: it is told as not understood."""
    ferry = sailing(20, 120, knots=40, every_min=60, hours=24)
    result = found({1: together(ferry, [fix._replace(latitude_deg=0.0, t=fix.t + 60) for fix in ferry])})
    assert result.signals == ()
    assert result.set_aside[0].reason.endswith("too little to tell hulls from noise.")


def test_the_thresholds_can_be_tightened():
    """What is believed is visible and can be changed; the run then has another id."""
    assert found({1: SHARED}, switches=100).signals == ()
    assert found({1: SHARED}, vouched_fixes=100).signals == ()
