"""Describe what was done, so that the law can be asked about it: conduct, days, direction, goods, parties, ships, stated facts.

An act is told as its source tells it. Nothing here says that it happened.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from math import isfinite
from pathlib import Path

import msgspec

from comity.law.harmonized.editions import Edition
from comity.law.reading import Fault, Faulty, read
from comity.law.scope import Address, Law
from comity.law.terms import Conduct, Direction


class GoodsMoved(Law, frozen=True, kw_only=True):
    """Goods as described and, where somebody gave one, by code; the edition is that of the day unless named."""

    words: str
    code: str = ""
    edition: Edition | None = None
    quantity: float | None = None
    unit: str = ""


class Party(Law, frozen=True, kw_only=True):
    """Whoever took part. `listed`: designated under this regime, yes or no; absent: not known. National lists do not count."""

    name: str
    role: str = ""
    listed: bool | None = None
    listed_as: str = ""
    """The entry's reference on the list of the regime."""


class Ship(Law, frozen=True, kw_only=True):
    """A ship that took part. `flag` is ISO 3166-1 alpha-2, empty for none; absent: not known, whatever was claimed."""

    name: str
    role: str = ""
    flag: str | None = None
    claimed_flag: str = ""
    """A flag somebody asserted and the flag State did not confirm; it answers no question."""
    listed: bool | None = None


class Dispute(Law, frozen=True, kw_only=True):
    """Somebody who contests the account of the act."""

    by: str
    text: str


class Role(StrEnum):
    """What a provision is to an act."""

    BREACHED = "breached"
    DUTY_TRIGGERED = "duty triggered"
    EXEMPTION = "exemption"
    CONTEXT = "context"


class Act(Law, frozen=True, kw_only=True):
    """One thing done, on a day or within an interval whose last day is `date_to`."""

    id: str
    title: str
    conduct: tuple[Conduct, ...]
    date_from: date
    date_to: date
    date_note: str = ""
    direction: Direction | None = None
    """Seen from the target; `both` where it was one of the two and nobody recorded which."""
    goods: tuple[GoodsMoved, ...] = ()
    parties: tuple[Party, ...] = ()
    ships: tuple[Ship, ...] = ()
    facts: dict[str, bool] = msgspec.field(default_factory=dict)
    """Answers to questions of the regime's `facts.yaml`, as the source states them: true or false; absent: unknown."""
    reported_as: str = ""
    """How sure the source itself was: its own words, never ours."""
    disputes: tuple[Dispute, ...] = ()
    roles: dict[str, Role] = msgspec.field(default_factory=dict)
    """What the provisions are expected to be to this act, for a case that is replayed."""


class Case(Law, frozen=True, kw_only=True):
    """A file of acts under one regime: `comity law applies FILE`."""

    id: str
    regime: str
    title: str
    sources: tuple[Address, ...] = ()
    note: str = ""
    not_reproduced: dict[str, str] = msgspec.field(default_factory=dict)
    """Provisions the case was filed under that its acts as recorded do not bear out, each with the reason."""
    acts: tuple[Act, ...]


def case(path: Path) -> Case:
    """The case a file describes; raise Faulty with path and sentence."""
    found = read(path, Case)
    for at, sentence in _slips(found):
        raise Faulty(Fault(file=path.name, path=at, sentence=sentence))
    return found


def _slips(told: Case) -> Iterator[tuple[str, str]]:
    """What no single field shows: where, and a sentence."""
    if not told.acts:
        yield "acts", "This holds no act: tell at least one."
    known: set[str] = set()
    for index, act in enumerate(told.acts):
        if act.id in known:
            yield f"acts[{index}].id", f"Two acts are called {act.id!r}: give each a name of its own."
        known.add(act.id)
        if act.date_to < act.date_from:
            yield f"acts[{index}].date_to", f"The act {act.id} ends before it begins."
        for number, goods in enumerate(act.goods):
            if goods.quantity is not None and not (isfinite(goods.quantity) and goods.quantity >= 0):
                yield f"acts[{index}].goods[{number}].quantity", f"{goods.quantity} is no quantity of goods."
