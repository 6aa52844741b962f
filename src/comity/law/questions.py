"""Answer what is in force on a day: by subject, goods, direction, addressee and flag, and in whose view."""

from datetime import date

from comity.law.answers import Answer
from comity.law.coverage import Coverage, coverage
from comity.law.facts import Test
from comity.law.harmonized.editions import Edition
from comity.law.labels import said
from comity.law.model import Provision
from comity.law.regimes import Regime
from comity.law.standing import ANSWERED, standing
from comity.law.terms import Addressee, Direction, Listed
from comity.law.wording import provided


def in_force(
    regime: Regime,
    *,
    on: date,
    concerning: str | tuple[str, ...] | None = None,
    hs: str | None = None,
    direction: Direction | str | None = None,
    actor: Addressee | str | None = None,
    flag: str | None = None,
    according_to: str | None = None,
    language: str = "en",
) -> Answer:
    """What the regime says on a day, narrowed by whatever is given.

    `concerning` names subjects or topics, any of which is enough. `hs` is a code of goods in the edition of that day:
    provisions without goods are then left out, and `whatever_the_goods` says what applies without regard to any code.
    `direction` is seen from the target; `actor` is who must act. `flag` (ISO 3166-1 alpha-2) leaves out what turns on another
    flag: give it only where it is the flag of every ship concerned. Each provision carries its `status`; one superseded on an unknown day is answered so, never as in force.
    """
    subjects = {concerning} if isinstance(concerning, str) else set(concerning or ())
    asked = tuple(
        provision
        for provision in regime
        if standing(regime, provision, on, according_to=according_to) in ANSWERED
        and (not subjects or subjects & {provision.subject, *provision.topics})
        and (hs is None or coverage(provision.goods, hs, Edition.on(on)) is not Coverage.NONE)
        and (direction is None or _moves(provision, Direction(direction)))
        and (actor is None or provision.addressee.reaches(Addressee(actor)))
        and (flag is None or _may_concern(regime, provision, flag))
    )
    return Answer(
        regime=regime.name,
        title=said(regime.about.title, language),
        exercise=regime.about.exercise,
        on=on,
        according_to=according_to,
        whatever_the_goods=_whatever_the_goods(regime, on, according_to) if hs else (),
        provisions=tuple(
            provided(regime, provision, on, according_to=according_to, hs=hs, language=language) for provision in asked
        ),
    )


def subjects(regime: Regime) -> frozenset[str]:
    """Every subject and topic that some provision of the regime names."""
    return frozenset(word for provision in regime for word in (provision.subject, *provision.topics))


def _whatever_the_goods(regime: Regime, on: date, according_to: str | None) -> tuple[str, ...]:
    """Provisions of the day that turn on a designated party and on no code of goods."""
    return tuple(
        provision.id
        for provision in regime
        if standing(regime, provision, on, according_to=according_to) in ANSWERED
        and any(test.listed is Listed.PARTY for test in _tests(regime, provision))
    )


def _tests(regime: Regime, provision: Provision) -> tuple[Test, ...]:
    """The tests of a provision's elements."""
    tests = (regime.facts[element.id].test for element in provision.elements)
    return tuple(test for test in tests if test)


def _moves(provision: Provision, direction: Direction) -> bool:
    """Whether the provision speaks of goods or services moving that way."""
    return provision.direction is not None and provision.direction.covers(direction)


def _may_concern(regime: Regime, provision: Provision, flag: str) -> bool:
    """Whether a ship of that flag could meet every element that turns on a flag."""
    asked = (test.flag for test in _tests(regime, provision))
    return all(flag_test.met_by(flag, regime.about.target.code) for flag_test in asked if flag_test)
