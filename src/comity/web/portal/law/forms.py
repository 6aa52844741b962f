"""Ask for an act without names: what was done, when, which way, with what; then the questions that stay open."""

from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from comity.law.acts import Act
from comity.law.answers import Asked, Leaves
from comity.law.applied import Applied, Result
from comity.law.harmonized.editions import CODE
from comity.law.labels import label, said
from comity.law.outcomes import Outcome
from comity.law.packs import regime, regimes
from comity.law.regimes import Regime
from comity.law.terms import Conduct, Direction
from comity.web.portal.law.answering import words_in

FACT = "fact-"
"""Before a question's id in the address: `fact-livelihood=yes`."""
YES_NO = (("", _("Not known")), ("yes", _("Yes")), ("no", _("No")))


def _regimes() -> list[tuple[str, str]]:
    """The regimes to choose from, invented ones last."""
    laws = sorted(map(regime, regimes()), key=lambda law: law.about.exercise)
    return [(law.name, said(law.about.title, words_in())) for law in laws]


def _words(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """The closed words of a kind to choose from."""
    return [(one.value, label(one, words_in())) for one in kind]


class ActForm(forms.Form):
    """An act; what is left out is unknown, never no."""

    regime = forms.ChoiceField(label=_("Regime"), choices=_regimes)
    conduct = forms.MultipleChoiceField(
        label=_("What was done"),
        help_text=_("One or more. What you do not tick was not part of it."),
        widget=forms.CheckboxSelectMultiple,
        choices=partial(_words, Conduct),
    )
    date_from = forms.DateField(label=_("First day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    date_to = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Where it is another. An act across a change of law gets an answer for each part."),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    direction = forms.ChoiceField(
        label=_("Which way the goods moved"),
        required=False,
        choices=lambda: [YES_NO[0], *_words(Direction)],
    )
    goods = forms.CharField(label=_("Goods, in words"), required=False, max_length=200)
    code = forms.RegexField(
        f"^{CODE}$",
        label=_("Code of the goods"),
        required=False,
        help_text=_(
            "Two, four or six digits of the Harmonized System, in the edition of the day. The goods check finds it."
        ),
        error_messages={"invalid": _("Write one code of two, four or six digits: 2701 or 8713.10.")},
    )
    party_listed = forms.ChoiceField(label=_("Was a party on the list of this regime?"), required=False, choices=YES_NO)
    flags = forms.RegexField(
        r"^([A-Za-z]{2}|-)([ ,]+([A-Za-z]{2}|-))*$",
        label=_("Flags of the ships"),
        required=False,
        help_text=_("Two-letter codes with spaces between; a hyphen for a ship without a flag."),
        error_messages={"invalid": _("Write two-letter codes with spaces between, or a hyphen for no flag.")},
    )

    @property
    def law(self) -> Regime:
        """The regime chosen; only of a valid form."""
        return regime(self.cleaned_data["regime"])

    @property
    def facts(self) -> dict[str, bool]:
        """The questions answered with yes or no, by their ids."""
        stated = {key.removeprefix(FACT): value for key, value in self.data.items() if key.startswith(FACT)}
        return {name: value == "yes" for name, value in stated.items() if value in {"yes", "no"}}

    def act(self) -> Act:
        """The act as described; only of a valid form."""
        said_so = self.cleaned_data
        goods = {"words": said_so["goods"] or said_so["code"], "code": said_so["code"]}
        party = {"name": gettext("A party"), "listed": said_so["party_listed"] == "yes"}
        return msgspec.convert(
            {
                "id": "act",
                "title": gettext("The act as described"),
                "conduct": said_so["conduct"],
                "date_from": said_so["date_from"],
                "date_to": said_so["date_to"] or said_so["date_from"],
                "direction": said_so["direction"] or None,
                "goods": [goods] if goods["words"] else [],
                "parties": [party] if said_so["party_listed"] else [],
                "ships": [_ship(flag) for flag in said_so["flags"].replace(",", " ").split()],
                "facts": self.facts,
            },
            Act,
        )

    def clean(self) -> dict[str, Any]:
        """The last day does not come before the first."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("date_from"), cleaned.get("date_to")
        if first and last and last < first:
            self.add_error("date_to", _("The act ends before it begins."))
        return cleaned


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that only a person can answer, with the answer given so far and how many provisions turn on it."""

    name: str
    question: str
    given: str
    weight: int


def questions(law: Regime, answer: Applied, facts: dict[str, bool]) -> tuple[Question, ...]:
    """The questions answered already, then those left open, first the one on which most provisions turn."""
    turning: dict[str, set[str]] = {name: set() for name in facts}
    for name, provision in _left_open(answer):
        turning.setdefault(name, set()).add(provision)
    found = (
        Question(
            name=name,
            question=said(law.facts[name].question, words_in()),
            given={True: "yes", False: "no", None: ""}[facts.get(name)],
            weight=len(provisions),
        )
        for name, provisions in turning.items()
    )
    return tuple(sorted(found, key=lambda one: (not one.given, -one.weight, one.question)))


def _left_open(answer: Applied) -> Iterator[tuple[str, str]]:
    """The facts unknown in a provision that is open or touched, each with the provision's id."""
    for one in answer.provisions:
        if one.result is Result.OPEN or one.result.touches:
            parts: tuple[Asked | Leaves, ...] = (*one.elements, *one.exceptions)
            for part in parts:
                if part.outcome is Outcome.UNKNOWN:
                    yield part.id, one.id


def _ship(flag: str) -> dict[str, str]:
    """A ship of that flag; a hyphen stands for none."""
    return {"name": gettext("A ship"), "flag": "" if flag == "-" else flag.upper()}
