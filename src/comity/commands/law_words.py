"""Print what the law says of an act in words: each result with its days, certainty and status, and the elements behind it."""

from collections.abc import Iterator

from comity.commands.output import console, show_table
from comity.law.applied import Applied, Result, Ruled

IN_FULL = frozenset({Result.BREACHED, Result.DUTY_TRIGGERED, Result.EXCEPTED})
"""Results whose elements are printed; the others stand in the table."""


def show_act(case: str, act: Applied) -> None:
    """The answer about one act: its provisions, what is behind those that touch it, who disputes what, the ways to ask."""
    shown = [one for one in act.provisions if one.result is not Result.NOT_MET and not one.wants_a_ship]
    show_table(
        f"{case}, {act.title}: on the facts as told, which is no finding",
        ["from", "to", "provision", "result", "status", "certainty", "title"],
        [_row(one) for one in shown],
    )
    for line in _lines(act):
        console.print(line, markup=False)


def _row(one: Ruled) -> list[str]:
    return [str(one.first_day), str(one.last_day), one.id, one.result_words, one.status_words, one.certainty, one.title]


def _lines(act: Applied) -> Iterator[str]:
    """What the table has no room for, line by line."""
    unmet = sum(one.result is Result.NOT_MET for one in act.provisions)
    ships = sum(one.wants_a_ship for one in act.provisions)
    yield f"Not shown: {unmet} provisions with an element not met, {ships} open only because no ship is told of."
    for one in act.provisions:
        if one.result in IN_FULL:
            yield from _behind(one)
    yield from (f"The account is disputed by {dispute.by}: {dispute.text}" for dispute in act.disputes)
    for held in act.stances:
        yield f"Status, {held.name}: {held.view_words}, since {held.since}. {held.text} ({held.source_url})"
    for route in act.routes.values():
        yield f"To ask: {route.title}. {'; '.join(route.channels)}. Decided by {route.decided_by}. ({route.source_url})"
    yield from (f"Not recorded: {gap}" for gap in act.gaps)


def _behind(one: Ruled) -> Iterator[str]:
    """The elements and exceptions of one provision, each with its outcome."""
    yield f"{one.id}, {one.first_day} to {one.last_day}: {one.result_words} ({one.certainty}: {one.certainty_words})"
    for element in one.elements:
        yield f"  {element.question} {element.outcome}: {element.basis_words}"
    for leaves in one.exceptions:
        yield f"  Exception: {leaves.question} {leaves.outcome} ({leaves.needs_words})"
