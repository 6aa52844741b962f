"""Say on each page which regime it is about, and the way back up."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from comity.law.labels import said
from comity.law.regimes import Regime
from comity.web.portal.law.answering import words_in


def head(law: Regime, *, below: bool = True) -> dict[str, Any]:
    """What the head of a page about a regime needs; `below`: whether the page stands under the regime's own."""
    about, title = law.about, said(law.about.title, words_in())
    up = [(_("Law"), reverse("law"))]
    return {
        "name": law.name,
        "title": title,
        "exercise": about.exercise,
        "target": said(about.target.name, words_in()),
        "about": about,
        "trail": [*up, (title, reverse("law-regime", args=[law.name]))] if below else up,
    }
