"""Try what else can have made several tracks under one MMSI, and say what trying gave."""

import re

from comity.signals.doubles import NEARLY_ALL
from comity.signals.hulls import VOUCHED_WITHIN_NM, Parted
from comity.signals.jumps import NEARBY_NM, Jumps
from comity.signals.sentences import several
from comity.signals.typology import Explanation, Outcome

STRAY = "stray fixes: noise in the position of one ship"
GARBLED = "positions of one ship with a wrong sign or one coordinate garbled"
LATE = "a clock that is wrong, so that one ship's way is heard twice"
INTERFERENCE = "interference with satellite navigation"
UNSET = "a number that was never set, or was mistyped"
SHARED = "craft of one owner that share a number, such as tenders or buoys on nets"
INNOCENT = (STRAY, GARBLED, LATE, INTERFERENCE, UNSET, SHARED)

JAMMED_SHIPS = 3
"""Ships that must jump near one another, this one included (RadianceFleet, dec5ab1)."""
NOBODYS = re.compile(r"\d{3}(\d)\1{5}|123456789|987654321")
"""Three digits and one digit six times, or the keys in order: what stands where nobody typed a number. Our choice."""


def explanations(mmsi: int, found: Parted, jumps: Jumps) -> tuple[Explanation, ...]:
    """Every innocent explanation of the typology with its outcome, for an MMSI with pairs of tracks."""
    return (
        _stray(found),
        _double(
            GARBLED, found, "have a coordinate of the other track of that time, or its mirror image, or lie at 0° 0°"
        ),
        _double(LATE, found, "lie where the other track was, always as long before or after"),
        _interference(mmsi, found, jumps),
        _unset(mmsi),
        Explanation(
            SHARED, Outcome.NOT_TESTED, "The fixes do not tell what sent them: ask the owner and the flag's register."
        ),
    )


def _stray(found: Parted) -> Explanation:
    least = min(len(each) for pair in found.pairs for each in pair.vouched)
    because = (
        f"Each track has at least {least} fixes within {VOUCHED_WITHIN_NM:g} nm of the way between their neighbours in the same "
        f"track, where a stray fix lies by chance alone; {several(len(found.stray), 'other fix is', 'other fixes are')} stray."
    )
    return Explanation(STRAY, Outcome.DOES_NOT_EXPLAIN, because)


def _double(explanation: str, found: Parted, what: str) -> Explanation:
    """That a track is a double of the other: pairs of which nearly all fixes are have been set aside before."""
    doubles = [pair.doubles for pair in found.pairs]
    share = max(max(d.garbled, d.nowhere) if explanation == GARBLED else d.late for d in doubles)
    because = f"At most {share:.0%} of a track's fixes {what}; with {NEARLY_ALL:.0%} it would have been set aside."
    return Explanation(explanation, Outcome.DOES_NOT_EXPLAIN, because)


def _interference(mmsi: int, found: Parted, jumps: Jumps) -> Explanation:
    others = jumps.mmsis_heard - 1
    if not others:
        return Explanation(
            INTERFERENCE, Outcome.CANNOT_TELL, "The table holds no other ship that could have jumped with it."
        )
    nearby = {
        who for pair in found.pairs for who in jumps.others_nearby(mmsi, pair.switches[0], pair.from_t, pair.until_t)
    }
    because = f"{len(nearby)} of {several(others, 'other ship')} in the table jumped within {NEARBY_NM:g} nm meanwhile."
    jammed = len(nearby) >= JAMMED_SHIPS - 1
    return Explanation(INTERFERENCE, Outcome.EXPLAINS if jammed else Outcome.DOES_NOT_EXPLAIN, because)


def _unset(mmsi: int) -> Explanation:
    number = f"{mmsi:09d}"
    if NOBODYS.fullmatch(number):
        because = f"{number} has the form of a number that nobody set; any ship whose crew left it so sends it."
        return Explanation(UNSET, Outcome.EXPLAINS, because)
    because = (
        f"{number} looks like a number that was set on purpose; whether it was mistyped, only the ships' licences tell."
    )
    return Explanation(UNSET, Outcome.CANNOT_TELL, because)
