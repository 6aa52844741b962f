"""List the regimes, each with how it stands today: never a yes or no, always counts, stances and sources."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.views.decorators.http import require_safe

from comity.law.answers import Answer, Frozen, Held, Provided
from comity.law.changes import What, timeline
from comity.law.labels import said
from comity.law.packs import regime, regimes
from comity.law.questions import in_force
from comity.law.regimes import Regime
from comity.law.terms import Status
from comity.web.portal.law.answering import Told, answering, words_in


class Stood(Frozen, frozen=True, kw_only=True):
    """One stance, with the ids of the provisions it speaks of."""

    held: Held
    provisions: tuple[str, ...]


class Standing(Frozen, frozen=True, kw_only=True):
    """How a regime stands on a day, counted from the library's answer."""

    name: str
    title: str
    exercise: bool
    target: str
    compiled: date
    on: date
    paragraphs: int
    in_force: int
    contested: int
    day_unknown: int
    last_ended: date | None
    """The latest day up to then on which a provision ended without a successor."""
    stances: tuple[Stood, ...]


@require_safe
@answering()
def index(request: HttpRequest) -> Told:
    """Every regime, invented ones last."""
    today = timezone.now().date()
    rows = [standing(law, in_force(law, on=today, language=words_in())) for law in map(regime, regimes())]
    rows.sort(key=lambda row: row.exercise)
    return Told(answer={"regimes": rows}, template="law/regimes.html", context={"rows": rows})


def standing(law: Regime, answer: Answer) -> Standing:
    """The regime on the day of an answer that nothing narrows."""
    language = words_in()
    statuses = [one.status for one in answer.provisions]
    ended = [c.on for c in timeline(law) if c.what is What.ENDED and not c.by and c.on <= answer.on]
    return Standing(
        name=law.name,
        title=answer.title,
        exercise=answer.exercise,
        target=said(law.about.target.name, language),
        compiled=law.about.compiled,
        on=answer.on,
        paragraphs=len(law.provisions),
        in_force=statuses.count(Status.IN_FORCE),
        contested=statuses.count(Status.CONTESTED),
        day_unknown=statuses.count(Status.DAY_UNKNOWN),
        last_ended=max(ended, default=None),
        stances=stances(answer.provisions),
    )


def stances(provisions: tuple[Provided, ...]) -> tuple[Stood, ...]:
    """Every stance on these provisions once, oldest first."""
    found: dict[Held, list[str]] = {}
    for one in provisions:
        for held in one.stances:
            found.setdefault(held, []).append(one.id)
    rows = (Stood(held=held, provisions=tuple(ids)) for held, ids in found.items())
    return tuple(sorted(rows, key=lambda row: (row.held.since, row.held.by)))
