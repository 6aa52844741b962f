"""Take a record back, or correct it, so that it reaches everyone who relied on it: listed, told, acknowledged, flagged."""

from datetime import datetime

import msgspec
from django.utils import timezone

from comity.desk.holdings.actions import assert_, retract
from comity.desk.holdings.models import Assertion, Exhibit, Flag, Notice, Recall
from comity.desk.holdings.relying import FLAGGED, reliances
from comity.desk.ledger.actions import sealed
from comity.desk.sharing.eyes import HOLDING, RECALL, act, at_task
from comity.desk.sharing.models import Marked, Member, Seat, mark
from comity.desk.sharing.visibility import may_see
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.markings import Marking, Tlp
from comity.vocabulary.publicity import Certainty, NamedBy


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """How far a recall came, as far as a viewer may know."""

    notified: int
    acknowledged: int
    flagged: int


def kind(record: Marked) -> str:
    """A record's kind as Django names it: `holdings.exhibit`."""
    return str(record._meta.label_lower)  # noqa: SLF001 - Django's public-in-all-but-name options


def recall_of(record: Marked, *, seen_by: Seat | None) -> Recall | None:
    """The recall of a record, where there is one that the viewer (None: the public) may see."""
    found: Recall | None = (
        Recall.objects.visible_to(seen_by).filter(about_type=kind(record), about_id=record.pk).first()
    )
    return found


def flagged(record: Marked, *, seen_by: Seat | None) -> bool:
    """Whether something that a publication rests on was recalled."""
    return flagged_at(record, seen_by=seen_by) is not None


def flagged_at(record: Marked, *, seen_by: Seat | None) -> datetime | None:
    """When something that a publication rests on was last recalled."""
    found = Flag.objects.visible_to(seen_by).filter(about_type=kind(record), about_id=record.pk).last()
    return found.flagged_at if found else None


def awaiting(seat: Seat) -> int:
    """How many notices of recalls wait for an acknowledgement by the seat's member."""
    return Notice.objects.visible_to(seat).filter(member=seat.member, acknowledged_at=None).count()


def reach(recall: Recall, *, seen_by: Seat | None) -> Reach:
    """How many were told and have acknowledged, counting only what the viewer may see."""
    notices = Notice.objects.visible_to(seen_by).filter(recall=recall)
    return Reach(
        notified=notices.count(),
        acknowledged=notices.filter(acknowledged_at__isnull=False).count(),
        flagged=Flag.objects.visible_to(seen_by).filter(recall=recall).count(),
    )


@act
def recall(record: Marked, *, by: Seat, reason: str) -> Recall:
    """Take a record of one's own back. Assertions that go with it are retracted; every member that relies on it is told."""
    return _recall(record, None, by=by, reason=reason)


@act
def correct(assertion: Assertion, value: str, *, by: Seat, reason: str) -> Recall:
    """Say something else instead, on the same exhibit and place, for the same eyes; what relied on the old value is told."""
    _stop_unless_own(assertion, by, reason)
    if value.strip() == assertion.value:
        raise BadInput("That is what it says already.")
    new = assert_(
        assertion.prop,
        value,
        subject=assertion.subject,
        exhibit=assertion.exhibit,
        place=assertion.place,
        origin=assertion.origin,
        by=by,
        marking=assertion.marking,
        grade=assertion.grade,
        valid_from=assertion.valid_from,
        valid_until=assertion.valid_until,
        certainty=Certainty(assertion.certainty or Certainty.READ),
        person_named_by=NamedBy(assertion.person_named_by) if assertion.person_named_by else None,
    )
    return _recall(assertion, new, by=by, reason=reason)


def _stop_unless_own(record: Marked, by: Seat, reason: str) -> None:
    """Raise NotAllowed or BadInput unless the seat's member originated the record and says why."""
    if not may_see(by, record):
        raise NotAllowed("There is no such record for you.")
    if by.member != record.originator:
        raise NotAllowed(f"Only {record.originator.name}, whose record it is, may recall it.")
    if not reason.strip():
        raise BadInput("Say why it is recalled: everyone who relied on it will read the reason.")
    if Recall.objects.filter(about_type=kind(record), about_id=record.pk).exists():
        raise BadInput("It was recalled before, and a recall is final: what is right is a new record.")


def _recall(record: Marked, instead: Assertion | None, *, by: Seat, reason: str) -> Recall:
    _stop_unless_own(record, by, reason)
    relying = reliances(record)
    now = timezone.now()
    for said in _own_assertions(record):
        retract(said, by=by, reason=reason)
    says = {"kind": kind(record), "reason": reason, "instead": instead.fingerprint if instead else ""}
    about = {"record": record.digest} if isinstance(record, Exhibit) else {}
    made = Recall.objects.create(
        about_type=kind(record),
        about_id=record.pk,
        reason=reason.strip(),
        corrected_by=instead,
        seat=by,
        recalled_at=now,
        statement=sealed("recall", about=about, says=says, by=by, at=now),
        **mark(record.marking, originator=by.member),
    )
    with at_task(RECALL):
        _notify(made, relying, by=by, now=now)
        _flag(made, [one for one, _ in relying], now=now)
    return made


def _own_assertions(record: Marked) -> list[Assertion]:
    """What no longer stands once a record is recalled: the assertion itself, or what its own originator read in an exhibit."""
    standing = Assertion.objects.standing()
    with at_task(HOLDING):
        if isinstance(record, Assertion):
            return list(standing.filter(pk=record.pk))
        if isinstance(record, Exhibit):
            return list(standing.filter(exhibit=record, originator=record.originator))
    return []


def _notify(made: Recall, relying: list[tuple[Marked, Member]], *, by: Seat, now: datetime) -> None:
    """One notice to each other member that relies on it and may see it, for that member's eyes.

    Whoever recalled sees the notice where it may see something that relies, or once it is acknowledged: that a member relies on a
    record may itself be a secret.
    """
    owners = {owner.pk: owner for _, owner in relying if owner != by.member}
    for owner in owners.values():
        if made.marking.tlp.rank >= Tlp.AMBER.rank and owner.code not in made.readers:
            continue
        open_ = any(may_see(by, one) for one, whose in relying if whose == owner)
        readers = frozenset({owner.code, *([by.member.code] if open_ else [])})
        columns = mark(_narrowed(made.marking, owner, readers), originator=owner)
        Notice.objects.create(recall=made, member=owner, notified_at=now, **columns)


def _narrowed(marking: Marking, owner: Member, readers: frozenset[str]) -> Marking:
    """A notice's marking: as strict as the recall's, and for these members alone."""
    strict = msgspec.structs.replace(marking, tlp=marking.tlp | Tlp.AMBER_STRICT, readers=readers, submitter="")
    return msgspec.structs.replace(strict, originators=marking.originators | {owner.code})


def _flag(made: Recall, relying: list[Marked], *, now: datetime) -> None:
    """Flag each publication that rests on it, once."""
    found = {(kind(one), one.pk): one for one in relying if type(one) in FLAGGED}
    for (about_type, about_id), one in found.items():
        columns = mark(one.marking, originator=one.originator)
        Flag.objects.create(about_type=about_type, about_id=about_id, recall=made, flagged_at=now, **columns)


@act
def acknowledge(notice: Notice, *, by: Seat, answer: str = "") -> Notice:
    """Acknowledge a notice for one's own member; whoever recalled sees it from then on."""
    if by.member != notice.member or not may_see(by, notice):
        raise NotAllowed("There is no such notice for you.")
    if notice.acknowledged_at:
        raise BadInput("It was acknowledged before.")
    now = timezone.now()
    about = {"recall": notice.recall.statement_id}
    notice.statement = sealed("recall-acknowledged", about=about, says={"answer": answer}, by=by, at=now)
    notice.acknowledged_at, notice.acknowledged_by, notice.answer = now, by, answer.strip()
    notice.readers |= {notice.recall.originator.code}
    notice.save()
    return notice
