"""Ask the law about an act: for each provision of its days, which elements are met, what could lift it, who disputes it."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from comity.law.acts import Act
from comity.law.answers import Asked, Held, Leaves, Provided
from comity.law.applied import Applied, Result, RouteSaid, Ruled
from comity.law.changes import days_of_change
from comity.law.flags import flag
from comity.law.gaps import gaps
from comity.law.labels import label, said
from comity.law.model import Provision
from comity.law.outcomes import Outcome, UnknownFact, outcome
from comity.law.regimes import Regime
from comity.law.standing import ANSWERED, holder, standing
from comity.law.terms import Bindingness, Kind, Status
from comity.law.wording import older_contracts, provided

BARS = frozenset({Kind.PROHIBITION, Kind.CAP, Kind.CLARIFICATION})
"""What an act can breach, where the facts it turns on are named."""


def applies(regime: Regime, act: Act, *, according_to: str | None = None, language: str = "en") -> Applied:
    """What each provision of the act's days is to the act, on the facts as stated; nothing here is a finding.

    An interval that crosses a change of law gives an answer for each part, with its first and last day. Raise Contradiction
    where the act denies itself, UnknownFact, UnknownFlag, UnknownHolder and UnknownCode where it names what there is not.
    """
    for fact in act.facts:
        if fact not in regime.facts:
            raise UnknownFact(
                f"The act {act.id} states {fact!r}, which {regime.name} does not ask: see its facts.yaml."
            )
    asking = _Asking(regime, _with_flags_read(regime, act), holder(regime, according_to), language)
    ruled = [one for provision in regime if provision.elements for one in asking.ruled(provision)]
    touched = [one for one in ruled if one.result.touches]
    beside = [one for provision in regime if not provision.elements for one in asking.beside(provision, touched)]
    provisions = tuple(sorted(ruled + beside, key=lambda one: list(Result).index(one.result)))
    return Applied(
        regime=regime.name,
        exercise=regime.about.exercise,
        act=act.id,
        title=act.title,
        reported_as=act.reported_as,
        disputes=act.disputes,
        stances=_stances(ruled),
        gaps=_gaps(regime, act),
        provisions=provisions,
        routes=asking.routes(touched),
    )


def _with_flags_read(regime: Regime, act: Act) -> Act:
    """The act with each flag as its code; raise UnknownFlag. No flag, and one not known, stay as they are."""
    for claimed in (ship.claimed_flag for ship in act.ships if ship.claimed_flag):
        flag(claimed, regime)
    ships = (msgspec.structs.replace(ship, flag=flag(ship.flag, regime)) if ship.flag else ship for ship in act.ships)
    return msgspec.structs.replace(act, ships=tuple(ships))


class _Asking(msgspec.Struct, frozen=True):
    """One question: a regime, an act, in whose view and in which language."""

    regime: Regime
    act: Act
    according_to: str | None
    language: str

    def ruled(self, provision: Provision) -> Iterator[Ruled]:
        """What a provision with elements is to the act, over each part of its days."""
        for first, last in self._spans(provision):
            one = provided(self.regime, provision, first, according_to=self.according_to, language=self.language)
            elements = tuple(self._weighed(provision, asked) for asked in one.elements)
            exceptions = tuple(
                self._weighed_exception(provision, leaves)
                for leaves in (*one.exceptions, *older_contracts(self.regime, provision, first, self.language))
            )
            one = msgspec.structs.replace(one, elements=elements, exceptions=exceptions)
            yield self._ruled(one, first, last, _result(provision, one))

    def beside(self, provision: Provision, touched: list[Ruled]) -> Iterator[Ruled]:
        """What a provision without elements is beside those touched: it can lift one of them, or explains it."""
        lifts = {lift.id for one in touched for lift in one.exemptions}
        if provision.id not in lifts and not {one.id for one in touched} & set(provision.about):
            return
        result = Result.EXEMPTION if provision.id in lifts else Result.CONTEXT
        for first, last in self._spans(provision):
            one = provided(self.regime, provision, first, according_to=self.according_to, language=self.language)
            yield self._ruled(one, first, last, result)

    def routes(self, touched: list[Ruled]) -> dict[str, RouteSaid]:
        """How whatever could lift or except the provisions touched is asked for."""
        lifts = {lift.route for one in touched for lift in one.exemptions}
        permissions = {leaves.route for one in touched for leaves in one.exceptions}
        return {name: self._route(name) for name in sorted((lifts | permissions) - {""})}

    def _spans(self, provision: Provision) -> Iterator[tuple[date, date]]:
        """The parts of the act's days on which the provision is answered for: what lifts it and what caps it are one in each."""
        began, ended = self.act.date_from, self.act.date_to
        turns = {day for day in self._turns(provision) if began < day <= ended}
        firsts = sorted({began} | turns)
        lasts = [*(day - timedelta(days=1) for day in firsts[1:]), ended]
        for first, last in zip(firsts, lasts, strict=True):
            if standing(self.regime, provision, first, according_to=self.according_to) in ANSWERED:
                yield first, last

    def _turns(self, provision: Provision) -> Iterator[date]:
        """Every day on which the provision, what can lift it, or one of its caps begins or ends."""
        for one in (provision, *self.regime.lifting(provision)):
            yield from (day for day, _, _ in days_of_change(self.regime, one))
        yield from (day for cap in provision.caps for day in (cap.window.starts, cap.window.ends) if day)

    def _weighed(self, provision: Provision, asked: Asked) -> Asked:
        answered = outcome(self.regime, provision, asked.id, self.act)
        words = label(answered.basis, self.language)
        return msgspec.structs.replace(asked, outcome=answered.outcome, basis=answered.basis, basis_words=words)

    def _weighed_exception(self, provision: Provision, leaves: Leaves) -> Leaves:
        answered = outcome(self.regime, provision, leaves.id, self.act)
        return msgspec.structs.replace(leaves, outcome=answered.outcome)

    def _ruled(self, one: Provided, first: date, last: date, result: Result) -> Ruled:
        return Ruled(
            **msgspec.structs.asdict(one),
            first_day=first,
            last_day=last,
            result=result,
            result_words=_words(one, result, self.language),
            wants_a_ship=result is Result.OPEN and not self.act.ships and self._turns_on_ships(one),
        )

    def _turns_on_ships(self, one: Provided) -> bool:
        """Whether everything unknown about it can be asked of a ship alone."""
        unknown = [self.regime.facts[each.id] for each in one.elements if each.outcome is Outcome.UNKNOWN]
        return bool(unknown) and all(fact.wants_a_ship for fact in unknown)

    def _route(self, name: str) -> RouteSaid:
        route = self.regime.routes[name]
        fields = msgspec.structs.asdict(route) | {"title": said(route.title, self.language)}
        return RouteSaid(**fields)


def _words(one: Provided, result: Result, language: str) -> str:
    """The result in words, with the status beside it wherever it touches the act and the status is contested."""
    words = label(result, language)
    return f"{words} ({one.status_words})" if result.touches and one.status is Status.CONTESTED else words


def _stances(ruled: list[Ruled]) -> tuple[Held, ...]:
    """Each stance on what touches the act or stays open, once."""
    bearing = (one for one in ruled if one.result.touches or one.result is Result.OPEN)
    return tuple(dict.fromkeys(held for one in bearing for held in one.stances))


def _gaps(regime: Regime, act: Act) -> tuple[str, ...]:
    found = (
        text
        for goods in act.goods
        if goods.code
        for text in gaps(
            regime,
            first=act.date_from,
            last=act.date_to,
            direction=act.direction,
            hs=goods.code,
            edition=goods.edition,
        )
    )
    return tuple(dict.fromkeys(found))


def _result(provision: Provision, one: Provided) -> Result:
    """What the provision is to the act: one unmet element speaks against it, one unknown leaves it open."""
    outcomes = {element.outcome for element in one.elements}
    if Outcome.UNMET in outcomes:
        return Result.NOT_MET
    if Outcome.UNKNOWN in outcomes or one.status is Status.DAY_UNKNOWN:
        return Result.OPEN
    if provision.bindingness is not Bindingness.DECIDES:
        return Result.CONTEXT
    if any(leaves.outcome is Outcome.MET for leaves in one.exceptions):
        return Result.EXCEPTED
    return Result.BREACHED if provision.kind in BARS else Result.DUTY_TRIGGERED
