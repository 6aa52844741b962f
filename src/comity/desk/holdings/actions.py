"""Take exhibits into custody, and record or retract what they assert."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from comity.desk.holdings.fulltext import ASSERTIONS
from comity.desk.holdings.models import Assertion, Custody, Exhibit
from comity.desk.holdings.records import Retraction
from comity.desk.ledger.actions import sealed, sealed_together
from comity.desk.sharing.eyes import HOLDING, act, at_task
from comity.desk.sharing.models import Seat, mark
from comity.desk.sharing.visibility import may_see, seen
from comity.evidence.media import HEAD_BYTES, media_type
from comity.evidence.places import written
from comity.seal.statements import NONCE_BYTES
from comity.sources.comparing import content
from comity.sources.reading import Draft
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.grades import UNGRADED, Grade
from comity.vocabulary.markings import Marking, Tlp
from comity.vocabulary.properties import ASSERTABLE, OF_A_PERSON, PERSON, Property
from comity.vocabulary.publicity import UNSAID, Certainty, NamedBy, Publicity
from comity.vocabulary.values import stop_subject, stop_value

ROWS_AT_ONCE = 500


EARLIEST = datetime(1945, 10, 24, tzinfo=UTC)
"""When the Charter of the United Nations entered into force; a paper came to no such team before."""


class Reception(msgspec.Struct, frozen=True, kw_only=True):
    """How some bytes came into our hands."""

    title: str
    filename: str
    received_from: str
    received_how: str
    received_at: datetime
    exercise: bool


class HeldAlready(BadInput):
    """It is held already: nothing was recorded anew, and nothing in the log."""

    def __init__(self, record: Exhibit | Assertion, message: str) -> None:
        super().__init__(message)
        self.record = record
        """Where it stands."""


def stop_held_before(record: Exhibit | Assertion, since: datetime) -> None:
    """Raise HeldAlready for a record that was there before a moment: whoever has just entered it again entered nothing."""
    if record.recorded_at < since:
        raise HeldAlready(
            record,
            f"The same stands here since {record.recorded_at:%d %B %Y %H:%M} UTC, as “{str(record)[:120]}”: "
            "nothing was recorded anew. To have it said otherwise, retract what stands, or record what differs.",
        )


class ForMembersAlone(BadInput):
    """It may stand on no public page."""

    def diagnostics(self) -> str:
        """How it is kept, or what makes it public."""
        return "Mark it TLP:GREEN or narrower; or say which court or official list names the person, and read the text."


class Arrived(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes that lie in the exhibit store and wait for their record."""

    digest: str
    size: int
    kind: str
    reception: Reception


class HeldOtherwise(BadInput):
    """The same bytes are held already under another marking."""

    def __init__(self, message: str = "", record: Exhibit | None = None) -> None:
        super().__init__(message)
        self.record = record
        """Where they are held, for who may see it."""

    def diagnostics(self) -> str:
        """Widening and narrowing are acts of their own."""
        return "Import it with the marking it has; to widen or narrow a marking is the originator's own decision."


def receive(path: Path, reception: Reception, *, by: Seat, marking: Marking) -> Exhibit:
    """Take a file into custody as it is; the same bytes from the same member are one exhibit."""
    if path.stat().st_size == 0:
        raise BadInput(f"{path} is empty: there is nothing to take into custody.")
    if not EARLIEST <= reception.received_at <= timezone.now():
        raise BadInput(
            f"Nothing was received on {reception.received_at:%d %B %Y}: give the day it came into our hands."
        )
    with settings.WORLD.exhibits.arrival(path) as arrival:
        kind = kind_of(arrival.path)
        size, digest = arrival.size, arrival.keep()
    return recorded_exhibit(digest, size, kind, reception, by=by, marking=marking)


def kind_of(path: Path) -> str:
    """The media type of a file, by its first bytes."""
    with path.open("rb") as file:
        return media_type(file.read(HEAD_BYTES))


@act
def recorded_exhibit(digest: str, size: int, kind: str, reception: Reception, *, by: Seat, marking: Marking) -> Exhibit:
    """The exhibit's record, its first custody and its leaf in the log, written together; the one there is, if there is one."""
    arrived = Arrived(digest=digest, size=size, kind=kind, reception=reception)
    return recorded_exhibits([arrived], by=by, marking=marking)[0]


@transaction.atomic
def recorded_exhibits(
    arrived: Sequence[Arrived], *, by: Seat, marking: Marking, event: str = "received", however_marked: bool = False
) -> list[Exhibit]:
    """The records of many exhibits in this order, written together as one batch of leaves; those there are, where there are some.

    One held under another marking is refused, unless `however_marked`: then it stays as it is marked.
    """
    with at_task(HOLDING):
        found = Exhibit.objects.filter(digest__in={one.digest for one in arrived}, originator=by.member)
        held = {one.digest: one for one in found}
    for one in () if however_marked else held.values():
        if one.marking != marking:
            if not may_see(by, one):
                raise HeldOtherwise
            raise HeldOtherwise(f"{one.title} (sha256 {one.digest}) is held as {one.tlp}.", one)
    new = {one.digest: one for one in arrived if one.digest not in held}
    held |= {one.digest: one for one in _born(list(new.values()), by=by, marking=marking, event=event)}
    return [held[one.digest] for one in arrived]


def _born(arrived: Sequence[Arrived], *, by: Seat, marking: Marking, event: str) -> list[Exhibit]:
    """New exhibits with their statements and first custody."""
    now = timezone.now()
    sayings = [({one.reception.filename: one.digest}, _says(one, marking)) for one in arrived]
    statements = sealed_together("evidence-received", sayings, by=by, at=now)
    exhibits = Exhibit.objects.bulk_create(
        Exhibit(
            digest=one.digest,
            size=one.size,
            media_type=one.kind,
            recorded_at=now,
            nonce=secrets.token_bytes(NONCE_BYTES),
            statement=statement,
            **msgspec.structs.asdict(one.reception),
            **mark(marking, originator=by.member),
        )
        for one, statement in zip(arrived, statements, strict=True)
    )
    Custody.objects.bulk_create(
        Custody(exhibit=one, event=event, by=str(by), at=one.received_at, note=one.received_how) for one in exhibits
    )
    return exhibits


def _says(one: Arrived, marking: Marking) -> dict[str, object]:
    """What the sealed statement says of a reception."""
    about = {"digest": one.digest, "size": one.size, "media_type": one.kind, "marking": marking.tlp}
    return {**about, **msgspec.to_builtins(one.reception)}


@act
def record(
    drafts: Iterable[Draft], *, source: str, exhibit: Exhibit, by: Seat, marking: Marking, said: Publicity = UNSAID
) -> tuple[int, int]:
    """Record drafts as assertions on an exhibit; return how many were new and how many stood already."""
    rows = drafted(drafts, source=source, exhibit=exhibit, by=by, marking=marking, said=said)
    standing = Assertion.objects.standing().holding(rows)
    new = [row for fingerprint, row in rows.items() if fingerprint not in standing]
    return kept_assertions(new), len(rows) - len(new)


def kept_assertions(rows: Sequence[Assertion]) -> int:
    """Keep new assertions with their words, so that they are found; return how many."""
    kept = Assertion.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    ASSERTIONS.keep((one.pk, f"{one.value}\n{one.as_written}") for one in kept)
    return len(kept)


def drafted(
    drafts: Iterable[Draft], *, source: str, exhibit: Exhibit, by: Seat, marking: Marking, said: Publicity = UNSAID
) -> dict[str, Assertion]:
    """What drafts would be recorded as, unsaved, by fingerprint."""
    now = timezone.now()
    rows = (_assertion(one, source, exhibit, by=by, marking=marking, said=said, now=now) for one in drafts)
    return {row.fingerprint: row for row in rows}


def _assertion(
    draft: Draft, source: str, exhibit: Exhibit, *, by: Seat, marking: Marking, said: Publicity, now: datetime
) -> Assertion:
    """An unsaved assertion; what is derived from an exhibit is never wider than the exhibit."""
    allowed = marking | exhibit.marking
    if allowed.tlp is Tlp.CLEAR:
        _stop_for_members_alone(draft, said)
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
        certainty=said.certainty or "",
        person_named_by=said.person_named_by or "",
        fingerprint=fingerprint(draft, source=source, holder=by.member.code),
        **mark(allowed, originator=by.member),
    )


def _stop_for_members_alone(draft: Draft, said: Publicity) -> None:
    """Raise ForMembersAlone for what may not be for everybody's eyes."""
    reason = "it is a claim for members alone" if draft.property == Property.MEMBERS_ONLY else said.withheld
    if reason:
        what = f"{draft.property.replace('_', ' ')} of {draft.subject}"
        raise ForMembersAlone(f"The {what} may stand on no public page: {reason}.")


def fingerprint(draft: Draft, *, source: str, holder: str) -> str:
    """The digest of who holds it and what it says; where it stands and how it is spelt in which file does not count."""
    said = msgspec.structs.replace(draft, row=0, place="", as_written="", value=content(draft.value))
    return hashlib.sha256(msgspec.json.encode((holder, source, said), order="deterministic")).hexdigest()


@act
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
    certainty: Certainty = Certainty.READ,
    person_named_by: NamedBy | None = None,
) -> Assertion:
    """Record one thing an analyst reads in an exhibit; refused without a place a person can turn to.

    Where it concerns a natural person, `person_named_by` says who names that person: everybody may see it then only if a
    court or an official list does, and only what was read.
    """
    if not place:
        raise BadInput("Say where in the exhibit it stands: a page, a row, a region or a time.")
    stop_subject(subject)
    if property not in ASSERTABLE:
        raise BadInput(
            f"{property!r} is not for a person to assert: a register of claims writes what is said of claims."
        )
    stop_value(property, value)
    draft = Draft(
        subject=subject,
        property=property,
        value=value,
        row=0,
        place=written(place),
        origin=origin,
        grade=grade,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    person = person_named_by is not None or _concerns_person(draft, by)
    said = Publicity(certainty=certainty, names_person=person, person_named_by=person_named_by)
    record([draft], source="analyst", exhibit=exhibit, by=by, marking=marking, said=said)
    standing = Assertion.objects.standing()
    recorded: Assertion = standing.get(fingerprint=fingerprint(draft, source="analyst", holder=by.member.code))
    return recorded


def _concerns_person(draft: Draft, by: Seat) -> bool:
    """Whether the property is one of natural persons, or the subject is said to be one in anything the seat may see."""
    kinds = Assertion.objects.visible_to(by).standing().about(draft.subject).filter(prop=Property.KIND, value=PERSON)
    return draft.property in OF_A_PERSON or (draft.property, draft.value) == (Property.KIND, PERSON) or kinds.exists()


@act
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
