"""What an answer about the law looks like: values that turn into JSON as they are, every mark and doubt carried along."""

from datetime import date

import msgspec

from comity.law.coverage import Coverage
from comity.law.harmonized.editions import Edition
from comity.law.outcomes import Basis, Outcome
from comity.law.scope import Cap, WindDown
from comity.law.terms import (
    Addressee,
    Bindingness,
    Certainty,
    Direction,
    Kind,
    Permission,
    Persons,
    Service,
    Status,
    View,
)

UNKNOWN = "unknown"
"""Said of an end that nobody recorded."""


class Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every answer: `msgspec.json.encode` and `msgspec.to_builtins` take it as it is."""


class Asked(Frozen, frozen=True, kw_only=True):
    """An element as a question, with its mark; where an act was described, whether it holds and from what that follows."""

    id: str
    question: str
    certainty: Certainty
    certainty_words: str
    outcome: Outcome | None = None
    basis: Basis | None = None
    basis_words: str = ""


class Leaves(Frozen, frozen=True, kw_only=True):
    """An exception a provision makes itself, and what must be asked for before it may be relied on."""

    id: str
    question: str
    text: str
    needs: Permission
    needs_words: str
    route: str
    certainty: Certainty
    outcome: Outcome | None = None


class Lifts(Frozen, frozen=True, kw_only=True):
    """Another provision that can lift this one, and the route by which that is asked for."""

    id: str
    title: str
    route: str
    certainty: Certainty


class Held(Frozen, frozen=True, kw_only=True):
    """What one state or body holds of the status."""

    by: str
    name: str
    view: View
    view_words: str
    since: date
    until: date | None
    text: str
    source_url: str
    certainty: Certainty


class GoodsRead(Frozen, frozen=True, kw_only=True):
    """One reading of the goods; `covers` says how much of the code asked about it takes in, None where none was asked."""

    edition: Edition
    codes: tuple[str, ...]
    basis: str
    basis_words: str
    note: str
    covers: Coverage | None


class Provided(Frozen, frozen=True, kw_only=True):
    """One provision on one day."""

    id: str
    instrument: str
    paragraph: str
    bindingness: Bindingness
    bindingness_words: str
    kind: Kind
    kind_words: str
    addressee: Addressee
    addressee_words: str
    subject: str
    topics: tuple[str, ...]
    title: str
    text: str
    """Our words, never the law's."""
    status: Status
    status_words: str
    certainty: Certainty
    certainty_words: str
    certainty_note: str
    stands_alone: bool
    """Whether it may carry an approved finding without a better checked provision beside it."""
    source_url: str
    seen_url: str
    in_force_from: date
    in_force_until: str | None
    """The first day it no longer held; None: open; `unknown`: superseded on a day nobody recorded."""
    supersedes: tuple[str, ...]
    superseded_by: str
    direction: Direction | None
    goods: tuple[GoodsRead, ...]
    services: tuple[Service, ...]
    persons: tuple[Persons, ...]
    caps: tuple[Cap, ...]
    """Those that count on the day."""
    caps_on_other_days: tuple[Cap, ...]
    """Those of the same paragraph that do not count yet, or no longer: `window` says since when and until when they do."""
    elements: tuple[Asked, ...]
    exceptions: tuple[Leaves, ...]
    exemptions: tuple[Lifts, ...]
    wind_down: WindDown | None
    stances: tuple[Held, ...]
    """Empty: no dispute is recorded."""


class Answer(Frozen, frozen=True, kw_only=True):
    """What a regime says on a day. Read each provision's `status`: only `in force` means in force."""

    regime: str
    title: str
    exercise: bool
    on: date
    according_to: str | None
    whatever_the_goods: tuple[str, ...]
    """Where goods were asked about: what applies to any goods once a designated party is involved."""
    gaps: tuple[str, ...]
    """What is not recorded of that day and those goods, in English: an empty answer there clears nothing."""
    provisions: tuple[Provided, ...]

    @property
    def holding(self) -> tuple[Provided, ...]:
        """Only what is in force, undisputed or in the view asked for."""
        return tuple(one for one in self.provisions if one.status is Status.IN_FORCE)
