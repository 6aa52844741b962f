"""What a provision limits: goods by code and edition, quantities by window, the time left for contracts already made."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import msgspec

from comity.law.harmonized.editions import Edition
from comity.law.terms import Certainty, Direction, HsBasis, Permission


class Law(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything read from a regime's folder: a misspelt key is an error, never a silence."""


Address = Annotated[str, msgspec.Meta(pattern=r"^https?://\S+$")]
"""Where something was read or officially stands; never empty."""

Words = dict[str, str]
"""One sense in several languages: `{"en": …, "fr": …}`; English and French are always there."""


class Goods(Law, frozen=True, kw_only=True):
    """One reading of which goods are meant: codes of one edition (`2701`, `8906.10`, `86-89` inclusive) and their basis.

    A provision may carry several readings where drafts differ; none is dropped until the annex was read.
    """

    edition: Edition
    codes: tuple[str, ...]
    basis: HsBasis
    note: str = ""


class Limit(Law, frozen=True, kw_only=True):
    """A quantity and its unit: `bbl`, `t` or an ISO 4217 currency."""

    quantity: float
    unit: str


class WindowKind(StrEnum):
    """How the time of a cap is counted."""

    CALENDAR_YEAR = "calendar_year"
    TWELVE_MONTHS = "twelve_months"
    BETWEEN = "between"


class Window(Law, frozen=True, kw_only=True):
    """The time over which a cap counts: each calendar year, each twelve months from a day, or between two days.

    `starts` and `ends` say since when and until when it counts at all, where that is not as long as its provision holds.
    """

    kind: WindowKind
    from_day: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{2}-[0-9]{2})?$")] = ""
    """Month and day on which each window opens, `12-22`; empty for other kinds."""
    starts: date | None = None
    ends: date | None = None
    """The day after the last on which it counts."""

    def runs(self, on: date) -> bool:
        """Whether the cap counts on a day on which its provision holds."""
        return (self.starts is None or self.starts <= on) and (self.ends is None or on < self.ends)


class CapRule(StrEnum):
    """How two limits of one cap go together."""

    ONLY = "only"
    LOWER = "lower"
    EITHER_AS_STATED = "either_as_stated"


class Notices(Law, frozen=True, kw_only=True):
    """At which shares of the limit states are told, and what the last one means."""

    at: tuple[float, ...]
    text: str
    certainty: Certainty


class Cap(Law, frozen=True, kw_only=True):
    """How much may move in which time. `conditional` marks a ban lifted only while conditions hold: no quota."""

    limits: tuple[Limit, ...]
    """Empty where the text names no figure; `text` then says how it is measured."""
    window: Window
    rule: CapRule = CapRule.ONLY
    conditional: bool = False
    notices: Notices | None = None
    report_every_days: int | None = None
    conversion: str = ""
    """Name of the conversion rule in the regime's `conversions`; empty where none is known."""
    certainty: Certainty
    text: str = ""


class WindDown(Law, frozen=True, kw_only=True):
    """What was allowed for contracts made before: until the last day, that day included."""

    fact: str
    """The question of `facts.yaml` whose yes means that such a contract was carried out."""
    last_day: date
    text: str
    needs: Permission = Permission.UNKNOWN
    certainty: Certainty


class Gap(Law, frozen=True, kw_only=True):
    """What the folder does not record and a reader could take for freedom: goods on days on which their law is not known."""

    starts: date
    ends: date
    """The day after the last."""
    direction: Direction
    goods: tuple[Goods, ...]
    text: str
