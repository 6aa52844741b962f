"""Show one measure through its history: the sheet to print, with what stands on a day and how an exemption is asked for."""

from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.law.answers import Frozen, Provided
from comity.law.labels import label, said
from comity.law.packs import regime
from comity.law.regimes import Regime
from comity.law.standing import ANSWERED
from comity.law.terms import NationalStatus
from comity.law.wording import provided
from comity.web.portal.law.answering import NotFound, Told, answering, at_day, day, words_in
from comity.web.portal.law.heads import head
from comity.web.portal.law.parts import caps_said, punished, ways
from comity.web.portal.law.regimes import stances


class History(Frozen, frozen=True, kw_only=True):
    """A measure's provisions, oldest first, each as it stands on a day."""

    regime: str
    measure: str
    title: str
    on: date
    provisions: tuple[Provided, ...]

    @property
    def standing(self) -> tuple[Provided, ...]:
        """Those that stand on the day: in force, contested, or superseded on a day nobody recorded."""
        return tuple(one for one in self.provisions if one.status in ANSWERED)


def history(law: Regime, key: str, on: date, language: str) -> History:
    """The history of a measure of the regime."""
    found = law.measures[key]
    return History(
        regime=law.name,
        measure=key,
        title=said(found.title, language),
        on=on,
        provisions=tuple(provided(law, law.provision(name), on, language=language) for name in found.provisions),
    )


def history_of(law: Regime, name: str, on: date, language: str) -> History | None:
    """The history of the measure a provision belongs to; None where it was filed under none."""
    key = next((key for key, one in law.measures.items() if name in one.provisions), "")
    return history(law, key, on, language) if key else None


@require_safe
@answering("on")
def measure(request: HttpRequest, *, name: str, key: str) -> Told:
    """One measure on a day, today where none is named."""
    law, on, language = regime(name), day(request.GET.get("on", "")), words_in()
    if key not in law.measures:
        raise NotFound(_("%(name)s has no measure %(key)s.") % {"name": name, "key": repr(key)})
    found = history(law, key, on, language)
    context = head(law) | {
        "history": found,
        "on": on,
        "standing": [(one, caps_said(law, one, language)) for one in found.standing],
        "stances": stances(found.standing),
        "ways": ways(law, found.standing, language),
        "national": punished(law, law.measures[key].provisions, language),
        "unknown": label(NationalStatus.UNKNOWN, language),
        "json_address": at_day(reverse("law-measure-json", args=[name, key]), on),
    }
    return Told(answer=found, template="law/measure.html", context=context)
