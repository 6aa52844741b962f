"""Turn tracks into what a page shows of them: segments, each a row of its table and a line of its map under one id."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from comity.desk.casework.models import Signal
from comity.desk.holdings.models import ObservationTable
from comity.desk.publications.charting import SEVERAL_HULLS, fixes_in, rows_of, stretches
from comity.desk.publications.tracks import Chart, Fix, Heard, Silent, Stretch, Track, fixes_of
from comity.signals.labels import labelled
from comity.signals.segments import LONG_FIXES

MOST_POINTS = 5_000
"""Fixes drawn as points; a longer track is drawn as lines alone, and its table still counts every fix."""


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of one track as a page shows it."""

    id: str
    mmsi: str
    kind: str
    """`heard`; where hulls are told apart `hull`, and `rest` for what is of none in particular; `silence`; `scattered`: single
    fixes and the shortest pieces, which make no line."""
    hull: str = ""
    """A letter; empty where nothing tells hulls apart."""
    number: int = 0
    """The hull's place among those of its track, from 1: the map's script chooses colour and dash by it."""
    fixes: tuple[Fix, ...]
    """In order of time; of a silence the two that enclose it."""

    @property
    def last(self) -> Fix:
        """Its last fix."""
        return self.fixes[-1]

    @property
    def count(self) -> int:
        """How many fixes were heard in it."""
        return 0 if self.kind == "silence" else len(self.fixes)

    @property
    def hours(self) -> float:
        """From its first fix to its last."""
        return (self.fixes[-1].seen_at - self.fixes[0].seen_at).total_seconds() / 3600


def tracks_in(tables: Sequence[ObservationTable], signals: Sequence[Signal], subjects: Collection[str]) -> list[Track]:
    """The tracks of these subjects in some tables, parted where a signal points at a silence or at several hulls.

    A table that holds one track alone gives it whether it was asked for or not.
    """
    wanted = ((table, one) for table in tables for one in table.subjects if one in subjects or len(table.subjects) == 1)
    return [_track(table, one, signals) for table, one in wanted]


def _track(table: ObservationTable, subject: str, signals: Sequence[Signal]) -> Track:
    """One subject's track in one table."""
    own = [signal for signal in signals if signal.table_id == table.pk and signal.subject == subject]
    several = any(signal.typology == SEVERAL_HULLS for signal in own)
    rows = rows_of(table, subject)
    parted = _by_hull(rows) if several else stretches(fixes_in(rows), own)
    return Track(
        mmsi=subject.removeprefix("mmsi:"), stretches=tuple(parted), exhibits=(), synthetic=table.exhibit.exercise
    )


def _by_hull(rows: pa.Table) -> Iterator[Stretch]:
    """The segments that the detector tells apart: those of a hull with its letter, then those of none in particular."""
    labels = labelled(rows).filter(pc.is_null(rows["repeat_of"])).select(["hull", "segment"]).to_pylist()
    parted: dict[tuple[str, int], list[Fix]] = {}
    for fix, label in zip(fixes_in(rows), labels, strict=True):
        parted.setdefault((label["hull"], label["segment"]), []).append(fix)
    for hull, segment in sorted(parted, key=lambda label: (not label[0], label)):
        yield Heard(fixes=tuple(parted[hull, segment]), hull=hull)


def chart(title: str, tracks: Sequence[Track]) -> Chart:
    """The tracks as one picture; where hulls are told apart, of that track the hulls alone."""
    return Chart(title=title, tracks=tuple(map(_told_apart, tracks)))


def _told_apart(track: Track) -> Track:
    stretches = tuple(stretch for stretch in track.stretches if stretch.hull)
    return msgspec.structs.replace(track, stretches=stretches) if stretches else track


def segments(tracks: Sequence[Track]) -> list[Segment]:
    """The segments of each track in the order of its stretches; what is scattered comes last, as one."""
    return [segment for track in tracks for segment in _segments(track)]


def _segments(track: Track) -> Iterator[Segment]:
    hulls = [hull for hull in track.hulls if hull]
    scattered: list[Fix] = []
    for place, stretch in enumerate(track.stretches, 1):
        if hulls and not stretch.hull and len(fixes_of(stretch)) < LONG_FIXES:
            scattered += fixes_of(stretch)
        else:
            yield Segment(
                id=f"segment-{track.mmsi}-{place}",
                mmsi=track.mmsi,
                kind=_kind(stretch, hulls=bool(hulls)),
                hull=stretch.hull,
                number=hulls.index(stretch.hull) + 1 if stretch.hull else 0,
                fixes=fixes_of(stretch),
            )
    if scattered:
        fixes = tuple(sorted(scattered, key=lambda fix: fix.seen_at))
        yield Segment(id=f"segment-{track.mmsi}-0", mmsi=track.mmsi, kind="scattered", fixes=fixes)


def _kind(stretch: Stretch, *, hulls: bool) -> str:
    """What the map's script calls a stretch (frontend/README.md)."""
    if isinstance(stretch, Silent):
        return "silence"
    if stretch.hull:
        return "hull"
    return "rest" if hulls else "heard"


def track_features(shown: Sequence[Segment], signals: Sequence[Signal]) -> dict[str, Any]:
    """Segments and the places of signals as a GeoJSON FeatureCollection, in the shape frontend/README.md gives."""
    lines = [_line(segment) for segment in shown if segment.kind != "scattered" and len(segment.fixes) > 1]
    points = [_point(segment, at) for segment in shown if segment.count for at in _course(segment)]
    marks = [_mark(signal) for signal in signals]
    return {
        "type": "FeatureCollection",
        "features": [*lines, *(points if len(points) <= MOST_POINTS else ()), *marks],
    }


def _feature(shape: str, at: Sequence[Any], **properties: str | int | None) -> dict[str, Any]:
    geometry = {"type": shape, "coordinates": at}
    said = {name: value for name, value in properties.items() if value is not None}
    return {"type": "Feature", "geometry": geometry, "properties": said}


def _line(segment: Segment) -> dict[str, Any]:
    return _feature("LineString", _course(segment), kind=segment.kind, id=segment.id, hull=segment.number or None)


def _point(segment: Segment, at: list[float]) -> dict[str, Any]:
    """A fix; of a hull its number, 0 where hulls are told apart and this is of none, nothing where they are not."""
    hull = None if segment.kind == "heard" else segment.number
    return _feature("Point", at, kind="fix", id=segment.id, hull=hull)


def _mark(signal: Signal) -> dict[str, Any]:
    return _feature("Point", [signal.longitude_deg, signal.latitude_deg], kind="signal", id=f"signal-{signal.pk}")


def _course(segment: Segment) -> list[list[float]]:
    """Longitudes and latitudes in order; where the way crosses 180°, longitudes go on beyond it, so that it stays whole."""
    course: list[list[float]] = []
    east = segment.fixes[0].longitude_deg
    for fix in segment.fixes:
        east += (fix.longitude_deg - east + 180) % 360 - 180
        course.append([round(east, 5), round(fix.latitude_deg, 5)])
    return course
