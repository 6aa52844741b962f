"""Take editions of whole lists in: what an edition no longer says is retracted by it, and every change is told field by field."""

from datetime import date, datetime

import msgspec
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from comity.desk.holdings.actions import ROWS_AT_ONCE, drafted, kept_assertions
from comity.desk.holdings.models import Assertion, AssertionQuerySet, Exhibit
from comity.desk.holdings.records import Edition, EntryChange, Retraction
from comity.desk.ledger.actions import sealed
from comity.desk.sharing.models import Seat, mark
from comity.seal.statements import sha256
from comity.sources.comparing import ChangeKind, Entries, changes
from comity.sources.reading import Reading
from comity.sources.registry import Source, source as source_named
from comity.vocabulary.markings import Marking


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """What an edition changed, counted in entries; `retracted` counts assertions."""

    day: date
    follows: date | None
    entries: int
    added: int
    removed: int
    amended: int
    unchanged: int
    retracted: int


@transaction.atomic
def take_edition(
    source: Source, exhibit: Exhibit, reading: Reading, content: str, *, by: Seat, marking: Marking
) -> tuple[int, int, Compared]:
    """Record an edition: how many assertions were new, how many stood already, and what changed against the edition before.

    The newest edition says what stands. An older one that comes late is kept and compared in its place, and changes nothing
    that stands. An edition taken in before adds nothing. What a person retracted stays retracted until a person asserts it.
    """
    rows = drafted(reading.drafts, source=source.name, exhibit=exhibit, by=by, marking=marking)
    held = Edition.objects.filter(exhibit=exhibit, source=source.name, content_digest=content).first()
    if held:
        return 0, len(rows), compared(held)
    now = timezone.now()
    edition = _kept(source, exhibit, reading, content, by=by, marking=marking, now=now)
    new = _recorded(edition, rows)
    _retract(edition, rows, by=by, now=now)
    _compare(edition, reading)
    return new, len(rows) - new, compared(edition)


def compared(edition: Edition) -> Compared:
    """An edition's changes, counted."""
    return Compared(
        day=edition.day,
        follows=edition.follows.day if edition.follows else None,
        entries=edition.entries,
        added=edition.added,
        removed=edition.removed,
        amended=edition.amended,
        unchanged=edition.unchanged,
        retracted=edition.retractions.count(),
    )


def _kept(
    source: Source, exhibit: Exhibit, reading: Reading, content: str, *, by: Seat, marking: Marking, now: datetime
) -> Edition:
    """The edition's record, sealed; not yet compared."""
    day = reading.as_of or now.date()
    entries = len({draft.subject for draft in reading.drafts})
    says = {"source": source.name, "day": day.isoformat(), "entries": entries, "content": content}
    return Edition.objects.create(
        source=source.name,
        exhibit=exhibit,
        content_digest=content,
        day=day,
        entries=entries,
        recorded_at=now,
        statement=sealed("edition", about={exhibit.filename: exhibit.digest}, says=says, by=by, at=now),
        **mark(marking | exhibit.marking, originator=by.member),
    )


def line(edition: Edition) -> "QuerySet[Edition]":
    """Every edition of the same list in the same hands."""
    return Edition.objects.filter(source=edition.source, originator=edition.originator)


def _ever(edition: Edition) -> AssertionQuerySet:
    """Everything ever recorded from the list by the same hands."""
    rows: AssertionQuerySet = Assertion.objects.filter(source=edition.source, originator=edition.originator)
    return rows


def _late(edition: Edition) -> bool:
    """Whether a newer edition was taken in before."""
    return line(edition).first() != edition


def _recorded(edition: Edition, rows: dict[str, Assertion]) -> int:
    """Record what is new in it; return how many."""
    ever = _ever(edition)
    known = (ever if _late(edition) else ever.standing()).holding(rows)
    known |= ever.filter(retraction__isnull=False, retraction__edition=None).holding(rows)
    new = [row for fingerprint, row in rows.items() if fingerprint not in known]
    for row in new:
        row.recorded_at = edition.recorded_at
    return kept_assertions(new)


def _retract(edition: Edition, rows: dict[str, Assertion], *, by: Seat, now: datetime) -> None:
    """Retract what the newest edition no longer says, or what a late one alone has said."""
    newest = line(edition)[0]
    standing = _ever(edition).standing()
    if newest == edition:
        gone = {pk: said for pk, said in standing.values_list("pk", "fingerprint").iterator() if said not in rows}
    else:
        gone = dict(standing.filter(recorded_at=now, exhibit=edition.exhibit).values_list("pk", "fingerprint"))
    if not gone:
        return
    says = {
        "edition": edition.content_digest,
        "count": len(gone),
        "said": sha256("".join(sorted(gone.values())).encode()),
    }
    statement = sealed("retraction", about={"edition": newest.exhibit.digest}, says=says, by=by, at=now)
    reason = f"The edition of {newest.day} no longer says so."
    retractions = [
        Retraction(assertion_id=pk, by=by, at=now, reason=reason, edition=newest, statement=statement) for pk in gone
    ]
    Retraction.objects.bulk_create(retractions, batch_size=ROWS_AT_ONCE)
    asked = sorted(gone)
    for start in range(0, len(asked), ROWS_AT_ONCE):
        Assertion.objects.filter(pk__in=asked[start : start + ROWS_AT_ONCE]).update(retracted_at=now)


def _compare(edition: Edition, reading: Reading) -> None:
    """Compare it with the edition before, and the edition after, if there is one, with it."""
    ordered = list(line(edition))
    place = ordered.index(edition)
    entries = Entries(reading.drafts)
    before = ordered[place + 1] if place + 1 < len(ordered) else None
    _tell(edition, before, _entries(before), entries)
    if place:
        after = ordered[place - 1]
        _tell(after, edition, entries, _entries(after))


def _entries(edition: Edition | None) -> Entries:
    """What an edition says, read again from its exhibit; nothing where there is none."""
    if edition is None:
        return Entries()
    path = settings.WORLD.exhibits.path(edition.exhibit.digest)
    return Entries(source_named(edition.source).read(path).drafts)


def _tell(edition: Edition, before: Edition | None, had: Entries, has: Entries) -> None:
    """Write down what an edition changed against the one before, instead of what was told of it so far."""
    found = changes(had, has)
    edition.changes.all().delete()
    rows = [
        EntryChange(
            edition=edition,
            subject=one.subject,
            name=one.name,
            kind=one.kind,
            fields=[msgspec.to_builtins(field) for field in one.fields],
        )
        for one in found
    ]
    EntryChange.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    kinds = [one.kind for one in found]
    edition.follows = before
    edition.added, edition.removed, edition.amended = (kinds.count(kind) for kind in ChangeKind)
    edition.save(update_fields=["follows", "added", "removed", "amended"])
