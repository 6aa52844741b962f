"""Part the fixes of one MMSI into segments, each of which one ship can have made; whose ship it was is not asked.

A greedy splitter after gpsdio-segment (github.com/GlobalFishingWatch/gpsdio-segment, 8109193), most of whose constants it shares: a
fix joins the open segment whose last fix is nearest among those a ship can have come from; where there is none it opens one.
"""

from collections.abc import Sequence

from comity.engine.arithmetic import HOUR_S
from comity.signals.motion import Fix, farthest_nm

JOIN_KN = 25.0
"""`max_knots` there: to be sure of one ship, be stricter than `IMPOSSIBLE_KN`, which is to be sure of two."""
MEMORY_H = 8
"""`max_hours` there: after so long a silence nothing tells whose fix it is."""
OPEN_AT_MOST = 200
"""Bounds the work on a track of noise. 20 there; more ships than that send a number that nobody set."""
LONG_FIXES = 10
"""`short_seg_threshold` there: with fewer fixes a segment says little."""

Segment = list[Fix]


def segments(track: Sequence[Fix]) -> list[Segment]:
    """The segments of a track in order of time, in the order they begin."""
    found: list[Segment] = []
    still_open: list[Segment] = []
    for fix in track:
        still_open = [segment for segment in still_open if fix.t - segment[-1].t <= MEMORY_H * HOUR_S]
        if joined := _nearest(fix, still_open):
            joined.append(fix)
        else:
            found.append([fix])
            still_open.append(found[-1])
        if len(still_open) > OPEN_AT_MOST:
            still_open.remove(min(still_open, key=_last_heard))
    return found


def _last_heard(segment: Segment) -> int:
    return segment[-1].t


def _nearest(fix: Fix, still_open: list[Segment]) -> Segment | None:
    """The open segment whose last fix is nearest, of those it can be joined to."""
    nearest, nearest_nm = None, float("inf")
    for segment in still_open:
        last = segment[-1]
        reach_nm = min(nearest_nm, farthest_nm(JOIN_KN, fix.hours(last)))
        # A minute of latitude is a nautical mile, give or take one per cent: most segments are too far by that alone.
        if abs(fix.latitude_deg - last.latitude_deg) * 59 < reach_nm and (apart_nm := fix.nm(last)) < reach_nm:
            nearest, nearest_nm = segment, apart_nm
    return nearest
