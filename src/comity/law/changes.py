"""Tell what changed in a regime between two days: what began, what ended and by what, and who took which stance."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from comity.law.answers import Frozen
from comity.law.labels import label, said
from comity.law.model import Provision
from comity.law.regimes import Regime
from comity.vocabulary.errors import BadInput


class What(StrEnum):
    """What happened to a provision on a day."""

    BEGAN = "began"
    ENDED = "ended"
    MAY_HAVE_ENDED = "may have ended"
    WIND_DOWN_OVER = "wind-down over"
    STANCE_TAKEN = "stance taken"
    STANCE_LEFT = "stance left"


class Reversed(BadInput):
    """Of two days the earlier one comes first."""


class Change(Frozen, frozen=True, kw_only=True):
    """One provision, one day, one thing that changed; `by` is its successor, or whoever took the stance."""

    on: date
    id: str
    title: str
    what: What
    what_words: str
    by: str = ""


class Changes(Frozen, frozen=True, kw_only=True):
    """What changed after one day and up to another, oldest first."""

    regime: str
    after: date
    upto: date
    changes: tuple[Change, ...]
    day_unknown: tuple[str, ...]
    """Provisions superseded on a day nobody recorded: a change of theirs may lie here or elsewhere."""


def changes(regime: Regime, *, after: date, upto: date, language: str = "en") -> Changes:
    """Every change on a day later than `after` and not later than `upto`; raise Reversed where `upto` comes first."""
    if upto < after:
        raise Reversed(f"{after} is later than {upto}: the earlier day comes first.")
    return Changes(
        regime=regime.name,
        after=after,
        upto=upto,
        changes=tuple(change for change in timeline(regime, language) if after < change.on <= upto),
        day_unknown=tuple(one.id for one in regime if one.end_unknown and regime.could_end_from(one) <= upto),
    )


def timeline(regime: Regime, language: str = "en") -> tuple[Change, ...]:
    """Every dated change of the regime, oldest first."""
    found = (
        Change(
            on=on,
            id=provision.id,
            title=said(provision.title, language),
            what=what,
            what_words=label(what, language),
            by=by,
        )
        for provision in regime
        for on, what, by in days_of_change(regime, provision)
    )
    return tuple(sorted(found, key=lambda change: (change.on, change.id, change.what, change.by)))


def days_of_change(regime: Regime, provision: Provision) -> Iterator[tuple[date, What, str]]:
    """The days on which something about a provision changed, with what and by whom."""
    yield provision.in_force_from, What.BEGAN, ""
    if provision.end_unknown:
        yield regime.could_end_from(provision), What.MAY_HAVE_ENDED, provision.superseded_by
    if provision.in_force_until:
        yield provision.in_force_until, What.ENDED, provision.superseded_by
    if provision.wind_down:
        yield provision.wind_down.last_day + timedelta(days=1), What.WIND_DOWN_OVER, ""
    for stance in regime.stances(provision.id):
        yield stance.since, What.STANCE_TAKEN, stance.by
        if stance.until:
            yield stance.until, What.STANCE_LEFT, stance.by
