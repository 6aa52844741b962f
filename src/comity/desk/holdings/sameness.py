"""Tell which subjects are one, as far as a viewer may see, and let members judge it: transitive, with negatives, undone at any time."""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from django.utils import timezone

from comity.desk.holdings.models import Assertion
from comity.desk.holdings.records import Judgement, JudgementQuerySet
from comity.desk.ledger.actions import sealed
from comity.desk.sharing.eyes import act
from comity.desk.sharing.models import Seat, mark
from comity.desk.sharing.turns import Turn, take_turn
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.markings import Marking

Verdict = Judgement.Verdict


class Contradiction(BadInput):
    """What you judge contradicts what was judged before."""

    def diagnostics(self) -> str:
        """How to resolve it."""
        return "Ask whoever made one of these judgements to withdraw it, or judge `unsure`, which contradicts nothing."


class UnknownSubject(NotAllowed):
    """There is no such subject for you."""


class Sameness(msgspec.Struct, frozen=True, kw_only=True):
    """The subjects that are one with another, for one viewer on one day."""

    subjects: tuple[str, ...]
    """Sorted; the one asked for alone where nothing says otherwise, or where judgements contradict each other."""
    rests_on: tuple[Judgement, ...]
    """The judgements that make them one."""
    contested: tuple[Judgement, ...] = ()
    """Judgements within the group that say `not the same`: nothing is merged until they are resolved."""


def judgements(seen_by: Seat | None, on: datetime | None = None) -> JudgementQuerySet:
    """The judgements that a viewer (None: the public) may see and that stood on a day (None: now)."""
    seen: JudgementQuerySet = Judgement.objects.visible_to(seen_by).standing(on)
    return seen.select_related("originator")


def sameness(subject: str, *, seen_by: Seat | None, on: datetime | None = None) -> Sameness:
    """Which subjects are one with this one. A judgement the viewer may not see does not exist for them."""
    group, links = _group(subject, judgements(seen_by, on))
    if len(group) == 1:
        return Sameness(subjects=(subject,), rests_on=())
    against = judgements(seen_by, on).filter(verdict=Verdict.DIFFERENT, one__in=group, other__in=group)
    contested = tuple(against)
    return Sameness(subjects=(subject,) if contested else tuple(sorted(group)), rests_on=links, contested=contested)


def _group(subject: str, seen: JudgementQuerySet) -> tuple[set[str], tuple[Judgement, ...]]:
    """Every subject that judgements join to this one, and those judgements in the order they were met."""
    group, frontier = {subject}, {subject}
    links: dict[int, Judgement] = {}
    while frontier:
        met = {one.pk: one for one in seen.filter(verdict=Verdict.SAME).touching(frontier)}
        links |= met
        frontier = {end for one in met.values() for end in (one.one, one.other)} - group
        group |= frontier
    return group, tuple(links.values())


def chain(start: str, end: str, links: Iterable[Judgement]) -> list[Judgement]:
    """The shortest way from one subject to another over judgements; empty where there is none or they are one subject."""
    ways: dict[str, list[Judgement]] = {start: []}
    frontier, left = [start], list(links)
    while frontier and end not in ways:
        reached = []
        for here in frontier:
            for link in left:
                there = link.other if link.one == here else link.one
                if here in (link.one, link.other) and there not in ways:
                    ways[there] = [*ways[here], link]
                    reached.append(there)
        frontier = reached
    return ways.get(end, [])


@act
def judge(
    one: str, other: str, verdict: Judgement.Verdict, *, by: Seat, reason: str, marking: Marking, index_digest: str = ""
) -> Judgement:
    """Judge whether two subjects are the same; refused where it contradicts what the member's seat may see."""
    one, other = sorted((one, other))
    if one == other:
        raise BadInput("That is one subject: name two.")
    if not reason.strip():
        raise BadInput("Say why they are the same, or are not: another member must understand it in a year.")
    for subject in (one, other):
        if not Assertion.objects.visible_to(by).about(subject).exists():
            raise UnknownSubject
    take_turn(Turn.JUDGING)
    stop_contradiction(one, other, verdict, judgements(by))
    now = timezone.now()
    says = {"one": one, "other": other, "verdict": verdict.value, "reason": reason, "index": index_digest}
    return Judgement.objects.create(
        one=one,
        other=other,
        verdict=verdict,
        reason=reason.strip(),
        index_digest=index_digest,
        seat=by,
        person=by.person,
        decided_at=now,
        statement=sealed("judgement", about={}, says=says, by=by, at=now),
        **mark(marking, originator=by.member),
    )


def stop_contradiction(one: str, other: str, verdict: Judgement.Verdict, seen: JudgementQuerySet) -> None:
    """Raise Contradiction with the chain, among the judgements seen, that says the opposite of a verdict."""
    mine, links = _group(one, seen)
    if verdict == Verdict.DIFFERENT and other in mine:
        _refuse(chain(one, other, links))
    if verdict != Verdict.SAME or other in mine:
        return
    theirs, others = _group(other, seen)
    negative = seen.filter(verdict=Verdict.DIFFERENT).touching(mine)
    for against in negative:
        ends = (against.one, against.other) if against.one in mine else (against.other, against.one)
        if ends[0] in mine and ends[1] in theirs:
            _refuse([*chain(one, ends[0], links), against, *chain(ends[1], other, others)])


def _refuse(way: list[Judgement]) -> None:
    """Say which judgements stand in the way, each with its member and day."""
    told = "; ".join(f"{one} ({one.originator.code}, {one.decided_at:%d %B %Y})" for one in way)
    raise Contradiction(f"This contradicts what was judged: {told}.")


@act
def withdraw(judgement: Judgement, *, by: Seat, reason: str) -> Judgement:
    """Undo a judgement: whatever it merged or held apart is again as if it had not been; that it was made stays on record."""
    if not judgements(by).filter(pk=judgement.pk).exists():
        raise NotAllowed("There is no such judgement for you, or it was withdrawn before.")
    if by.member != judgement.originator:
        raise NotAllowed(f"Only {judgement.originator.name}, whose judgement it is, may withdraw it.")
    if not reason.strip():
        raise BadInput("Say why it is withdrawn.")
    now = timezone.now()
    about = {"judgement": judgement.statement_id}
    judgement.withdrawn_at, judgement.withdrawn_by, judgement.withdrawn_reason = now, by, reason.strip()
    judgement.withdrawal = sealed("judgement-withdrawn", about=about, says={"reason": reason}, by=by, at=now)
    judgement.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason", "withdrawal"])
    return judgement
