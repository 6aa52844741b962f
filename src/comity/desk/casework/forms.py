"""Offer the acts of casework on signals and cases: take, dismiss, put back, link, open a case, gather, propose, detect."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from comity.desk.casework import actions
from comity.desk.casework.models import Case, Signal
from comity.desk.holdings.models import Assertion, Exhibit
from comity.desk.sharing.forms import Act, LabelledAct, MarkedAct, ReasonField
from comity.desk.sharing.models import Seat
from comity.desk.sharing.numbering import number
from comity.law.packs import regime, regimes


class Take(Act):
    """Take a signal to look into it."""

    slug = "take"
    title = _("Take")

    @classmethod
    def offered(cls, record: Signal, seat: Seat) -> bool:
        """While it waits."""
        del seat
        return record.state == Signal.State.NEW

    def perform(self) -> Signal:
        """Take it."""
        return actions.take(self.record, by=self.seat)


class Dismiss(Act):
    """Dismiss a signal with a reason."""

    slug = "dismiss"
    title = _("Dismiss")

    reason = ReasonField()

    @classmethod
    def offered(cls, record: Signal, seat: Seat) -> bool:
        """While it belongs to no case."""
        del seat
        return record.state != Signal.State.DISMISSED and record.case_id is None

    def perform(self) -> Signal:
        """Dismiss it."""
        return actions.dismiss(self.record, by=self.seat, reason=self.cleaned_data["reason"])


class PutBack(Act):
    """Undo a taking or a dismissal."""

    slug = "put-back"
    title = _("Put back")

    @classmethod
    def offered(cls, record: Signal, seat: Seat) -> bool:
        """Once it was taken or dismissed, until it is in a case."""
        del seat
        return record.state != Signal.State.NEW and record.case_id is None

    def perform(self) -> Signal:
        """Put it back."""
        return actions.put_back(self.record, by=self.seat)


class Link(Act):
    """Put a signal into a case."""

    slug = "link"
    title = _("Link to a case")

    case = forms.ModelChoiceField(label=_("Case"), queryset=Case.objects.none())
    reason = ReasonField()

    def prepare(self) -> None:
        """The cases the seat may see."""
        self.fields["case"].queryset = Case.objects.visible_to(self.seat)  # type: ignore[attr-defined]

    @classmethod
    def offered(cls, record: Signal, seat: Seat) -> bool:
        """While it belongs to no case."""
        del seat
        return record.case_id is None

    def perform(self) -> Case:
        """Link it and show the case."""
        said = self.cleaned_data
        actions.link(self.record, said["case"], by=self.seat, reason=said["reason"])
        case: Case = said["case"]
        return case


class OpenCase(LabelledAct, MarkedAct):
    """Open a case; from a signal, with the signal in it."""

    slug = "open-case"
    title = _("Open a case")
    weighty = True

    name = forms.CharField(label=_("Title"), max_length=200)
    regime = forms.ChoiceField(label=_("Regime"), choices=())
    reason = ReasonField()

    def prepare(self) -> None:
        """The regimes there are."""
        self.fields["regime"].choices = [(name, regime(name).about.title["en"]) for name in regimes()]  # type: ignore[attr-defined]

    @classmethod
    def offered(cls, record: Signal | None, seat: Seat) -> bool:
        """To everybody; from a signal while it belongs to no case."""
        del seat
        return record is None or record.case_id is None

    def perform(self) -> Case:
        """Open it, and link the signal it begins with."""
        said = self.cleaned_data
        case = actions.open_case(
            number("C"),
            title=said["name"],
            regime=said["regime"],
            by=self.seat,
            marking=self.marking,
            exercise=self.exercise,
            reason=said["reason"],
        )
        if self.record:
            actions.link(self.record, case, by=self.seat, reason=said["reason"])
        return case


class Gather(Act):
    """Bring everything asserted of a subject into a case."""

    slug = "gather"
    title = _("Gather what is said of a subject")

    subject = forms.CharField(label=_("Subject"), max_length=200, help_text=_("As elsewhere: mmsi:416000000."))
    reason = ReasonField()

    def clean_subject(self) -> str:
        """A subject of which the seat may see something."""
        subject = str(self.cleaned_data["subject"]).strip()
        if not self._said(subject).exists():
            raise forms.ValidationError(_("Nothing that you may see is asserted of this subject."))
        return subject

    def _said(self, subject: str) -> models.QuerySet[Assertion]:
        return Assertion.objects.visible_to(self.seat).standing().about(subject)

    def perform(self) -> Case:
        """Gather it."""
        said = list(self._said(self.cleaned_data["subject"]))
        actions.gather(self.record, said, by=self.seat, reason=self.cleaned_data["reason"])
        case: Case = self.record
        return case


class Exhibited(Act):
    """Bring an exhibit into a case under the next number."""

    slug = "exhibit"
    title = _("Add an exhibit")

    exhibit = forms.ModelChoiceField(label=_("Exhibit"), queryset=Exhibit.objects.none())
    reason = ReasonField()

    def prepare(self) -> None:
        """The exhibits the seat may see and the case has not."""
        seen = Exhibit.objects.visible_to(self.seat).exclude(cases=self.record)
        self.fields["exhibit"].queryset = seen  # type: ignore[attr-defined]

    def perform(self) -> Case:
        """Add it."""
        said = self.cleaned_data
        actions.exhibit(self.record, said["exhibit"], by=self.seat, reason=said["reason"])
        case: Case = self.record
        return case


class Propose(Act):
    """Propose what may have happened, innocent explanations included."""

    slug = "propose"
    title = _("Propose a hypothesis")

    text = forms.CharField(label=_("Hypothesis"), widget=forms.Textarea(attrs={"rows": 2}))
    innocent = forms.BooleanField(label=_("An innocent explanation of the same facts"), required=False)
    provision = forms.CharField(label=_("Provision"), required=False, help_text=_("Its id in the regime's folder."))
    weighed = forms.CharField(
        label=_("What weighing it gave"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def perform(self) -> Case:
        """Propose it."""
        said = self.cleaned_data
        actions.propose(
            self.record,
            said["text"],
            by=self.seat,
            innocent=said["innocent"],
            provision=said["provision"],
            weighed=said["weighed"],
        )
        case: Case = self.record
        return case


SIGNAL_ACTS: tuple[type[Act], ...] = (Take, Dismiss, PutBack, Link, OpenCase)
CASE_ACTS: tuple[type[Act], ...] = (Gather, Exhibited, Propose)
