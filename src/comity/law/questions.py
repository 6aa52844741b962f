"""Answer what is in force on a day: by subject, goods, direction, addressee and flag, and in whose view."""

from datetime import date

from comity.law.answers import Answer
from comity.law.coverage import Coverage, coverage
from comity.law.harmonized.editions import Edition
from comity.law.labels import said
from comity.law.model import Provision
from comity.law.regimes import Regime
from comity.law.standing import ANSWERED, standing
from comity.law.terms import Addressee, Direction
from comity.law.wording import provided


def in_force(
    regime: Regime,
    *,
    on: date,
    concerning: str | tuple[str, ...] | None = None,
    hs: str | None = None,
    direction: Direction | str | None = None,
    addressee: Addressee | str | None = None,
    according_to: str | None = None,
    language: str = "en",
) -> Answer:
    """What the regime says on a day, narrowed by whatever is given.

    `concerning` names subjects or topics, any of which is enough. `hs` is a code of goods in the edition of that day:
    provisions without goods are then left out, and no code alone decides anything. `direction` is seen from the target.
    Each provision carries its `status`; one superseded on an unknown day is answered so, never as in force.
    """
    subjects = {concerning} if isinstance(concerning, str) else set(concerning or ())
    asked = tuple(
        provision
        for provision in regime
        if standing(regime, provision, on, according_to=according_to) in ANSWERED
        and (not subjects or subjects & {provision.subject, *provision.topics})
        and (hs is None or coverage(provision.goods, hs, Edition.on(on)) is not Coverage.NONE)
        and (direction is None or _moves(provision, Direction(direction)))
        and (addressee is None or Addressee(addressee) is provision.addressee)
    )
    return Answer(
        regime=regime.name,
        title=said(regime.about.title, language),
        exercise=regime.about.exercise,
        on=on,
        according_to=according_to,
        provisions=tuple(
            provided(regime, provision, on, according_to=according_to, hs=hs, language=language) for provision in asked
        ),
    )


def subjects(regime: Regime) -> frozenset[str]:
    """Every subject and topic that some provision of the regime names."""
    return frozenset(word for provision in regime for word in (provision.subject, *provision.topics))


def _moves(provision: Provision, direction: Direction) -> bool:
    """Whether the provision speaks of goods or services moving that way."""
    return provision.direction is not None and provision.direction.covers(direction)
