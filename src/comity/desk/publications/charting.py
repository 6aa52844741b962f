"""Draw a finding's tracks as data: what was heard, and the silences its signals point at."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings

from comity.desk.casework.models import Signal
from comity.desk.findings.models import Finding
from comity.desk.holdings.models import ObservationTable
from comity.desk.publications.exhibiting import Annex
from comity.desk.publications.tracks import Chart, Fix, Heard, Silent, Stretch, Track
from comity.observations.fixes import fixes_at
from comity.vocabulary.markings import Tlp


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
    """The tracks of one table, each parted at the silences that its signals point at."""
    for subject in table.subjects:
        fixes = fixes_of_subject(table, subject)
        own = [signal for signal in signals if signal.table_id == table.pk and signal.subject == subject]
        yield Track(
            mmsi=subject.removeprefix("mmsi:"),
            stretches=tuple(stretches(fixes, own)),
            exhibits=(exhibit,),
            run=own[0].run.key if own else "",
            synthetic=table.exhibit.exercise,
        )


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


def stretches(fixes: Sequence[Fix], signals: Sequence[Signal]) -> Iterator[Stretch]:
    """Fixes heard, parted by the silences that begin and end at a signal's own interval."""
    silences = {signal.from_at: signal.until_at for signal in signals if signal.typology == "reception-gap"}
    heard: list[Fix] = []
    for fix in fixes:
        if heard and silences.get(heard[-1].seen_at) == fix.seen_at:
            before = heard[-1]
            yield Heard(fixes=tuple(heard))
            yield Silent(last_heard=before, heard_again=fix)
            heard = []
        heard.append(fix)
    if heard:
        yield Heard(fixes=tuple(heard))
