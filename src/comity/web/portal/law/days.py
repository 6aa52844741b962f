"""Show a regime on a day: what stands, what does not, who holds what of it, and what changed since another day."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from comity.law.answers import Answer, Provided
from comity.law.labels import labels, said
from comity.law.packs import regime
from comity.law.questions import in_force
from comity.law.regimes import Regime
from comity.law.standing import ANSWERED, standing as standing_of
from comity.law.wording import provided
from comity.web.portal.law.answering import Told, answering, at_day, day, one_code, words_in
from comity.web.portal.law.changed import between, rows
from comity.web.portal.law.groups import grouped
from comity.web.portal.law.heads import head
from comity.web.portal.law.regimes import stances, standing
from comity.web.portal.law.turns import Turns, day_of_step, days_of_change

NARROWING = ("concerning", "hs", "edition", "direction", "actor", "flag", "according_to")
"""What an address may narrow the question with, under the library's own names."""


@require_safe
def on_a_day(request: HttpRequest, *, name: str, as_json: bool = False) -> HttpResponse:
    """A regime on a day; a step of the slider is answered with the address of its day, for the browser's bar."""
    response = _on_a_day(request, name=name, as_json=as_json)
    if request.GET.get("step") and response.status_code == 200:
        kept = {key: value for key, value in request.GET.items() if value and key not in {"step", "on"}}
        on = day_of_step(regime(name), request.GET["step"])
        response["HX-Replace-Url"] = f"{reverse('law-regime', args=[name])}?{urlencode({'on': on} | kept)}"
    return response


@answering(*NARROWING, "on", "step", "by", "since")
def _on_a_day(request: HttpRequest, *, name: str) -> Told:
    law, step = regime(name), request.GET.get("step")
    on = day_of_step(law, step) if step else day(request.GET.get("on", ""))
    answer = in_force(law, on=on, language=words_in(), **_narrowed(request, law))
    return Told(answer=answer, template="law/regime.html", context=_beside(request, law, answer))


def _narrowed(request: HttpRequest, law: Regime) -> dict[str, Any]:
    """What the question is narrowed to; raise NotACode."""
    asked = {key: value for key in NARROWING if (value := request.GET.get(key))}
    if "hs" in asked:
        one_code(asked["hs"])
    return asked


def _beside(request: HttpRequest, law: Regime, answer: Answer) -> dict[str, Any]:
    """What the page shows around the answer."""
    language, on, asked = words_in(), answer.on, request.GET
    others = _left_out(law, answer, asked.get("concerning", ""))
    found = between(law, asked["since"], on) if asked.get("since") else None
    return head(law, below=False) | {
        "standing": standing(law, in_force(law, on=on, language=language)),
        "answer": answer,
        "groups": grouped(law, answer.provisions, by=asked.get("by", ""), language=language),
        "others": others,
        "stances": stances((*answer.provisions, *others)),
        "holders": {stance.by: said(stance.name, language) for stance in law.about.stances},
        "topics": topics(law, language),
        "turns": Turns(days=days_of_change(law), on=on),
        "asked": {key: asked.get(key, "") for key in ("by", "concerning", "according_to", "since")},
        "changes": found,
        "change_rows": rows(law, found) if found else (),
        "json_address": at_day(reverse("law-regime-json", args=[law.name]), on),
    }


def _left_out(law: Regime, answer: Answer, concerning: str) -> tuple[Provided, ...]:
    """The provisions that the answer leaves out because they do not stand on its day."""
    view = answer.according_to
    return tuple(
        provided(law, one, answer.on, according_to=view, language=words_in())
        for one in law
        if standing_of(law, one, answer.on, according_to=view) not in ANSWERED
        and (not concerning or concerning in {one.subject, *one.topics})
    )


def topics(law: Regime, language: str) -> dict[str, str]:
    """The topics that some provision of the regime names, with their words, in the order of the alphabet."""
    known = labels()["Topic"] | law.about.topics
    named = {topic for provision in law for topic in provision.topics}
    return dict(sorted(((one, said(known[one], language)) for one in named), key=lambda pair: pair[1].casefold()))
