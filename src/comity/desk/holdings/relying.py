"""Know what relies on what: each stage registers its own rule, and a recall follows them all."""

from collections.abc import Callable, Iterable, Iterator

from comity.desk.holdings.models import Assertion, Exhibit
from comity.desk.sharing.eyes import RECALL, at_task
from comity.desk.sharing.models import Marked, Member, Seat
from comity.desk.sharing.visibility import may_see

Rule = Callable[[Marked], Iterable[tuple[Marked, Member]]]
"""What relies directly on a record, each with a member whose affair that is; nothing for kinds of record it does not know."""

RULES: list[Rule] = []
FLAGGED: set[type[Marked]] = set()
"""Kinds of record that are flagged when something they rest on is recalled."""


def relies(rule: Rule) -> Rule:
    """Register a rule; each stage does so when Django starts it."""
    RULES.append(rule)
    return rule


def reliances(record: Marked) -> list[tuple[Marked, Member]]:
    """Everything that relies on a record, directly or through something else, with each member whose affair it is."""
    with at_task(RECALL):
        return list(_followed(record))


def _followed(record: Marked) -> Iterator[tuple[Marked, Member]]:
    met, told = {_key(record)}, set()
    frontier: list[Marked] = [record]
    while frontier:
        pairs = [pair for one in frontier for rule in RULES for pair in rule(one)]
        frontier = []
        for relying, owner in pairs:
            if (_key(relying), owner.pk) not in told:
                told.add((_key(relying), owner.pk))
                yield relying, owner
            if _key(relying) not in met:
                met.add(_key(relying))
                frontier.append(relying)


def _key(record: Marked) -> tuple[type[Marked], int]:
    return type(record), record.pk


def dependents(record: Marked, *, seen_by: Seat | None) -> list[Marked]:
    """Everything that relies on a record and that a viewer (None: the public) may see, each once, nearest first."""
    found = {_key(one): one for one, _ in reliances(record)}
    return [one for one in found.values() if may_see(seen_by, one)]


@relies
def on_exhibits(record: Marked) -> Iterator[tuple[Marked, Member]]:
    """What was read in an exhibit, copied from it or tabled from it."""
    if isinstance(record, Exhibit):
        for said in record.assertions.select_related("originator"):
            yield said, said.originator
        for derivation in record.copies.select_related("copy__originator"):
            yield derivation.copy, derivation.copy.originator
        for table in record.tables.select_related("originator"):
            yield table, table.originator


@relies
def on_repeated(record: Marked) -> Iterator[tuple[Marked, Member]]:
    """What is confirmed to repeat an assertion."""
    if isinstance(record, Assertion):
        for repetition in record.repeated_by.filter(state="confirmed").select_related("later__originator"):
            yield repetition.later, repetition.later.originator
