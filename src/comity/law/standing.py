"""Tell how a provision stands on a day: by its own dates, by what states hold of it, or by what one of them holds."""

from datetime import date

from comity.law.model import Provision, Stance
from comity.law.regimes import Regime
from comity.law.terms import Status, View
from comity.vocabulary.errors import BadInput


def by_its_dates(regime: Regime, provision: Provision, on: date) -> Status:
    """The status the text alone gives: half-open, from its first day to the day it no longer held.

    A provision superseded on a day nobody recorded is in force until its successor was adopted, for what did not exist
    superseded nothing; from then on it is never answered as in force.
    """
    if on < provision.in_force_from:
        return Status.NOT_YET
    if provision.end_unknown:
        return Status.IN_FORCE if on < regime.could_end_from(provision) else Status.DAY_UNKNOWN
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


class UnknownHolder(BadInput):
    """Nobody of that name took a stance on this regime."""


def holder(regime: Regime, name: str | None) -> str | None:
    """Whoever took a stance, by code, whatever its case; raise UnknownHolder with those who did. None asks for nobody's view."""
    if not name:
        return None
    known = sorted({stance.by for stance in regime.about.stances})
    if name.upper() in known:
        return name.upper()
    raise UnknownHolder(
        f"No stance of {name!r} on {regime.name} is recorded: "
        + (f"choose one of {', '.join(known)}." if known else "nobody's is, so leave the view out.")
    )


def standing(regime: Regime, provision: Provision, on: date, *, according_to: str | None = None) -> Status:
    """The status on a day; in one state's or body's view where it recorded one, contested where views and dates differ."""
    dated, stances = by_its_dates(regime, provision, on), stances_on(regime, provision, on)
    own = [stance.view for stance in stances if stance.by == according_to]
    if own:
        return Status.IN_FORCE if own[-1] is View.IN_FORCE else Status.DENIED
    views = {stance.view for stance in stances} | {View.IN_FORCE if dated is Status.IN_FORCE else View.NOT_IN_FORCE}
    return Status.CONTESTED if stances and len(views) > 1 else dated


ANSWERED = frozenset({Status.IN_FORCE, Status.CONTESTED, Status.DAY_UNKNOWN})
"""Standings that a question about a day brings up. Each answer carries its own; only the first means in force."""
