"""Answer what is in force on a day: by subject, goods, direction, who must act and flag, and in whose view."""

from datetime import date
from difflib import get_close_matches

import msgspec

from comity.law.answers import Answer
from comity.law.coverage import Coverage, coverage
from comity.law.facts import Test
from comity.law.flags import flag as read_flag
from comity.law.gaps import gaps
from comity.law.harmonized.editions import Edition
from comity.law.labels import said
from comity.law.model import Provision
from comity.law.regimes import Regime
from comity.law.standing import ANSWERED, holder, standing
from comity.law.terms import Addressee, Conduct, Direction, Listed, UnknownWord
from comity.law.wording import provided


def in_force(
    regime: Regime,
    *,
    on: date,
    concerning: str | tuple[str, ...] | None = None,
    hs: str | None = None,
    edition: Edition | str | None = None,
    direction: Direction | str | None = None,
    actor: Addressee | str | None = None,
    flag: str | None = None,
    according_to: str | None = None,
    language: str = "en",
) -> Answer:
    """What the regime says on a day, narrowed by whatever is given.

    `concerning` is a subject or topic that some provision names, or several of which any is enough and those that this
    regime does not know count for nothing. `hs` is a code of goods in an `edition`, by default that of
    the day: provisions without goods are then left out, and `whatever_the_goods` says what applies without regard to any
    code. `direction` is seen from the target; `actor` is who must act. `flag` (ISO 3166-1 alpha-2) leaves out what turns on
    another flag: give it only where it is the flag of every ship concerned. Each provision carries its `status`; one
    superseded on an unknown day is answered so, never as in force. Raise UnknownCode, UnknownWord,
    UnknownFlag, UnknownHolder.
    """
    if isinstance(concerning, str):
        concerning = concerning.strip().casefold().replace(" ", "_")
        _stop_unknown(regime, concerning)
    according_to = holder(regime, according_to)
    narrowed = _Narrowed(
        subjects=frozenset({concerning} if isinstance(concerning, str) else concerning or ()),
        hs=hs,
        edition=Edition.read(edition) if edition else Edition.on(on),
        direction=Direction.read(direction) if direction else None,
        actor=Addressee.read(actor) if actor else None,
        flag=read_flag(flag, regime) if flag else None,
    )
    of_the_day = [one for one in regime if standing(regime, one, on, according_to=according_to) in ANSWERED]
    return Answer(
        regime=regime.name,
        title=said(regime.about.title, language),
        exercise=regime.about.exercise,
        on=on,
        according_to=according_to,
        whatever_the_goods=tuple(one.id for one in of_the_day if hs and _turns_on_a_party(regime, one)),
        gaps=()
        if narrowed.subjects
        else gaps(regime, first=on, last=on, direction=narrowed.direction, hs=hs, edition=narrowed.edition),
        provisions=tuple(
            provided(regime, one, on, according_to=according_to, hs=hs, edition=narrowed.edition, language=language)
            for one in of_the_day
            if narrowed.takes_in(regime, one)
        ),
    )


def subjects(regime: Regime) -> frozenset[str]:
    """Every subject and topic that some provision of the regime names."""
    return frozenset(word for provision in regime for word in (provision.subject, *provision.topics))


def _stop_unknown(regime: Regime, subject: str) -> None:
    """Raise UnknownWord, with the subjects spelt most like it: an empty answer would read as nothing in force."""
    known = sorted(subjects(regime))
    if subject in known:
        return
    alike = get_close_matches(subject, known, n=5) or known[:5]
    raise UnknownWord(f"{regime.name} says nothing under {subject!r}. Its subjects are words like {', '.join(alike)}.")


class _Narrowed(msgspec.Struct, frozen=True, kw_only=True):
    """What a question was narrowed to; what is empty narrows nothing."""

    subjects: frozenset[str]
    hs: str | None
    edition: Edition
    direction: Direction | None
    actor: Addressee | None
    flag: str | None

    def takes_in(self, regime: Regime, provision: Provision) -> bool:
        """Whether the provision is within everything that was given."""
        return (
            (not self.subjects or bool(self.subjects & {provision.subject, *provision.topics}))
            and (self.hs is None or coverage(provision.goods, self.hs, self.edition) is not Coverage.NONE)
            and (self.direction is None or self._moves(provision))
            and (self.actor is None or provision.addressee.reaches(self.actor))
            and (self.flag is None or self._may_concern(regime, provision, self.flag))
        )

    def _moves(self, provision: Provision) -> bool:
        """Whether the provision speaks of goods or services moving that way."""
        return bool(self.direction and provision.direction and provision.direction.covers(self.direction))

    def _may_concern(self, regime: Regime, provision: Provision, flag: str) -> bool:
        """Whether ships of that flag alone could meet every element that turns on a flag."""
        asked = (test.flag for test in _tests(regime, provision))
        return all(flag_test.met_by(flag, regime.about.target.code) for flag_test in asked if flag_test)


def _turns_on_a_party(regime: Regime, provision: Provision) -> bool:
    """Whether a supply of goods can meet it, and one of its elements asks for a designated party."""
    tests = _tests(regime, provision)
    supply = any(Conduct.SUPPLY in test.conduct for test in tests)
    return supply and any(test.listed is Listed.PARTY for test in tests)


def _tests(regime: Regime, provision: Provision) -> tuple[Test, ...]:
    """The tests of a provision's elements."""
    tests = (regime.facts[element.id].test for element in provision.elements)
    return tuple(test for test in tests if test)
