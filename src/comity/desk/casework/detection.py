"""Run a detector over tables the member may see, and put what it points at into the queue."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec
from django.conf import settings
from django.utils import timezone

from comity.desk.casework.models import Signal
from comity.desk.holdings.models import ObservationTable
from comity.desk.ledger.actions import sealed
from comity.desk.ledger.models import Run
from comity.desk.sharing.eyes import act
from comity.desk.sharing.models import Seat, mark
from comity.engine.runs import Run as Ran, run
from comity.signals import typology as declared


class Detected(msgspec.Struct, frozen=True, kw_only=True):
    """What one detector gave over some tables."""

    typology: str
    runs: tuple[str, ...]
    """Keys of the runs, one per table."""
    fixes: int
    signals: int
    new: int
    set_aside: tuple[declared.SetAside, ...]


def detect(typology: declared.Typology, tables: Iterable[ObservationTable], *, by: Seat) -> Detected:
    """Run a detector over each table on its own. The same hit is one signal; a dismissal never hides a new hit."""
    runs, fixes, signals, new = [], 0, 0, 0
    aside: list[declared.SetAside] = []
    for table in tables:
        ran, found = run(typology, [Path(settings.WORLD.tables) / table.path])
        new += _queued(ran, found, typology, table, by=by)
        runs.append(ran.id)
        fixes, signals = fixes + table.rows, signals + len(found.signals)
        aside.extend(found.set_aside)
    return Detected(
        typology=typology.name, runs=tuple(runs), fixes=fixes, signals=signals, new=new, set_aside=tuple(aside)
    )


@act
def _queued(
    ran: Ran, found: declared.Signals, typology: declared.Typology, table: ObservationTable, *, by: Seat
) -> int:
    """How many signals are new; the run is recorded once however often it is repeated."""
    record = _run_record(ran, by)
    new = 0
    for signal in found.signals:
        key = _signal_key(signal, typology, table)
        new += Signal.objects.get_or_create(key=key, defaults=_columns(signal, typology, table, record, by))[1]
    return new


def _run_record(ran: Ran, by: Seat) -> Run:
    """The run as recorded and sealed."""
    held = Run.objects.filter(key=ran.id).first()
    if held:
        return held
    says = msgspec.to_builtins(ran)
    inputs = {f"input-{number}": digest for number, digest in enumerate(ran.inputs, 1)}
    now = timezone.now()
    return Run.objects.create(
        key=ran.id,
        code=ran.package_version,
        outcome=ran.counts,
        **{field: says[field] for field in ("typology", "version", "parameters", "inputs")},
        started_at=ran.started_at,
        finished_at=ran.finished_at,
        statement=sealed("run", about=inputs, says=says, by=by, at=now),
    )


def _signal_key(signal: declared.Signal, typology: declared.Typology, table: ObservationTable) -> str:
    """Digest of what makes two hits the same: typology and version, subject, interval, and the table they stand in."""
    said = (typology.name, typology.version, signal.subject, signal.from_at, signal.until_at, table.digest, table.pk)
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def _columns(
    signal: declared.Signal, typology: declared.Typology, table: ObservationTable, record: Run, by: Seat
) -> dict[str, object]:
    """A signal's row: it carries the marking of the table it was found in."""
    return {
        "typology": typology.name,
        "version": typology.version,
        "run": record,
        "table": table,
        "subject": signal.subject,
        "from_at": signal.from_at,
        "until_at": signal.until_at,
        "latitude_deg": signal.latitude_deg,
        "longitude_deg": signal.longitude_deg,
        "reasons": list(signal.reasons),
        "innocent": [msgspec.to_builtins(explanation) for explanation in signal.innocent],
        "measures": signal.measures,
        "concerns": list(typology.concerns),
        "exercise": table.exhibit.exercise,
        "recorded_at": timezone.now(),
        **mark(table.marking, originator=by.member),
    }
