"""Turn tracks and events into what maps and charts draw: GeoJSON, SVG, and a timeline."""

from collections.abc import Sequence
from typing import Any

from comity.desk.casework.models import Case, Signal
from comity.desk.holdings.models import ObservationTable
from comity.desk.publications.chart import chart_svg
from comity.desk.publications.charting import tracks_of
from comity.desk.publications.tracks import Chart, Stretch, fixes_of
from comity.desk.sharing.models import Seat


def track_features(tables: Sequence[ObservationTable], signals: Sequence[Signal]) -> dict[str, Any]:
    """The tracks of some tables and the places of some signals as a GeoJSON FeatureCollection."""
    features = [
        _line(stretch, track.mmsi)
        for table in tables
        for track in tracks_of(table, signals, exhibit=0)
        for stretch in track.stretches
    ]
    return {"type": "FeatureCollection", "features": [*features, *map(_point, signals)]}


def _line(stretch: Stretch, mmsi: str) -> dict[str, Any]:
    fixes = fixes_of(stretch)
    return {
        "type": "Feature",
        "geometry": {"type": "LineString", "coordinates": [[fix.longitude_deg, fix.latitude_deg] for fix in fixes]},
        "properties": {
            "kind": type(stretch).__name__.lower(),
            "mmsi": mmsi,
            "hull": stretch.hull,
            "from_at": fixes[0].seen_at.isoformat(),
            "until_at": fixes[-1].seen_at.isoformat(),
        },
    }


def _point(signal: Signal) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": signal.pk,
        "geometry": {"type": "Point", "coordinates": [signal.longitude_deg, signal.latitude_deg]},
        "properties": {"kind": "signal", "id": f"signal-{signal.pk}", "name": signal.typology},
    }


def chart(title: str, tables: Sequence[ObservationTable], signals: Sequence[Signal]) -> str:
    """The same tracks as a picture made here."""
    tracks = tuple(track for table in tables for track in tracks_of(table, signals, exhibit=0))
    return chart_svg(Chart(title=title, tracks=tracks))


def timeline(case: Case, signals: Sequence[Signal], seat: Seat) -> list[dict[str, Any]]:
    """What happened in a matter and in its handling, in order: signals, letters, replies, findings."""
    events = [
        {
            "at": signal.from_at,
            "until": signal.until_at,
            "what": signal.typology,
            "kind": "signal",
            "id": f"signal-{signal.pk}",
        }
        for signal in signals
    ]
    for letter in case.requests.visible_to(seat).prefetch_related("replies"):
        marks = (
            (letter.served_at, f"{letter.number} served"),
            (letter.lapsed_at, f"{letter.number}: silence recorded"),
        )
        events += [
            {"at": at, "until": None, "what": what, "kind": "letter", "id": f"letter-{letter.pk}"}
            for at, what in marks
            if at
        ]
        events += [
            {
                "at": reply.received_at,
                "until": None,
                "what": f"reply to {letter.number}",
                "kind": "letter",
                "id": f"letter-{letter.pk}",
            }
            for reply in letter.replies.all()
        ]
    for finding in case.findings.visible_to(seat):
        marks = (
            (finding.circulated_at, f"{finding.number} circulated"),
            (finding.concluded_at, f"{finding.number} concluded"),
        )
        events += [
            {"at": at, "until": None, "what": what, "kind": "finding", "id": finding.number} for at, what in marks if at
        ]
    return sorted(events, key=lambda event: event["at"])
