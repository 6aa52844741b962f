"""Ask the law about an act: for each provision of its days, which elements are met, what could lift it, who disputes it."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from comity.law.acts import Act
from comity.law.answers import Asked, Leaves, Provided
from comity.law.applied import Applied, Result, RouteSaid, Ruled
from comity.law.changes import days_of_change
from comity.law.labels import label, said
from comity.law.model import Provision
from comity.law.outcomes import Outcome, UnknownFact, outcome
from comity.law.regimes import Regime
from comity.law.standing import ANSWERED, standing
from comity.law.terms import Bindingness, Kind, Status
from comity.law.wording import older_contracts, provided

BARS = frozenset({Kind.PROHIBITION, Kind.CAP, Kind.CLARIFICATION})
"""What an act can breach, where the facts it turns on are named."""


def applies(regime: Regime, act: Act, *, according_to: str | None = None, language: str = "en") -> Applied:
    """What each provision of the act's days is to the act, on the facts as stated; nothing here is a finding.

    An interval that crosses a change of law gives an answer for each part, with its first and last day. Raise Contradiction
    where the act denies itself, UnknownFact and UnknownCode where it names what there is not.
    """
    for fact in act.facts:
        if fact not in regime.facts:
            raise UnknownFact(
                f"The act {act.id} states {fact!r}, which {regime.name} does not ask: see its facts.yaml."
            )
    asking = _Asking(regime, act, according_to, language)
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
        provisions=provisions,
        routes=asking.routes(touched),
    )


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
        """The parts of the act's days on which the provision is answered for, each with one standing."""
        began, ended = self.act.date_from, self.act.date_to
        turns = {day for day, _, _ in days_of_change(self.regime, provision) if began < day <= ended}
        firsts = sorted({began} | turns)
        lasts = [*(day - timedelta(days=1) for day in firsts[1:]), ended]
        for first, last in zip(firsts, lasts, strict=True):
            if standing(self.regime, provision, first, according_to=self.according_to) in ANSWERED:
                yield first, last

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
            result_words=label(result, self.language),
        )

    def _route(self, name: str) -> RouteSaid:
        route = self.regime.routes[name]
        fields = msgspec.structs.asdict(route) | {"title": said(route.title, self.language)}
        return RouteSaid(**fields)


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
