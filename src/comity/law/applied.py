"""What an answer about an act looks like: each provision of its days, what it is to the act, and what could lift it."""

from datetime import date
from enum import StrEnum

from comity.law.acts import Dispute
from comity.law.answers import Frozen, Held, Provided
from comity.law.terms import Certainty


class Result(StrEnum):
    """What a provision is to an act on the facts as stated, weightiest first. None of these is a finding."""

    BREACHED = "breached"
    DUTY_TRIGGERED = "duty triggered"
    EXCEPTED = "excepted"
    EXEMPTION = "exemption"
    CONTEXT = "context"
    OPEN = "open"
    NOT_MET = "not met"

    @property
    def touches(self) -> bool:
        """Whether it brings up what explains or could lift the provision."""
        return self in {Result.BREACHED, Result.DUTY_TRIGGERED, Result.EXCEPTED}


class Ruled(Provided, frozen=True, kw_only=True):
    """One provision over those of the act's days on which it stood as it did, with the outcome of each element.

    Within its wind-down the older contract stands among the exceptions.
    """

    first_day: date
    last_day: date
    result: Result
    result_words: str
    wants_a_ship: bool
    """Open only because the account tells of no ship, and what is unknown can be asked of a ship alone."""


class RouteSaid(Frozen, frozen=True, kw_only=True):
    """How an exemption is asked for."""

    title: str
    text: str
    who_may_ask: tuple[str, ...]
    channels: tuple[str, ...]
    needed: tuple[str, ...]
    decided_by: str
    source_url: str
    certainty: Certainty


class Applied(Frozen, frozen=True, kw_only=True):
    """What a regime says of one act as told. It assumes the stated facts; people decide whether they hold."""

    regime: str
    exercise: bool
    act: str
    title: str
    reported_as: str
    """How sure the source of the account was, in its own words."""
    disputes: tuple[Dispute, ...]
    """Who contests the account."""
    stances: tuple[Held, ...]
    """Who holds what of the status of the provisions that touch the act or stay open; empty: no dispute is recorded."""
    gaps: tuple[str, ...]
    """What is not recorded of the act's days and goods, in English."""
    provisions: tuple[Ruled, ...]
    routes: dict[str, RouteSaid]
    """How each exemption or permission named above is asked for."""

    def with_result(self, result: Result) -> tuple[str, ...]:
        """The ids of the provisions with that result, each once."""
        return tuple(dict.fromkeys(one.id for one in self.provisions if one.result is result))
