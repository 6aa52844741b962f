"""Show one provision on a day: our words with their mark, what must hold, what lifts it, its history and who disputes it."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.views.decorators.http import require_safe

from comity.law.answers import Provided
from comity.law.labels import label, said
from comity.law.packs import regime
from comity.law.regimes import Regime
from comity.law.terms import NationalStatus
from comity.law.wording import provided
from comity.web.portal.law.answering import Told, answering, at_day, day, words_in
from comity.web.portal.law.cases import bearing_on
from comity.web.portal.law.heads import head
from comity.web.portal.law.measures import history_of
from comity.web.portal.law.parts import caps_said, named_by, punished, reach, way, ways
from comity.web.portal.law.regimes import stances


@require_safe
@answering("on")
def provision(request: HttpRequest, *, name: str, reference: str) -> Told:
    """One provision on a day, today where none is named."""
    law, on = regime(name), day(request.GET.get("on", ""))
    one = provided(law, law.provision(reference), on, language=words_in())
    context = head(law) | {
        "on": on,
        "provision": one,
        "stances": stances((one,)),
        "cases": bearing_on(name, reference),
        "permalink": at_day(reverse("law-provision", args=[name, reference]), on),
        "json_address": at_day(reverse("law-provision-json", args=[name, reference]), on),
    }
    return Told(answer=one, template="law/provision.html", context=context | _parts(law, one, on, words_in()))


def _parts(law: Regime, one: Provided, on: date, language: str) -> dict[str, Any]:
    """What the regime says around the provision."""
    raw = law.provision(one.id)
    return {
        "instrument": said(law.instrument_of[one.id].title, language),
        "direction": label(one.direction, language) if one.direction else "",
        "reach": reach(one, language),
        "caps": caps_said(law, one, language),
        "ways": ways(law, (one,), language),
        "own_way": way(law, raw.route, language) if raw.route else None,
        "lifts": [(other, said(other.title, language)) for other in named_by(law, raw.exempts)],
        "lifts_any": "*" in raw.exempts,
        "explains": [(other, said(other.title, language)) for other in named_by(law, raw.about)],
        "history": history_of(law, one.id, on, language),
        "national": punished(law, (one.id,), language),
        "unknown": label(NationalStatus.UNKNOWN, language),
        "criteria": [criterion for criterion in law.criteria.values() if criterion.provision == one.id],
    }
