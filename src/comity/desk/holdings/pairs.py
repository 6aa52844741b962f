"""Find pairs of subjects that a member should judge: those that bear one number and that nobody it may see has judged yet."""

from itertools import combinations

import msgspec
from django.db.models import Count

from comity.desk.holdings.entities import known
from comity.desk.holdings.models import Assertion
from comity.desk.holdings.sameness import judgements
from comity.desk.sharing.models import Seat
from comity.vocabulary.properties import NUMBERS

MOST = 50
"""Shared numbers looked at together; those judged make room for the next."""


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two subjects and the numbers that both bear."""

    one: str
    other: str
    shared: tuple[tuple[str, str], ...]
    """Properties and values."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What is asserted of one property of two subjects."""

    prop: str
    one: dict[str, list[Assertion]]
    other: dict[str, list[Assertion]]

    @property
    def agree(self) -> bool:
        """Whether both are given a common value."""
        return bool(self.one.keys() & self.other.keys())


def unjudged(seat: Seat) -> list[Pair]:
    """The pairs that wait for a judgement, as far as a seat may see them; two ships may have used one number."""
    seen = known(seat).filter(prop__in=NUMBERS)
    counted = seen.order_by("prop", "value").values("prop", "value").annotate(n=Count("subject", distinct=True))
    shared: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for number in counted.filter(n__gt=1)[:MOST]:
        bearers = seen.filter(prop=number["prop"], value=number["value"]).order_by("subject")
        names = bearers.values_list("subject", flat=True).distinct()
        for pair in combinations(names, 2):
            shared.setdefault(pair, []).append((number["prop"], number["value"]))
    judged = set(judgements(seat).values_list("one", "other"))
    return [Pair(one=a, other=b, shared=tuple(numbers)) for (a, b), numbers in shared.items() if (a, b) not in judged]


def side_by_side(one: str, other: str, *, seen_by: Seat) -> list[Row]:
    """Every property of either subject with its values; what a judgement put together is told apart again."""
    told = [_of(name, seen_by) for name in (one, other)]
    props = dict.fromkeys([*told[0], *told[1]])
    return [Row(prop=prop, one=told[0].get(prop, {}), other=told[1].get(prop, {})) for prop in props]


def _of(name: str, seen_by: Seat) -> dict[str, dict[str, list[Assertion]]]:
    """What is asserted of one subject alone, by property and value."""
    found: dict[str, dict[str, list[Assertion]]] = {}
    for said in known(seen_by).about(name):
        found.setdefault(said.prop, {}).setdefault(said.value, []).append(said)
    return found
