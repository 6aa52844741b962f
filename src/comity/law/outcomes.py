"""Answer a regime's questions about an act: yes, no or unknown, and from what. Silence is unknown, never no."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from comity.law.acts import Act, GoodsMoved
from comity.law.coverage import Coverage, coverage
from comity.law.facts import Test
from comity.law.harmonized.editions import Edition
from comity.law.model import Provision
from comity.law.regimes import Regime
from comity.law.terms import Direction, FlagTest, HsBasis, Listed
from comity.vocabulary.errors import BadInput


class Outcome(StrEnum):
    """Whether a fact holds for an act."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """From what the outcome follows."""

    STATED = "stated"
    FIELDS = "fields"
    CODE = "code"
    SILENCE = "silence"


class Answered(msgspec.Struct, frozen=True):
    """An outcome and its basis."""

    outcome: Outcome
    basis: Basis


class UnknownFact(BadInput):
    """The act answers a question that the regime does not ask."""


class Contradiction(BadInput):
    """The act states a fact that its own fields deny."""


SILENT = Answered(Outcome.UNKNOWN, Basis.SILENCE)


def outcome(regime: Regime, provision: Provision, fact: str, act: Act) -> Answered:
    """Whether a fact that the provision asks about holds for the act; raise Contradiction where the act denies itself."""
    test = regime.facts[fact].test
    read = _read(regime, provision, test, act) if test else SILENT
    if fact not in act.facts:
        return read
    stated = Outcome.MET if act.facts[fact] else Outcome.UNMET
    if read.outcome not in {Outcome.UNKNOWN, stated}:
        raise Contradiction(
            f"The act {act.id} states {fact}: {str(act.facts[fact]).lower()}, but its own fields say {read.outcome}."
        )
    return Answered(stated, Basis.STATED)


def _read(regime: Regime, provision: Provision, test: Test, act: Act) -> Answered:
    """What the act's own fields answer."""
    if test.conduct:
        return Answered(Outcome.MET if set(test.conduct) & set(act.conduct) else Outcome.UNMET, Basis.FIELDS)
    if test.direction:
        return _direction(test.direction, act)
    if test.goods:
        return _goods(provision, act)
    if test.flag:
        return _flag(test.flag, regime.about.target.code, act)
    if test.listed:
        return _listed(test.listed, act)
    return _any(regime, provision, test.any, act)


def _direction(asked: Direction, act: Act) -> Answered:
    if act.direction is None or (act.direction is Direction.BOTH and asked is not Direction.BOTH):
        return SILENT
    return Answered(Outcome.MET if asked in (act.direction, Direction.BOTH) else Outcome.UNMET, Basis.FIELDS)


def _goods(provision: Provision, act: Act) -> Answered:
    """By code, where the provision's codes are more than our inference; part of a heading leaves the question open."""
    if any(reading.basis is HsBasis.INFERRED for reading in provision.goods):
        return SILENT
    found = _one_of(_covered(provision, goods, act) for goods in act.goods)
    return SILENT if found is Outcome.UNKNOWN else Answered(found, Basis.CODE)


def _covered(provision: Provision, goods: GoodsMoved, act: Act) -> Outcome:
    if not goods.code:
        return Outcome.UNKNOWN
    covers = coverage(provision.goods, goods.code, goods.edition or Edition.on(act.date_from))
    return {Coverage.WHOLE: Outcome.MET, Coverage.NONE: Outcome.UNMET, Coverage.PART: Outcome.UNKNOWN}[covers]


def _flag(asked: FlagTest, target: str, act: Act) -> Answered:
    return _of_fields(None if ship.flag is None else asked.met_by(ship.flag, target) for ship in act.ships)


def _listed(asked: Listed, act: Act) -> Answered:
    listed = [] if asked is Listed.SHIP else [party.listed for party in act.parties]
    listed += [] if asked is Listed.PARTY else [ship.listed for ship in act.ships]
    return _of_fields(listed)


def _any(regime: Regime, provision: Provision, facts: Iterable[str], act: Act) -> Answered:
    found = [outcome(regime, provision, fact, act) for fact in facts]
    one = _one_of(answered.outcome for answered in found)
    return next((answered for answered in found if answered.outcome is one), SILENT)


def _of_fields(answers: Iterable[bool | None]) -> Answered:
    """One yes is enough; no only where every one is known and there is one."""
    as_outcomes = {True: Outcome.MET, False: Outcome.UNMET, None: Outcome.UNKNOWN}
    found = _one_of(as_outcomes[answer] for answer in answers)
    return SILENT if found is Outcome.UNKNOWN else Answered(found, Basis.FIELDS)


def _one_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Met when one is, unmet when all are and there is one, unknown otherwise."""
    found = set(outcomes)
    if Outcome.MET in found:
        return Outcome.MET
    return Outcome.UNMET if found == {Outcome.UNMET} else Outcome.UNKNOWN
