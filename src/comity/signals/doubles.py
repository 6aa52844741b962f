"""Try how one ship can make a second track: by garbled coordinates, by positions it never had, by a clock that is behind."""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter

import msgspec

from comity.engine.arithmetic import HOUR_S
from comity.signals.motion import CLOCKS_H, Fix, between, farthest_nm
from comity.signals.segments import JOIN_KN

GARBLED_WITHIN_DEG = 0.05
"""Three miles of latitude: how far a ship may be beside an even way between two fixes. Our choice."""
NEARLY_ALL = 0.8
"""The share of a track that makes it a double. Our choice."""


class Doubles(msgspec.Struct, frozen=True, kw_only=True):
    """What share of one track's fixes is a double of another track."""

    garbled: float
    """Fixes with the other's latitude or longitude of that time, or its mirror image: a wrong sign, or one garbled half."""
    nowhere: float
    """Fixes at 0° N 0° E, where receivers stand that know no position."""
    late: float
    """Fixes that lie where the other track was some hours before or after, always as many: one way, by two clocks."""

    @property
    def share(self) -> float:
        """The largest of the three."""
        return max(self.garbled, self.nowhere, self.late)

    @property
    def one_ship(self) -> bool:
        """Whether one ship can have made both tracks."""
        return self.share >= NEARLY_ALL


def doubles(fixes: Sequence[Fix], other: Sequence[Fix]) -> Doubles:
    """How far some fixes double another track, which is given in order of time; no fixes double nothing."""
    return Doubles(
        garbled=garbled_share(fixes, other),
        nowhere=_share([abs(fix.latitude_deg) + abs(fix.longitude_deg) < GARBLED_WITHIN_DEG for fix in fixes]),
        late=_late(fixes, other),
    )


def garbled_share(fixes: Sequence[Fix], track: Sequence[Fix]) -> float:
    """The share of fixes with a coordinate, its sign left aside, that the track had at that time."""
    return _share([_garbled(fix, _at_that_time(fix.t, track)) for fix in fixes])


def _share(true: list[bool]) -> float:
    return sum(true) / len(true) if true else 0.0


def _at_that_time(t: int, track: Sequence[Fix]) -> Fix:
    """Where a track was at a moment: between the fixes around it, or at its first or last."""
    place = bisect(track, t, key=attrgetter("t"))
    around = track[max(0, place - 1) : place + 1]
    return around[0] if len(around) == 1 else between(around[0], around[1], t)


def _garbled(fix: Fix, true: Fix) -> bool:
    """Whether a coordinate is that of the true fix, its sign left aside."""
    north = abs(abs(fix.latitude_deg) - abs(true.latitude_deg))
    east = abs(abs(fix.longitude_deg) - abs(true.longitude_deg))
    return min(north, east) <= GARBLED_WITHIN_DEG


def _late(fixes: Sequence[Fix], track: Sequence[Fix]) -> float:
    """The largest share of fixes that lie on the track at one and the same delay, clocks being what they are."""
    delays = sorted((other.t - fix.t, fix) for fix, other in _near(fixes, track))
    most, first = 0, 0
    met: Counter[Fix] = Counter()
    for delay, fix in delays:
        met[fix] += 1
        while delays[first][0] < delay - 2 * CLOCKS_H * HOUR_S:
            gone = delays[first][1]
            met[gone] -= 1
            if not met[gone]:
                del met[gone]
            first += 1
        most = max(most, len(met))
    return most / len(fixes) if fixes else 0.0


def _near(fixes: Sequence[Fix], track: Sequence[Fix]) -> Iterator[tuple[Fix, Fix]]:
    """Each fix with each of the track's that is as near as fixes must be to join a segment at once."""
    near_nm = farthest_nm(JOIN_KN, 0)
    band = near_nm / 59  # degrees of latitude, of 60 nm each, give or take
    bands: defaultdict[int, list[Fix]] = defaultdict(list)
    for other in track:
        bands[int(other.latitude_deg // band)].append(other)
    for fix in fixes:
        level = int(fix.latitude_deg // band)
        for other in (*bands[level - 1], *bands[level], *bands[level + 1]):
            if fix.nm(other) <= near_nm:
                yield fix, other
