"""Draw a finding's tracks as data: what was heard, and the silences its signals point at."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow.compute as pc
from django.conf import settings

from comity.desk.casework.models import Signal
from comity.desk.findings.models import Finding
from comity.desk.holdings.models import Assertion, ObservationTable
from comity.desk.publications.exhibiting import Annex
from comity.desk.publications.tracks import Chart, Fix, Heard, Silent, Stretch, Track
from comity.observations.fixes import fixes_at
from comity.signals.labels import labelled
from comity.vocabulary.markings import Tlp
from comity.vocabulary.properties import Property

SEVERAL_HULLS = "several-hulls-one-mmsi"
"""The typology whose signals say that a track is several ships'."""


def chart_of(finding: Finding, signals: Sequence[Signal], annex: Annex) -> tuple[Chart, ...]:
    """One chart with every public track the finding's evidence cites; none where it cites none."""
    tables = ObservationTable.objects.filter(
        exhibit__assertions__evidence__element__finding=finding, tlp=Tlp.CLEAR, schema="fixes"
    )
    tracks = tuple(
        track for table in tables.distinct() for track in tracks_of(table, signals, annex.number(table.exhibit))
    )
    return (Chart(title=f"Tracks cited in {finding.number}", tracks=tracks),) if tracks else ()


def tracks_of(table: ObservationTable, signals: Sequence[Signal], exhibit: int) -> Iterator[Track]:
    """The tracks of one table, each parted at the silences and into the hulls that its signals point at."""
    for subject in table.subjects:
        own = [signal for signal in signals if signal.table_id == table.pk and signal.subject == subject]
        parted = _by_hull(table, subject, own)
        yield Track(
            mmsi=subject.removeprefix("mmsi:"),
            name_claimed=_name_claimed(subject),
            stretches=tuple(one for hull, fixes in parted.items() for one in stretches(fixes, own, hull)),
            exhibits=(exhibit,),
            run=own[0].run.key if own else "",
            synthetic=table.exhibit.exercise,
        )


def _name_claimed(subject: str) -> str:
    """The name the track's own messages claim, where everybody may see it; the latest recorded."""
    said = (
        Assertion.objects.visible_to(None).standing().filter(subject__in=(subject, f"ais:{subject.replace(':', '/')}"))
    )
    return said.filter(prop=Property.NAME).order_by("-recorded_at").values_list("value", flat=True).first() or ""


def _by_hull(table: ObservationTable, subject: str, signals: Sequence[Signal]) -> dict[str, list[Fix]]:
    """The fixes under the letter of their hull, where a signal tells several apart; what belongs to none is left out."""
    fixes = fixes_of_subject(table, subject)
    if not any(signal.typology == SEVERAL_HULLS for signal in signals):
        return {"": fixes}
    rows = fixes_at(Path(settings.WORLD.tables) / table.path)
    mmsi = int(subject.removeprefix("mmsi:"))
    labels = labelled(rows.filter(pc.equal(rows["mmsi"], mmsi)))["hull"].to_pylist()
    kept = rows.filter(pc.equal(rows["mmsi"], mmsi))["repeat_of"].to_pylist()
    once = [label for label, repeat in zip(labels, kept, strict=True) if repeat is None]
    parted: dict[str, list[Fix]] = {}
    for label, fix in zip(once, fixes, strict=True):
        if label:
            parted.setdefault(label, []).append(fix)
    return parted


def fixes_of_subject(table: ObservationTable, subject: str) -> list[Fix]:
    """One track's fixes in order of time, repeats left out."""
    fixes = fixes_at(Path(settings.WORLD.tables) / table.path)
    rows = fixes.select(["mmsi", "seen_at", "latitude_deg", "longitude_deg", "repeat_of"]).to_pylist()
    mmsi = int(subject.removeprefix("mmsi:"))
    return [
        Fix(seen_at=row["seen_at"], latitude_deg=row["latitude_deg"], longitude_deg=row["longitude_deg"])
        for row in rows
        if row["mmsi"] == mmsi and row["repeat_of"] is None
    ]


def stretches(fixes: Sequence[Fix], signals: Sequence[Signal], hull: str = "") -> Iterator[Stretch]:
    """Fixes heard, parted by the silences that begin and end at a signal's own interval."""
    silences = {signal.from_at: signal.until_at for signal in signals if signal.typology == "reception-gap"}
    heard: list[Fix] = []
    for fix in fixes:
        if heard and silences.get(heard[-1].seen_at) == fix.seen_at:
            before = heard[-1]
            yield Heard(fixes=tuple(heard), hull=hull)
            yield Silent(last_heard=before, heard_again=fix, hull=hull)
            heard = []
        heard.append(fix)
    if heard:
        yield Heard(fixes=tuple(heard), hull=hull)
