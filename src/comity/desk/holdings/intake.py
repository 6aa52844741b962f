"""Read a file of a source into the holdings: the exhibit, its assertions or observations, and the refused rows, in one step."""

import hashlib
from pathlib import Path

import msgspec
import pyarrow as pa
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from comity.desk.holdings.actions import Reception, kind_of, record, recorded_exhibit
from comity.desk.holdings.editions import Compared, take_edition
from comity.desk.holdings.models import Exhibit, Intake, ObservationTable, RefusedRow
from comity.desk.ledger.actions import sealed
from comity.desk.sharing.eyes import act, eyes
from comity.desk.sharing.models import Seat, mark
from comity.desk.sharing.visibility import seen
from comity.evidence.store import digest_of
from comity.observations.fixes import span, subjects, written
from comity.sources.reading import Progress, Reading, Refusal, Unreadable
from comity.sources.registry import Source
from comity.sources.table.columns import Columns
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.markings import Marking, Tlp


class TakenIn(msgspec.Struct, frozen=True, kw_only=True):
    """What one import gave, as the command prints it."""

    source: str
    exhibit: str
    read: int
    added: int
    unchanged: int
    refused: tuple[Refusal, ...]
    remarks: tuple[Refusal, ...]
    unread_fields: tuple[str, ...]
    persons: int
    entities: int
    ships: int
    valid_imo: int
    edition: Compared | None = None
    """What the edition changed against the one before, for a source whose files are whole lists."""


def marking_for(
    source: Source, reading: Reading, by: Seat, wanted: Marking | None, *, exercise: bool = False
) -> Marking:
    """The marking wanted; by default TLP:CLEAR for a published source, TLP:GREEN where it holds what is for members alone,
    else for the originator's eyes only. Raise BadInput where CLEAR is wanted and may not be: what is invented may.
    """
    if wanted is None and not source.published:
        return Marking.originator_only(by.member.code)
    if wanted is None:
        return Marking.shared(Tlp.GREEN if reading.members_only else Tlp.CLEAR, by.member.code)
    if wanted.tlp is Tlp.CLEAR and not (source.published or exercise):
        raise BadInput(f"{source.name} is not published: it may not be marked TLP:CLEAR.")
    if wanted.tlp is Tlp.CLEAR and reading.members_only:
        raise BadInput("The file holds claims that are for members alone: mark it TLP:GREEN or narrower.")
    return wanted


def take_in(
    source: Source,
    path: Path,
    *,
    by: Seat,
    marking: Marking | None = None,
    exercise: bool = False,
    progress: Progress | None = None,
    columns: Columns | None = None,
) -> TakenIn:
    """Import one file. A file that cannot be read leaves no trace; a file with bad rows goes in whole, less those rows.

    Everything is read before anything is recorded, and everything is recorded in one transaction: killed at any moment, the
    import has happened or it has not. Doing it again adds nothing.
    """
    _stop_unless_file(path)
    with settings.WORLD.exhibits.arrival(path) as arrival:
        reading = _read(source, path, arrival.path, progress, columns)
        chosen = marking_for(source, reading, by, marking, exercise=exercise)
        table = _table(reading.fixes)
        kind, size, digest = kind_of(arrival.path), arrival.size, arrival.keep()
    reception = Reception(
        title=f"{source.title}: {path.name}",
        filename=path.name,
        received_from=source.publisher,
        received_how=f"imported as {source.name}",
        received_at=timezone.now(),
        exercise=exercise,
    )
    with eyes(by), transaction.atomic():
        exhibit = recorded_exhibit(digest, size, kind, reception, by=by, marking=chosen)
        return _recorded(source, exhibit, reading, table, by=by, marking=chosen, columns=columns)


@act
def read_exhibit(source: Source, exhibit: Exhibit, *, by: Seat, columns: Columns | None = None) -> TakenIn:
    """Read an exhibit of one's own that lies in custody already, for the eyes it is for; doing it again adds nothing."""
    seen(exhibit, by)
    if by.member != exhibit.originator:
        raise NotAllowed(f"Only {exhibit.originator.name}, who holds it, may read it in.")
    reading = source.read(settings.WORLD.exhibits.path(exhibit.digest), None, columns)
    return _recorded(source, exhibit, reading, None, by=by, marking=exhibit.marking, columns=columns)


def try_out(
    source: Source,
    path: Path,
    *,
    by: Seat,
    marking: Marking | None = None,
    exercise: bool = False,
    progress: Progress | None = None,
    columns: Columns | None = None,
) -> Reading:
    """Read one file and keep nothing: what it would give. Raise what `take_in` would refuse it for."""
    _stop_unless_file(path)
    reading = _read(source, path, path, progress, columns)
    marking_for(source, reading, by, marking, exercise=exercise)
    return reading


def _stop_unless_file(path: Path) -> None:
    if not path.is_file():
        raise BadInput(f"{path} is not a file.")


def _read(source: Source, path: Path, copy: Path, progress: Progress | None, columns: Columns | None) -> Reading:
    """The reading of the copy that will be kept; a refusal names the person's own file and its digest."""
    try:
        return source.read(copy, progress, columns)
    except Unreadable as refusal:
        raise Unreadable(f"{path} (sha256 {digest_of(copy)}): {refusal}") from refusal


def _table(fixes: pa.Table | None) -> Path | None:
    """The fixes as a Parquet file of the world's tables, named by its own digest; None where there are none."""
    if fixes is None or not fixes.num_rows:
        return None
    return written(fixes, settings.WORLD.tables)


def _recorded(
    source: Source,
    exhibit: Exhibit,
    reading: Reading,
    table: Path | None,
    *,
    by: Seat,
    marking: Marking,
    columns: Columns | None,
) -> TakenIn:
    """Everything the reading gave, recorded under the exhibit."""
    content, edition = content_digest(reading, table), None
    if source.whole:
        added, unchanged, edition = take_edition(source, exhibit, reading, content, by=by, marking=marking)
    else:
        added, unchanged = record(reading.drafts, source=source.name, exhibit=exhibit, by=by, marking=marking)
    if table and reading.fixes is not None:
        kept = _kept_table(table, reading.fixes, exhibit, by, marking)
        added, unchanged = added + kept * reading.fixes.num_rows, unchanged + (not kept) * reading.fixes.num_rows
    _kept_intake(source, exhibit, reading, content, added=added, unchanged=unchanged, by=by, columns=columns)
    shared = {name: getattr(reading, name) for name in TakenIn.__struct_fields__ if hasattr(reading, name)}
    given = {"source": source.name, "exhibit": exhibit.digest, "added": added, "unchanged": unchanged}
    return msgspec.convert({**shared, **given, "edition": edition}, TakenIn)


def _kept_table(path: Path, fixes: pa.Table, exhibit: Exhibit, by: Seat, marking: Marking) -> bool:
    """Whether the table was new."""
    first, last = span(fixes)
    columns = {
        "digest": digest_of(path),
        "path": path.name,
        "rows": fixes.num_rows,
        "subjects": subjects(fixes),
        "from_at": first,
        "until_at": last,
        "recorded_at": timezone.now(),
        **mark(marking, originator=by.member),
    }
    return ObservationTable.objects.get_or_create(exhibit=exhibit, schema="fixes", defaults=columns)[1]


def _kept_intake(
    source: Source,
    exhibit: Exhibit,
    reading: Reading,
    content: str,
    *,
    added: int,
    unchanged: int,
    by: Seat,
    columns: Columns | None,
) -> None:
    """The record of the reading and its refused rows; the same reading of the same exhibit is kept once."""
    if exhibit.intakes.filter(source=source.name, content_digest=content).exists():
        return
    now = timezone.now()
    says: dict[str, object] = {
        "source": source.name,
        "exhibit": exhibit.digest,
        "content": content,
        "counts": reading.counts,
    }
    if columns:
        says["columns"] = msgspec.to_builtins(columns)
    intake = Intake.objects.create(
        exhibit=exhibit,
        source=source.name,
        read=reading.read,
        added=added,
        unchanged=unchanged,
        unread_fields=list(reading.unread_fields),
        counts=reading.counts,
        content_digest=content,
        recorded_at=now,
        statement=sealed("intake", about={exhibit.filename: exhibit.digest}, says=says, by=by, at=now),
    )
    refused = [RefusedRow(intake=intake, row=r.row, reason=r.reason, raw=r.raw) for r in reading.refused]
    RefusedRow.objects.bulk_create(refused, batch_size=500)


def content_digest(reading: Reading, table: Path | None) -> str:
    """The digest over everything a reading gave: drafts, refused rows and the table's own digest."""
    said = (reading.drafts, reading.refused, digest_of(table) if table else "")
    return hashlib.sha256(msgspec.json.encode(said, order="deterministic")).hexdigest()
