"""Tell how a provision stands on a day: by its own dates, by what states hold of it, or by what one of them holds."""

from datetime import date

from comity.law.model import Provision, Stance
from comity.law.regimes import Regime
from comity.law.terms import Status, View


def by_its_dates(provision: Provision, on: date) -> Status:
    """The status the text alone gives: half-open, from its first day to the day it no longer held.

    A provision superseded on a day nobody recorded is never answered as in force.
    """
    if on < provision.in_force_from:
        return Status.NOT_YET
    if provision.end_unknown:
        return Status.DAY_UNKNOWN
    if provision.in_force_until is None or on < provision.in_force_until:
        return Status.IN_FORCE
    return Status.SUPERSEDED if provision.superseded_by else Status.LAPSED


def stances_on(regime: Regime, provision: Provision, on: date) -> tuple[Stance, ...]:
    """What states and bodies held of the provision's status on that day."""
    return tuple(
        stance
        for stance in regime.stances(provision.id)
        if stance.since <= on and (stance.until is None or on < stance.until)
    )


def standing(regime: Regime, provision: Provision, on: date, *, according_to: str | None = None) -> Status:
    """The status on a day; in one state's or body's view where it recorded one, contested where views and dates differ."""
    dated, stances = by_its_dates(provision, on), stances_on(regime, provision, on)
    own = [stance.view for stance in stances if stance.by == according_to]
    if own:
        return Status.IN_FORCE if own[-1] is View.IN_FORCE else Status.DENIED
    views = {stance.view for stance in stances} | {View.IN_FORCE if dated is Status.IN_FORCE else View.NOT_IN_FORCE}
    return Status.CONTESTED if stances and len(views) > 1 else dated


ANSWERED = frozenset({Status.IN_FORCE, Status.CONTESTED, Status.DAY_UNKNOWN})
"""Standings that a question about a day brings up. Each answer carries its own; only the first means in force."""
