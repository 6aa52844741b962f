"""Draw a finding's tracks as data: what was heard, and the silences its signals point at."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from django.conf import settings

from comity.desk.casework.models import Signal
from comity.desk.findings.models import Finding
from comity.desk.holdings.models import Assertion, ObservationTable
from comity.desk.publications.exhibiting import Annex
from comity.desk.publications.thinning import thinned
from comity.desk.publications.tracks import Chart, Fix, Heard, Silent, Stretch, Track
from comity.observations.fixes import fixes_at
from comity.signals.labels import labelled
from comity.vocabulary.markings import Tlp
from comity.vocabulary.properties import Property

SEVERAL_HULLS = "several-hulls-one-mmsi"
"""The typology whose signals say that a track is several ships'."""


def chart_of(finding: Finding, signals: Sequence[Signal], annex: Annex) -> tuple[Chart, ...]:
    """One chart with every public track that the finding's evidence cites and is about; none where there is none."""
    tables = ObservationTable.objects.filter(
        exhibit__assertions__evidence__element__finding=finding, tlp=Tlp.CLEAR, schema="fixes"
    )
    about = subjects_of(finding, signals)
    tracks = tuple(
        track for table in tables.distinct() for track in tracks_of(table, about, signals, annex.number(table.exhibit))
    )
    return (Chart(title=f"Tracks cited in {finding.number}", tracks=tracks),) if tracks else ()


def subjects_of(finding: Finding, signals: Sequence[Signal]) -> frozenset[str]:
    """What the evidence that everybody may see is about: its subjects, the numbers they are said to use, and the signals' own."""
    public = Assertion.objects.visible_to(None).standing()
    told = set(public.filter(evidence__element__finding=finding).values_list("subject", flat=True))
    numbers = public.filter(subject__in=told, prop=Property.MMSI).values_list("value", flat=True)
    return frozenset({*told, *(f"mmsi:{number}" for number in numbers), *(signal.subject for signal in signals)})


def tracks_of(
    table: ObservationTable, about: Collection[str], signals: Sequence[Signal], exhibit: int
) -> Iterator[Track]:
    """The tracks of some subjects in one table, each parted at the silences and into the hulls that its signals point at."""
    for subject in (one for one in table.subjects if one in about):
        own = [signal for signal in signals if signal.table_id == table.pk and signal.subject == subject]
        parted = _by_hull(rows_of(table, subject), own)
        yield Track(
            mmsi=subject.removeprefix("mmsi:"),
            name_claimed=_name_claimed(subject),
            stretches=tuple(thinned(one) for hull, fixes in parted.items() for one in stretches(fixes, own, hull)),
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


def _by_hull(rows: pa.Table, signals: Sequence[Signal]) -> dict[str, list[Fix]]:
    """The fixes under the letter of their hull, where a signal tells several apart; what belongs to none is left out."""
    if not any(signal.typology == SEVERAL_HULLS for signal in signals):
        return {"": fixes_in(rows)}
    labels = labelled(rows)["hull"].filter(pc.is_null(rows["repeat_of"])).to_pylist()
    parted: dict[str, list[Fix]] = {}
    for label, fix in zip(labels, fixes_in(rows), strict=True):
        if label:
            parted.setdefault(label, []).append(fix)
    return parted


def rows_of(table: ObservationTable, subject: str) -> pa.Table:
    """One track's rows in order of time, repeats included; of a large table little else is read."""
    return fixes_at(Path(settings.WORLD.tables) / table.path, mmsi=int(subject.removeprefix("mmsi:")))


def fixes_in(rows: pa.Table) -> list[Fix]:
    """The fixes of some rows, repeats left out."""
    once = rows.filter(pc.is_null(rows["repeat_of"])).select(["seen_at", "latitude_deg", "longitude_deg"])
    return [Fix(**row) for row in once.to_pylist()]


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
