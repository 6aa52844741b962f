"""Try what else can have made a silence, and say what trying gave."""

from collections.abc import Sequence

import msgspec

from comity.engine.arithmetic import NM_M
from comity.signals.motion import IMPOSSIBLE_KN, impossible
from comity.signals.sentences import at, several
from comity.signals.silences import NEARBY_NM, Silence
from comity.signals.typology import Explanation, Outcome

OUTAGE = "a receiver or a feed that failed"
RANGE = "poor reception: out of reach of shore stations, dense traffic, few satellite passes"
WEAK = "the weaker transponder of class B"
ORDINARY = "silences as long as this are ordinary for this track"
SHARED = "an MMSI that several ships use"
GARBLED = "noise: a garbled fix at either end"
END = "the end of the data"
STILL = "a ship at berth or at anchor"
SAFETY = "a master's decision for the safety of the ship, as where pirates are about"
INNOCENT = (OUTAGE, RANGE, WEAK, ORDINARY, SHARED, GARBLED, END, STILL, SAFETY)

NEIGHBOURS = 3
"""Fewer ships tell nothing of a receiver. Our choice."""
STILL_M = 500
"""Within it a ship has not moved: anchorages_pipeline (Global Fishing Watch, 099169e)."""
DAY_S = 86_400
# Nominal power: 12.5 W for class A, 2 or 5 W for class B (ITU-R M.1371-5).
CLASSES = {
    frozenset[str](): (Outcome.CANNOT_TELL, "The source does not tell the class of the transponder."),
    frozenset("A"): (Outcome.DOES_NOT_EXPLAIN, "It sends as class A."),
    frozenset("B"): (Outcome.EXPLAINS, "It sends as class B, with less power than class A."),
    frozenset("AB"): (Outcome.CANNOT_TELL, "It sends as class A and as class B, as no one transponder does."),
}


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the whole track a silence stands in, and of the table."""

    mmsi: int
    span_s: int
    steps: int
    impossible_steps: int
    classes: frozenset[str]
    """Classes of transponder, A and B, among its messages; empty: the source does not tell."""
    others: int
    """Other MMSIs in the table."""
    silent_others: int
    """Those of them with a silence as long as is asked for."""


def explanations(silence: Silence, all_of_track: Sequence[Silence], track: Track) -> tuple[Explanation, ...]:
    """Every innocent explanation of the typology with its outcome, in the order in which they should be thought of."""
    return (
        _outage(silence),
        Explanation(RANGE, Outcome.NOT_TESTED, "No map of what was heard where and when is held."),
        _weak(track),
        _ordinary(silence, all_of_track, track),
        _shared(track),
        _garbled(silence),
        _end(silence),
        _still(silence),
        Explanation(SAFETY, Outcome.NOT_TESTED, "No table of such areas is held."),
    )


def _outage(silence: Silence) -> Explanation:
    near, again = silence.neighbours, silence.neighbours_heard
    where = f"within {NEARBY_NM:g} nm of its last fix in the {silence.within_h:g} hours before"
    because = f"{again} of {several(near, 'other ship')} heard {where} went on to be heard in as many hours after."
    if not near:
        because = f"The table holds no other ship heard {where}."
    if near < NEIGHBOURS:
        return Explanation(OUTAGE, Outcome.CANNOT_TELL, because)
    return Explanation(OUTAGE, Outcome.DOES_NOT_EXPLAIN if again else Outcome.EXPLAINS, because)


def _weak(track: Track) -> Explanation:
    outcome, because = CLASSES[track.classes]
    return Explanation(WEAK, outcome, because)


def _ordinary(silence: Silence, all_of_track: Sequence[Silence], track: Track) -> Explanation:
    as_long = sum(other.hours >= silence.hours for other in all_of_track) - 1
    because = f"In {track.span_s / DAY_S:.0f} days this track had {several(as_long, 'other silence')} as long."
    if track.others:
        because += f" {track.silent_others} of {several(track.others, 'other MMSI')} in the table had one that counts."
    if track.span_s < 7 * DAY_S:
        return Explanation(ORDINARY, Outcome.CANNOT_TELL, f"{because} Less than a week tells no habit.")
    weekly = as_long * 7 * DAY_S >= track.span_s
    return Explanation(ORDINARY, Outcome.EXPLAINS if weekly else Outcome.DOES_NOT_EXPLAIN, because)


def _shared(track: Track) -> Explanation:
    because = (
        f"{track.impossible_steps:,} of its {several(track.steps, 'step')} need more than {IMPOSSIBLE_KN:g} knots."
    )
    if track.impossible_steps:
        return Explanation(
            SHARED, Outcome.CANNOT_TELL, f"{because} The fixes before and after may be of different ships."
        )
    return Explanation(SHARED, Outcome.DOES_NOT_EXPLAIN, because)


def _garbled(silence: Silence) -> Explanation:
    if silence.next is None:
        return Explanation(GARBLED, Outcome.CANNOT_TELL, "No fix after it is there to be compared.")
    because = f"Between its last fix and the next it would have gone {silence.last.nm(silence.next) / silence.hours:.1f} knots."
    far = impossible(silence.last, silence.next)
    return Explanation(GARBLED, Outcome.EXPLAINS if far else Outcome.DOES_NOT_EXPLAIN, because)


def _end(silence: Silence) -> Explanation:
    if silence.next is None:
        because = f"The data end at {at(silence.until_t)}: messages that come late may close it."
        return Explanation(END, Outcome.CANNOT_TELL, because)
    return Explanation(END, Outcome.DOES_NOT_EXPLAIN, "It was heard again before the data end.")


def _still(silence: Silence) -> Explanation:
    if silence.next is None:
        return Explanation(STILL, Outcome.CANNOT_TELL, "It was not heard again.")
    apart_nm = silence.last.nm(silence.next)
    because = f"It was heard again {apart_nm:,.2f} nm from where it fell silent."
    still = apart_nm * NM_M <= STILL_M
    return Explanation(STILL, Outcome.EXPLAINS if still else Outcome.DOES_NOT_EXPLAIN, because)
