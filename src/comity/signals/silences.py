"""Find the intervals in which nothing was heard of an MMSI, and what was heard of it before and of others nearby."""

from collections.abc import Iterator

import ibis
import msgspec
from ibis import _
from ibis.expr.types.groupby import GroupedTable

from comity.engine.arithmetic import HOUR_S, NM_M, metres
from comity.engine.machine import staged
from comity.signals.motion import Fix, beside_next

NEARBY_NM = 50.0
"""The reach of shore stations: over 99 % of what they hear comes from within it (Welch et al. 2022, Science Advances)."""


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """One interval without a fix, from the last heard to the next, or to the end of the data."""

    mmsi: int
    last: Fix
    next: Fix | None
    """None: the silence is open when the data end."""
    until_t: int
    within_h: float
    """How many hours before and after were looked at."""
    fixes_before: int
    """Fixes of the MMSI in the hours before, the last one among them."""
    neighbours: int
    """Other MMSIs heard within 50 nm of the last fix in the hours before."""
    neighbours_heard: int
    """Those of them heard again in as many hours after."""

    @property
    def hours(self) -> float:
        """How long nothing was heard."""
        return (self.until_t - self.last.t) / HOUR_S


def silences(heard: ibis.Table, *, longer_than_s: int, within_s: int) -> Iterator[Silence]:
    """Every silence of at least `longer_than_s`, by MMSI and time; `within_s` is how far before and after one looks."""
    found = staged(_found(heard, longer_than_s))
    near = staged(_near(found, heard, within_s))
    counts = (
        _own(found, heard, within_s).agg(fixes_before=_.count()),
        near.group_by("mmsi", "t").agg(neighbours=_.count()),
        _again(near, heard, within_s).agg(neighbours_heard=_.other.nunique()),
    )
    for count in counts:
        found = found.left_join(count, ["mmsi", "t"]).drop(_.mmsi_right, _.t_right)
    for row in found.fill_null(dict.fromkeys(_COUNTED, 0)).order_by("mmsi", "t").to_pyarrow().to_pylist():
        last, following = (Fix(*(row[f"{name}{end}"] for name in Fix._fields)) for end in ("", "1"))
        told = {name: row[name] for name in ("mmsi", "until_t", *_COUNTED)}
        yield Silence(last=last, next=None if row["t1"] is None else following, within_h=within_s / HOUR_S, **told)


_COUNTED = ("fixes_before", "neighbours", "neighbours_heard")


def _found(heard: ibis.Table, longer_than_s: int) -> ibis.Table:
    """Fixes followed by silence, each beside the next one; the last fix of an MMSI is followed by silence to the end of all."""
    ends = beside_next(heard).mutate(until_t=ibis.coalesce(_.t1, heard.t.max().as_scalar()))
    return ends.filter(_.until_t - _.t >= longer_than_s)


def _own(found: ibis.Table, heard: ibis.Table, within_s: int) -> GroupedTable:
    """The fixes of the same MMSI before each silence, by silence."""
    fixes = heard.select(who="mmsi", seen="t")
    before = [found.mmsi == fixes.who, fixes.seen <= found.t, fixes.seen > found.t - within_s]
    return found.select("mmsi", "t").join(fixes, before).group_by("mmsi", "t")


def _near(found: ibis.Table, heard: ibis.Table, within_s: int) -> ibis.Table:
    """The `other` MMSIs heard near the last fix of each silence (`mmsi`, `t`) in the hours before it."""
    others = heard.select(other="mmsi", seen="t", latitude="latitude_deg", longitude="longitude_deg")
    band = NEARBY_NM / 59  # degrees of latitude, of 60 nm each, give or take: it spares measuring most distances
    before = [found.mmsi != others.other, others.seen <= found.t, others.seen > found.t - within_s]
    level = [others.latitude >= found.latitude_deg - band, others.latitude <= found.latitude_deg + band]
    pairs = found.join(others, before + level)
    close = pairs.filter(metres(_.latitude_deg, _.longitude_deg, _.latitude, _.longitude) <= NEARBY_NM * NM_M)
    return close.select("mmsi", "t", "other").distinct()


def _again(near: ibis.Table, heard: ibis.Table, within_s: int) -> GroupedTable:
    """The neighbours heard after a silence began, by silence."""
    fixes = heard.select(who="mmsi", seen="t")
    after = [near.other == fixes.who, fixes.seen > near.t, fixes.seen <= near.t + within_s]
    return near.join(fixes, after).group_by("mmsi", "t")
