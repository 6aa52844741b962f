"""Follow claims back to who first said them: near-copies proposed by the machine, every repetition decided by a person."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from comity.desk.holdings.entities import known
from comity.desk.holdings.models import Assertion
from comity.desk.holdings.records import Repetition
from comity.desk.ledger.actions import sealed
from comity.desk.sharing.eyes import act
from comity.desk.sharing.models import Seat, mark
from comity.desk.sharing.turns import Turn, take_turn
from comity.desk.sharing.visibility import may_see, visible
from comity.evidence.resemblance import near_copies
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.properties import Property

TEXTS = (Property.STATEMENT, Property.CLAIM_VALUE, Property.MEMBERS_ONLY, Property.COMMENT)
"""Properties whose values are sentences."""
State = Repetition.State


class NoRepetition(NotAllowed):
    """There is no such pair for you."""


def proposals(seen_by: Seat) -> "list[Repetition]":
    """What waits for a decision, most alike first."""
    waiting = Repetition.objects.visible_to(seen_by).filter(state=State.PROPOSED)
    return list(waiting.select_related("later__exhibit", "first__exhibit").order_by("-resemblance", "pk"))


@act
def propose_copies(*, by: Seat) -> int:
    """Propose every near-copy among the texts that a seat may see; return how many are new. A pair is proposed once, ever.

    Texts under one recorded origin are left out: they are one origin already. The one recorded later is taken to repeat the other.
    """
    said = {one.pk: one for one in known(by).filter(prop__in=TEXTS).order_by("pk")}
    pairs = near_copies({pk: one.value for pk, one in said.items()})
    before = set(Repetition.objects.values_list("first", "later"))
    before |= {(later, first) for first, later in before}
    now = timezone.now()
    new = [
        Repetition(
            first=said[pair.one],
            later=said[pair.other],
            resemblance=pair.resemblance,
            proposed_at=now,
            **mark(said[pair.one].marking | said[pair.other].marking, originator=by.member),
        )
        for pair in pairs
        if (pair.one, pair.other) not in before
        and not (said[pair.one].origin and said[pair.one].origin == said[pair.other].origin)
    ]
    Repetition.objects.bulk_create(new, batch_size=500)
    return len(new)


@act
def quote(later: Assertion, first: Assertion, *, by: Seat, reason: str) -> Repetition:
    """Say that one assertion repeats another, as a person who looked knows."""
    if not (may_see(by, later) and may_see(by, first)):
        raise NoRepetition
    if later == first:
        raise BadInput("An assertion does not repeat itself: name two.")
    turned = Repetition.objects.filter(later=first, first=later).first()
    if turned:
        raise BadInput(f"The pair is {turned.state} the other way round: decide that first.")
    columns = mark(later.marking | first.marking, originator=by.member)
    pair = Repetition.objects.get_or_create(
        later=later, first=first, defaults={"proposed_at": timezone.now(), **columns}
    )[0]
    return decide(pair, State.CONFIRMED, by=by, reason=reason)


@act
def decide(pair: Repetition, state: Repetition.State, *, by: Seat, reason: str) -> Repetition:
    """Confirm or reject that one assertion repeats another; either can be decided anew, and every decision is sealed."""
    if not may_see(by, pair):
        raise NoRepetition
    if not reason.strip():
        raise BadInput("Say how you know that one repeats the other, or that it does not.")
    if state == State.CONFIRMED:
        take_turn(Turn.REPEATING)
        _stop_second(pair)
    now = timezone.now()
    says = {"state": state.value, "reason": reason, "later": pair.later.fingerprint, "first": pair.first.fingerprint}
    pair.statement = sealed("repetition", about={}, says=says, by=by, at=now)
    pair.state, pair.reason, pair.decided_at, pair.decided_by = state, reason.strip(), now, by
    pair.save(update_fields=["statement", "state", "reason", "decided_at", "decided_by"])
    return pair


def _stop_second(pair: Repetition) -> None:
    """Raise BadInput where it repeats another already, or is itself where the other leads back to."""
    confirmed = Repetition.objects.filter(state=State.CONFIRMED)
    if confirmed.filter(later=pair.later).exclude(pk=pair.pk).exists():
        raise BadInput("It is confirmed to repeat another assertion already: one origin is enough.")
    if roots([pair.first_id], confirmed)[pair.first_id] == pair.later_id:
        raise BadInput("The other leads back to this one: it cannot also be where this one comes from.")


def roots(assertions: Iterable[int], confirmed: "QuerySet[Repetition]") -> dict[int, int]:
    """By assertion, the one that first said it, over these repetitions; itself where it repeats none."""
    asked = set(assertions)
    above: dict[int, int] = {}
    frontier = asked
    while frontier:
        steps = dict(confirmed.filter(later__in=frontier).values_list("later", "first"))
        above |= steps
        frontier = set(steps.values()) - above.keys()
    return {pk: _top(pk, above) for pk in asked}


def _top(start: int, above: dict[int, int]) -> int:
    """Where the steps up from one assertion end; a ring, which only what somebody may not see could close, ends where it was entered."""
    here, met = start, {start}
    while above.get(here, here) not in met:
        here = above[here]
        met.add(here)
    return here


def origins(assertions: Iterable[Assertion], *, seen_by: Seat | None) -> list[str]:
    """Who first said each, in order: the origin of what it leads back to; empty where that is not recorded.

    A repetition counts where the viewer (None: the public) may see it, or where it joins two of these assertions.
    """
    asked = list(assertions)
    among = [one.pk for one in asked]
    counting = Q(later__in=among, first__in=among) | visible(seen_by)
    first = roots(among, Repetition.objects.filter(counting, state=State.CONFIRMED))
    said = dict(Assertion.objects.filter(pk__in=set(first.values())).values_list("pk", "origin"))
    return [said[first[one.pk]] for one in asked]
