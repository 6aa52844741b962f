"""Take exhibits into custody, and record or retract what they assert."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from comity.desk.holdings.models import Assertion, Custody, Exhibit
from comity.desk.holdings.records import Retraction
from comity.desk.ledger.actions import sealed
from comity.desk.sharing.models import Seat, mark
from comity.desk.sharing.visibility import may_see, seen
from comity.evidence.media import HEAD_BYTES, media_type
from comity.seal.statements import NONCE_BYTES
from comity.sources.comparing import content
from comity.sources.reading import Draft
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.grades import UNGRADED, Grade
from comity.vocabulary.markings import Marking


class Reception(msgspec.Struct, frozen=True, kw_only=True):
    """How some bytes came into our hands."""

    title: str
    filename: str
    received_from: str
    received_how: str
    received_at: datetime
    exercise: bool


class HeldOtherwise(BadInput):
    """The same bytes are held already under another marking."""

    def diagnostics(self) -> str:
        """Widening and narrowing are acts of their own."""
        return "Import it with the marking it has; to widen or narrow a marking is the originator's own decision."


def receive(path: Path, reception: Reception, *, by: Seat, marking: Marking) -> Exhibit:
    """Take a file into custody as it is; the same bytes from the same member are one exhibit."""
    if path.stat().st_size == 0:
        raise BadInput(f"{path} is empty: there is nothing to take into custody.")
    with settings.WORLD.exhibits.arrival(path) as arrival:
        kind = kind_of(arrival.path)
        size, digest = arrival.size, arrival.keep()
    return recorded_exhibit(digest, size, kind, reception, by=by, marking=marking)


def kind_of(path: Path) -> str:
    """The media type of a file, by its first bytes."""
    with path.open("rb") as file:
        return media_type(file.read(HEAD_BYTES))


@transaction.atomic
def recorded_exhibit(digest: str, size: int, kind: str, reception: Reception, *, by: Seat, marking: Marking) -> Exhibit:
    """The exhibit's record, its first custody and its leaf in the log, written together; the one there is, if there is one."""
    held: Exhibit | None = Exhibit.objects.filter(digest=digest, originator=by.member).first()
    if held:
        if held.marking != marking:
            raise HeldOtherwise(f"{held.title} (sha256 {digest}) is held as {held.tlp}." if may_see(by, held) else "")
        return held
    now = timezone.now()
    says = {
        "digest": digest,
        "size": size,
        "media_type": kind,
        "marking": marking.tlp,
        **msgspec.to_builtins(reception),
    }
    exhibit = Exhibit.objects.create(
        digest=digest,
        size=size,
        media_type=kind,
        recorded_at=now,
        nonce=secrets.token_bytes(NONCE_BYTES),
        statement=sealed("evidence-received", about={reception.filename: digest}, says=says, by=by, at=now),
        **msgspec.structs.asdict(reception),
        **mark(marking, originator=by.member),
    )
    Custody.objects.create(
        exhibit=exhibit, event="received", by=str(by), at=reception.received_at, note=reception.received_how
    )
    return exhibit


@transaction.atomic
def record(drafts: Iterable[Draft], *, source: str, exhibit: Exhibit, by: Seat, marking: Marking) -> tuple[int, int]:
    """Record drafts as assertions on an exhibit; return how many were new and how many stood already."""
    rows = drafted(drafts, source=source, exhibit=exhibit, by=by, marking=marking)
    standing = Assertion.objects.standing().holding(rows)
    new = [row for fingerprint, row in rows.items() if fingerprint not in standing]
    Assertion.objects.bulk_create(new, batch_size=1000)
    return len(new), len(rows) - len(new)


def drafted(
    drafts: Iterable[Draft], *, source: str, exhibit: Exhibit, by: Seat, marking: Marking
) -> dict[str, Assertion]:
    """What drafts would be recorded as, unsaved, by fingerprint."""
    now = timezone.now()
    rows = (_assertion(one, source, exhibit, by=by, marking=marking, now=now) for one in drafts)
    return {row.fingerprint: row for row in rows}


def _assertion(draft: Draft, source: str, exhibit: Exhibit, *, by: Seat, marking: Marking, now: datetime) -> Assertion:
    """An unsaved assertion; what is derived from an exhibit is never wider than the exhibit."""
    return Assertion(
        subject=draft.subject,
        prop=draft.property,
        value=draft.value,
        as_written=draft.as_written,
        source=source,
        origin=draft.origin,
        grade_text=str(draft.grade),
        exhibit=exhibit,
        place=draft.place,
        valid_from=draft.valid_from,
        valid_until=draft.valid_until,
        recorded_at=now,
        exercise=exhibit.exercise,
        fingerprint=fingerprint(draft, source=source, holder=by.member.code),
        **mark(marking | exhibit.marking, originator=by.member),
    )


def fingerprint(draft: Draft, *, source: str, holder: str) -> str:
    """The digest of who holds it and what it says; where it stands and how it is spelt in which file does not count."""
    said = msgspec.structs.replace(draft, row=0, place="", as_written="", value=content(draft.value))
    return hashlib.sha256(msgspec.json.encode((holder, source, said), order="deterministic")).hexdigest()


def assert_(
    property: str,  # noqa: A002 - the field's word
    value: str,
    *,
    subject: str,
    exhibit: Exhibit,
    place: str,
    origin: str,
    by: Seat,
    marking: Marking,
    grade: Grade = UNGRADED,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Assertion:
    """Record one thing an analyst reads in an exhibit; refused without a place a person can turn to."""
    if not place:
        raise BadInput("Say where in the exhibit it stands: a page, a row, a region or a time.")
    draft = Draft(
        subject=subject,
        property=property,
        value=value,
        row=0,
        place=place,
        origin=origin,
        grade=grade,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    record([draft], source="analyst", exhibit=exhibit, by=by, marking=marking)
    standing = Assertion.objects.standing()
    recorded: Assertion = standing.get(fingerprint=fingerprint(draft, source="analyst", holder=by.member.code))
    return recorded


@transaction.atomic
def retract(assertion: Assertion, *, by: Seat, reason: str) -> Assertion:
    """Say that it no longer stands; it stays readable as it was known before. Only its originator may."""
    seen(assertion, by)
    if by.member != assertion.originator:
        raise NotAllowed(f"Only {assertion.originator.name}, who recorded it, may retract it.")
    if not reason.strip():
        raise BadInput("Say why it is retracted.")
    now = timezone.now()
    if not Assertion.objects.filter(pk=assertion.pk, retracted_at=None).update(retracted_at=now):
        raise BadInput("It was retracted before: there is nothing to take back.")
    says = {"fingerprint": assertion.fingerprint, "reason": reason}
    statement = sealed("retraction", about={"assertion": assertion.fingerprint}, says=says, by=by, at=now)
    Retraction.objects.create(assertion=assertion, by=by, at=now, reason=reason.strip(), statement=statement)
    assertion.refresh_from_db()
    return assertion
