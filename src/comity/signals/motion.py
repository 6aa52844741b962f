"""Put each fix beside the next one heard of the same MMSI: how long, how far, and whether any ship can have gone so fast."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import ibis
from ibis import _

from comity.engine.arithmetic import HOUR_S, NM_M, distance_nm, epoch_s, metres, real

IMPOSSIBLE_KN = 50.0
"""No ship of interest goes so fast. RadianceFleet (github.com/RadianceFleet/RadianceFleet, dec5ab1) tells cloned tracks by it."""
CLOCKS_H = 0.25
"""How far two receivers' clocks may be apart: `buffer_hours` of github.com/GlobalFishingWatch/gpsdio-segment, 8109193."""
PLACE = ("latitude_deg", "longitude_deg")


class Fix(NamedTuple):
    """One fix at hand: whole seconds since 1970, degrees, and its row in the exhibit."""

    t: int
    latitude_deg: float
    longitude_deg: float
    row: int

    def nm(self, other: "Fix") -> float:
        """How far another fix is, in nautical miles."""
        return distance_nm(self.latitude_deg, self.longitude_deg, other.latitude_deg, other.longitude_deg)

    def hours(self, other: "Fix") -> float:
        """How much time lies between this fix and another."""
        return abs(other.t - self.t) / HOUR_S


def between(before: Fix, after: Fix, t: int) -> Fix:
    """Where a ship that went evenly from one fix to the other was at a moment; the short way across 180°."""
    part = (t - before.t) / (after.t - before.t) if after.t > before.t else 0.5
    east = (after.longitude_deg - before.longitude_deg + 540) % 360 - 180
    latitude_deg = before.latitude_deg + part * (after.latitude_deg - before.latitude_deg)
    return Fix(t, latitude_deg, (before.longitude_deg + part * east + 540) % 360 - 180, before.row)


def farthest_nm(knots: float, hours: float) -> float:
    """How far a ship of that speed may be from a fix after so many hours, clocks being what they are."""
    return float(knots * (hours**2 + CLOCKS_H**2) ** 0.5)


def impossible(one: Fix, other: Fix) -> bool:
    """Whether no single ship can have sent both fixes."""
    return one.nm(other) > farthest_nm(IMPOSSIBLE_KN, one.hours(other))


def heard(fixes: ibis.Table) -> ibis.Table:
    """Each place at which an MMSI was heard in a second, once: `mmsi`, `t` (epoch seconds), place, first `row`. Stage it."""
    seconds = fixes.select("mmsi", *PLACE, "row", t=epoch_s(fixes.seen_at))
    return seconds.group_by("mmsi", "t", *PLACE).agg(row=_.row.min())


def beside_next(heard: ibis.Table) -> ibis.Table:
    """Each fix beside the next of its MMSI, whose columns end in `1` and are null beside the last."""
    track = ibis.window(group_by="mmsi", order_by=["t", "row"])
    return heard.mutate(**{f"{name}1": heard[name].lead().over(track) for name in Fix._fields})


def steps(heard: ibis.Table) -> ibis.Table:
    """Each fix that has a next one, with `seconds` and `metres` between. Stage it."""
    length = metres(_.latitude_deg, _.longitude_deg, _.latitude_deg1, _.longitude_deg1)
    return beside_next(heard).filter(_.t1.notnull()).mutate(seconds=_.t1 - _.t, metres=length)


def impossible_steps(steps: ibis.Table) -> ibis.Table:
    """The steps that no single ship can have made: the rule of `impossible`, for a table."""
    knots_nm = real(steps.metres) / NM_M / IMPOSSIBLE_KN
    return steps.filter(knots_nm.pow(2) > (real(steps.seconds) / HOUR_S).pow(2) + CLOCKS_H**2)


def tracks(heard: ibis.Table, mmsis: Iterable[int]) -> Iterator[tuple[int, list[Fix]]]:
    """The fixes of each of these MMSIs in order of time, as Python's values."""
    chosen = heard.filter(heard.mmsi.isin(list(mmsis))).order_by("mmsi", "t", "row")
    rows = chosen.select("mmsi", *Fix._fields).to_pyarrow().to_batches()
    flat = (row for batch in rows for row in zip(*(column.to_pylist() for column in batch.columns), strict=True))
    for mmsi, group in groupby(flat, itemgetter(0)):
        yield mmsi, [Fix(*values) for _mmsi, *values in group]
