"""Tell the tracks of several hulls from the noise of one: hulls are segments whose fixes vouch for each other, at one time.

Noise makes segments too: stray fixes chain into some, and break a true track into others. So a segment is not believed for its
length. A fix is vouched for when it lies on the line between its neighbours in the same segment, which a stray one does by
chance alone. Two hulls are two segments that overlap, with fixes vouched for in both, between which the track changes to and
fro as no ship can. Then three ways in which one ship makes two tracks are tried: they are in `doubles`.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise

import msgspec

from comity.engine.arithmetic import HOUR_S
from comity.signals.doubles import Doubles, doubles
from comity.signals.motion import Fix, between, farthest_nm, impossible
from comity.signals.segments import LONG_FIXES, Segment, segments

# How closely fixes vouch, how many must, how often and how long the track must change: our choice. Of 600 simulated tracks of
# one ship, 5 to 50 % of whose fixes were displaced by 10 to 300 nm, none was taken for two hulls; of 200 pairs of ships 120 nm
# apart, heard every 5 to 60 minutes, 197 were told; benchmarks/detect.py draws such tracks again.
VOUCHED_WITHIN_NM = 1.0
VOUCHED_WITHIN_H = 1
VOUCHED_FIXES = 5
SWITCHES = 4
"""There and back, twice."""
SWITCHING_H = 1


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two segments at one time, each with fixes vouched for, between which the track changes as no single ship can."""

    one: Segment
    other: Segment
    vouched: tuple[Segment, Segment]
    """The fixes vouched for while both segments last and an hour around, of each."""
    switches: tuple[tuple[Fix, Fix], ...]
    """The impossible changes from a fix vouched for in one to the next vouched for in the other."""
    doubles: Doubles
    """How far one track is a double of the other: the way round in which it is so more."""

    @property
    def from_t(self) -> int:
        """When both are first vouched for or seen to change: seconds since 1970."""
        return min(fix.t for switch in self.switches for fix in switch)

    @property
    def until_t(self) -> int:
        """When they are last seen to change."""
        return max(fix.t for switch in self.switches for fix in switch)

    @property
    def farthest_nm(self) -> float:
        """The widest of the changes."""
        return max(one.nm(other) for one, other in self.switches)


class Parted(msgspec.Struct, frozen=True, kw_only=True):
    """A track taken apart."""

    segments: tuple[Segment, ...]
    pairs: tuple[Pair, ...]
    """Pairs of tracks that no single ship can have made."""
    doubled: tuple[Pair, ...]
    """Pairs that one ship can have made, with a garbled or belated double of its track."""

    @property
    def hulls(self) -> list[Segment]:
        """The segments of all pairs, in the order they begin."""
        members = {id(segment) for pair in self.pairs for segment in (pair.one, pair.other)}
        return [segment for segment in self.segments if id(segment) in members]

    @property
    def stray(self) -> list[Fix]:
        """The fixes of short segments."""
        return [fix for segment in self.segments if len(segment) < LONG_FIXES for fix in segment]


def parted(track: Sequence[Fix], *, vouched_fixes: int = VOUCHED_FIXES, switches: int = SWITCHES) -> Parted:
    """The segments of one MMSI's fixes, in order of time, and which of them are hulls at one time."""
    found = segments(track)
    known = [(segment, vouched(segment)) for segment in found if len(segment) >= vouched_fixes]
    pairs = [
        _weighed(one, other, together, changes)
        for (one, in_one), (other, in_other) in combinations(known, 2)
        if (together := _together(one, in_one, other, in_other))
        and min(map(len, together)) >= vouched_fixes
        and len(changes := _switches(*together)) >= switches
        and changes[-1][0].hours(changes[0][0]) >= SWITCHING_H
    ]
    return Parted(
        segments=tuple(found),
        pairs=tuple(pair for pair in pairs if not pair.doubles.one_ship),
        doubled=tuple(pair for pair in pairs if pair.doubles.one_ship),
    )


def needed_kn(one: Fix, other: Fix) -> float:
    """The speed a ship would need to send both fixes, the clocks' error allowed."""
    return one.nm(other) / farthest_nm(1.0, one.hours(other))


def vouched(segment: Segment) -> Segment:
    """The fixes that lie on the way from the fix before to the fix after, each heard within an hour of it."""
    triples = zip(segment, segment[1:], segment[2:], strict=False)
    return [fix for before, fix, after in triples if _on_the_way(before, fix, after)]


def _on_the_way(before: Fix, fix: Fix, after: Fix) -> bool:
    if max(fix.hours(before), fix.hours(after)) > VOUCHED_WITHIN_H:
        return False
    return fix.nm(between(before, after, fix.t)) <= VOUCHED_WITHIN_NM


def _together(one: Segment, in_one: Segment, other: Segment, in_other: Segment) -> tuple[Segment, Segment] | None:
    """The vouched fixes of each while both segments last and an hour around; None where they do not."""
    begin, end = max(one[0].t, other[0].t), min(one[-1].t, other[-1].t)
    if begin >= end:
        return None
    around = range(begin - VOUCHED_WITHIN_H * HOUR_S, end + VOUCHED_WITHIN_H * HOUR_S + 1)
    return [fix for fix in in_one if fix.t in around], [fix for fix in in_other if fix.t in around]


def _switches(one: Segment, other: Segment) -> list[tuple[Fix, Fix]]:
    """Each impossible change from a fix of one to the next fix of the other, in order of time."""
    merged = sorted([(fix, True) for fix in one] + [(fix, False) for fix in other])
    return [
        (fix, following)
        for (fix, mine), (following, too) in pairwise(merged)
        if mine != too and impossible(fix, following)
    ]


def _weighed(one: Segment, other: Segment, together: tuple[Segment, Segment], changes: list[tuple[Fix, Fix]]) -> Pair:
    """The pair, with the way round in which one is more a double of the other."""
    either = (doubles(together[0], other), doubles(together[1], one))
    worse = max(either, key=lambda found: found.share)
    return Pair(one=one, other=other, vouched=together, switches=tuple(changes), doubles=worse)
