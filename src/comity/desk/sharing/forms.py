"""Offer an act as a form: what it is called, whom it is offered to, what it asks, and the one action it calls."""

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from comity.desk.sharing.models import Body, Member, NotCoordinator, Seat
from comity.desk.sharing.naming import stop_unreachable
from comity.vocabulary.markings import Marking, Tlp


class Act(forms.Form):
    """An act on one record by one seat; `perform` calls the action and returns the record to show next."""

    slug: ClassVar[str]
    title: ClassVar[Promise]
    """Its name as a sentence's verb: “Take”, “Open a case”."""
    weighty: ClassVar[bool] = False
    """Whether it stands on a page of its own instead of beside the record."""

    def __init__(self, *args: Any, record: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record = record
        self.seat = seat
        self.held: models.Model | None = None
        """What was held already, where the act is refused for that."""
        self.prepare()

    def prepare(self) -> None:
        """Fill choices from what the seat may see."""

    @classmethod
    def offered(cls, record: Any, seat: Seat) -> bool:
        """Whether the act makes sense for this record and seat; the action itself checks again."""
        del record, seat
        return True

    @classmethod
    def stop(cls, record: Any, seat: Seat) -> None:
        """Raise a ComityError where it cannot be done now, whatever is answered to its questions; the action says the rest."""
        del record, seat

    def perform(self) -> models.Model:
        """Do it; raise a ComityError where it is refused."""
        raise TypeError(f"{type(self).__name__} names no action.")


class CoordinatorsAct(Act):
    """An act that speaks for the body, or moves a finding before its members."""

    @classmethod
    def stop(cls, record: Any, seat: Seat) -> None:
        """Refuse it to any other seat."""
        if not seat.coordinates:
            raise NotCoordinator
        super().stop(record, seat)

    @classmethod
    def offered(cls, record: Any, seat: Seat) -> bool:
        """To coordinators."""
        return seat.coordinates and super().offered(record, seat)


class ReasonField(forms.CharField):
    """Why: one sentence that another member would understand in a year."""

    def __init__(self, **kwargs: Any) -> None:
        options = {"label": _("Reason"), "widget": forms.Textarea(attrs={"rows": 2}), **kwargs}
        super().__init__(**options)


class MomentField(forms.DateTimeField):
    """A moment in UTC, to the minute."""

    def __init__(self, **kwargs: Any) -> None:
        picker = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(**{"widget": picker, **kwargs})


class LabelledAct(Act):
    """An act that gives birth to a record which is real or an exercise: in an exercise body an exercise, unless somebody says otherwise."""

    real = forms.BooleanField(
        label=_("About a real matter"),
        required=False,
        help_text=_(
            "This body is an exercise: what you enter is labelled EXERCISE unless you tick this. Nothing is found on a real matter here."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not Body.here().exercise:
            del self.fields["real"]

    @property
    def exercise(self) -> bool:
        """Whether what is entered is an exercise."""
        return Body.here().exercise and not self.cleaned_data["real"]


MEANINGS = {
    Tlp.CLEAR: _("everybody; it may be published"),
    Tlp.GREEN: _("every member of the body"),
    Tlp.AMBER: _("the members ticked below, and partners that work with them"),
    Tlp.AMBER_STRICT: _("the members ticked below, without their partners"),
    Tlp.RED: _("the persons named below, at the members ticked below"),
}
"""For whose eyes each label is, as `policy.py` decides (TLP 2.0)."""


class MarkedAct(Act):
    """An act that gives birth to a record, and so asks for whose eyes it is."""

    derives: ClassVar[bool] = False
    """Whether what is born is never wider than the record it comes from."""

    tlp = forms.ChoiceField(
        label=_("Marking (TLP 2.0): for"),
        choices=[(label.value, format_lazy("{}: {}", label.value, meaning)) for label, meaning in MEANINGS.items()],
        initial=Tlp.AMBER_STRICT.value,
        widget=forms.RadioSelect,
    )
    readers = forms.ModelMultipleChoiceField(
        label=_("Members who may read"),
        queryset=Member.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        to_field_name="code",
        help_text=_("Counts from AMBER on. Your own member always may."),
    )
    persons = forms.CharField(
        label=_("Persons who may read"),
        required=False,
        help_text=_("Counts for RED alone: sign-in names, separated by spaces. You are always among them."),
    )
    kept_to = forms.MultipleChoiceField(
        label=_("Need to know: only those let into these cases"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Counts from AMBER on. Whoever is not let into every case ticked cannot read it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cases = sorted(self.seat.cases)
        if cases:
            self.fields["kept_to"].choices = [(one, one) for one in cases]  # type: ignore[attr-defined]  # a choice field's
        else:
            del self.fields["kept_to"]

    @property
    def marking(self) -> Marking:
        """The marking asked for."""
        own = self.seat.member.code
        named = frozenset(self.cleaned_data["persons"].split()) | {self.seat.username}
        marking = Marking(
            tlp=Tlp(self.cleaned_data["tlp"]),
            originators=frozenset({own}),
            readers=frozenset({own, *(member.code for member in self.cleaned_data["readers"])}),
            persons=named if self.cleaned_data["tlp"] == Tlp.RED else frozenset(),
            kept_to=frozenset(self.cleaned_data.get("kept_to", ())),
        )
        stop_unreachable(marking)
        return marking

    @property
    def carried(self) -> Marking:
        """The marking that what is born will carry."""
        return self.marking | self.record.marking if self.derives else self.marking
