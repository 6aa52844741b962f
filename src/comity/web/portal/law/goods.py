"""Check goods by code or by words: which provisions name them on a day, how surely, and what applies whatever the goods."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.law.answers import Answer, Frozen, GoodsRead, Provided
from comity.law.goods import Named, NothingNamed, code_in, named
from comity.law.harmonized.editions import Edition, words
from comity.law.labels import label, said
from comity.law.packs import regime, regimes
from comity.law.questions import in_force
from comity.law.regimes import Regime
from comity.law.terms import Conduct, Direction, HsBasis, Kind, Status
from comity.vocabulary.errors import BadInput
from comity.web.portal.law.answering import Told, answering, day, one_code, words_in
from comity.web.portal.law.parts import Way, ways


class Reading(Frozen, frozen=True, kw_only=True):
    """A code that may be meant, in an edition, and what each regime asked says of it."""

    code: str
    words: str
    everyday: bool
    edition: Edition
    answers: tuple[Answer, ...]

    @property
    def hits(self) -> int:
        """How many provisions name the code."""
        return sum(len(answer.provisions) for answer in self.answers)


class GoodsAnswer(Frozen, frozen=True, kw_only=True):
    """What was asked, and every code it may mean; none: the words are in no table, which clears nothing."""

    asked: str
    on: date
    direction: Direction | None
    readings: tuple[Reading, ...]
    note: str
    """A sentence where no code is known for the words; empty otherwise."""


class Hit(Frozen, frozen=True, kw_only=True):
    """A provision that names the code, with what each reading of its goods says, in words."""

    provision: Provided
    readings: tuple[tuple[GoodsRead, str], ...]


class OfRegime(Frozen, frozen=True, kw_only=True):
    """One regime's answer to one code, as the page shows it."""

    name: str
    answer: Answer
    stands: bool
    """Whether anything of the regime stands on the day."""
    names_codes: bool
    """Whether anything of it that stands names goods by code."""
    hits: tuple[Hit, ...]
    whatever: tuple[Provided, ...]
    """What turns on a designated party and on no code."""
    in_words: tuple[Provided, ...]
    """Bans on goods named in words: no code finds them."""
    ways: tuple[Way, ...]
    contested: bool
    """Whether the status of what turns on a designated party is contested."""


@require_safe
@answering("q", "on", "direction", "regime", "edition", "code")
def goods(request: HttpRequest) -> Told:
    """Goods on a day and in a direction, in one regime or in all that are not invented; an empty question is refused."""
    typed = {key: request.GET.get(key, "").strip() for key in ("q", "on", "direction", "regime", "edition", "code")}
    try:
        if not typed["q"] and ("q" in request.GET or request.path.endswith(".json")):
            raise NothingNamed
        laws, answer = _asked(typed)
    except BadInput as error:
        refused = {"error": str(error), "advice": error.diagnostics()}
        return Told(answer=refused, template="law/goods.html", context=_page(typed) | refused, status=422)
    chosen = _chosen(answer.readings, typed["code"])
    said_by = _said_by(laws, chosen, answer) if chosen else []
    others = [one for one in answer.readings if one is not chosen]
    context = {
        "goods": answer,
        "chosen": chosen,
        "regimes": said_by,
        "others": others,
        "others_named": sum(one.hits > 0 for one in others),
    }
    return Told(answer=answer, template="law/goods.html", context=_page(typed) | context)


def _said_by(laws: tuple[Regime, ...], chosen: Reading, answer: GoodsAnswer) -> list[OfRegime]:
    """What each regime says of the code chosen, first those with a provision that names it."""
    found = [_of_regime(law, one, answer) for law, one in zip(laws, chosen.answers, strict=True)]
    return sorted(found, key=lambda one: not one.hits)


def _asked(typed: dict[str, str]) -> tuple[tuple[Regime, ...], GoodsAnswer]:
    """The regimes asked and what they say. Raise BadInput for a code, day, direction or regime there is not."""
    on, laws = day(typed["on"]), _laws(typed["regime"])
    direction = Direction.read(typed["direction"]) if typed["direction"] else None
    readings = tuple(_readings(typed["q"], on, direction, laws, typed["edition"]))
    note = "" if readings or not typed["q"] else _nothing_known(typed["q"])
    return laws, GoodsAnswer(asked=typed["q"], on=on, direction=direction, readings=readings, note=note)


def _nothing_known(asked: str) -> str:
    unknown = _("No code is known for “%(asked)s”.") % {"asked": asked}
    return f"{unknown} {_('That clears nothing: try another word, or the code of the goods.')}"


def _page(typed: dict[str, str]) -> dict[str, Any]:
    """What the page shows whatever the answer: what was typed, and what may be chosen."""
    language = words_in()
    return {
        "typed": typed,
        "offered_regimes": [(name, said(regime(name).about.title, language)) for name in regimes()],
        "trail": [(_("Law"), reverse("law"))],
    }


def _laws(name: str) -> tuple[Regime, ...]:
    """The regime asked, or all that are not invented."""
    if name:
        return (regime(name),)
    return tuple(law for law in map(regime, regimes()) if not law.about.exercise)


def _readings(
    asked: str, on: date, direction: Direction | None, laws: tuple[Regime, ...], edition: str
) -> Iterator[Reading]:
    """Each code that may be meant; a code is read in the edition named or that of the day, words in the one that has words."""
    if not asked:
        return
    if code := code_in(asked):
        one_code(code)
        read = Edition.read(edition) if edition else Edition.on(on)
        codes: tuple[Named, ...] = (Named(code=code, words=words(code), everyday=False),)
    else:
        read, codes = Edition.HS2022, named(asked)
    for one in codes:
        answers = tuple(
            in_force(law, on=on, hs=one.code, edition=read, direction=direction, language=words_in()) for law in laws
        )
        yield Reading(code=one.code, words=one.words, everyday=one.everyday, edition=read, answers=answers)


def _chosen(readings: tuple[Reading, ...], code: str) -> Reading | None:
    """The reading shown in full: the one chosen, else the first."""
    return next((one for one in readings if one.code == code), readings[0] if readings else None)


def _of_regime(law: Regime, answer: Answer, asked: GoodsAnswer) -> OfRegime:
    language = words_in()
    stood = in_force(law, on=asked.on, language=language).provisions
    hit = {one.id for one in answer.provisions}
    whatever = tuple(one for one in stood if one.id in answer.whatever_the_goods)
    return OfRegime(
        name=law.name,
        answer=answer,
        stands=bool(stood),
        names_codes=any(one.goods for one in stood),
        hits=tuple(_hit(one, language) for one in answer.provisions),
        whatever=whatever,
        in_words=tuple(
            one for one in stood if _in_words(law, one, asked.direction) and one.id not in hit and one not in whatever
        ),
        ways=ways(law, answer.provisions, language),
        contested=any(one.status is Status.CONTESTED for one in whatever),
    )


def _hit(one: Provided, language: str) -> Hit:
    return Hit(provision=one, readings=tuple((read, label(read.covers, language)) for read in one.goods if read.covers))


def _in_words(law: Regime, one: Provided, direction: Direction | None) -> bool:
    """Whether it bars a supply of goods that way which it names in words: by no code, or by codes of our inference alone."""
    tests = (law.facts[element.id].test for element in one.elements)
    supply = any(Conduct.SUPPLY in test.conduct for test in tests if test)
    coded = any(reading.basis is not HsBasis.INFERRED for reading in one.goods)
    that_way = direction is None or one.direction is None or one.direction.covers(direction)
    return one.kind in {Kind.PROHIBITION, Kind.CAP} and supply and that_way and not coded
