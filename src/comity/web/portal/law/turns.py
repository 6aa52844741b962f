"""Know the days on which a regime's law changed, so that a reader can step from one to the next."""

from bisect import bisect_left, bisect_right
from datetime import date

from comity.law.answers import Frozen
from comity.law.changes import timeline
from comity.law.regimes import Regime
from comity.vocabulary.errors import BadInput


class NoSuchStep(BadInput):
    """A step is the number of a day of change, counted from 0."""


class Turns(Frozen, frozen=True, kw_only=True):
    """The days of change, oldest first, seen from one day."""

    days: tuple[date, ...]
    on: date

    @property
    def step(self) -> int:
        """The number of the last change up to the day; 0 before the first."""
        return max(0, bisect_right(self.days, self.on) - 1)

    @property
    def last_step(self) -> int:
        """The number of the last change of all."""
        return len(self.days) - 1

    @property
    def before(self) -> date | None:
        """The last change earlier than the day."""
        at = bisect_left(self.days, self.on)
        return self.days[at - 1] if at else None

    @property
    def after(self) -> date | None:
        """The first change later than the day."""
        at = bisect_right(self.days, self.on)
        return self.days[at] if at < len(self.days) else None


def days_of_change(law: Regime) -> tuple[date, ...]:
    """Every day on which something about the regime changed, oldest first."""
    return tuple(sorted({change.on for change in timeline(law)}))


def day_of_step(law: Regime, step: str) -> date:
    """The day of a step of the slider; raise NoSuchStep."""
    days = days_of_change(law)
    if not step.isdecimal() or int(step) >= len(days):
        raise NoSuchStep
    return days[int(step)]
