"""Offer the acts of the holdings: receive a file, assert what it says, retract an assertion."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comity.desk.holdings.actions import Reception, assert_, receive, retract, stop_held_before
from comity.desk.holdings.custody import hand_over
from comity.desk.holdings.derived import Examination
from comity.desk.holdings.examining import examine
from comity.desk.holdings.models import Assertion, Exhibit
from comity.desk.sharing.forms import Act, LabelledAct, MarkedAct, MomentField, ReasonField
from comity.desk.sharing.models import Seat
from comity.vocabulary.grades import Grade
from comity.vocabulary.markings import Marking
from comity.vocabulary.properties import ASSERTABLE
from comity.vocabulary.publicity import Certainty, NamedBy

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

PATIENCE_S = 20
"""Seconds that a person waits for an upload to be examined; what takes longer is held unopened."""


def received(upload: "UploadedFile[bytes]", reception: Reception, *, by: Seat, marking: Marking) -> Exhibit:
    """Take an uploaded file into custody."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        return receive(path, reception, by=by, marking=marking)


class ReceiveFile(LabelledAct, MarkedAct):
    """Take a file into custody as an exhibit."""

    slug = "receive"
    title = _("Receive a file")
    weighty = True

    file = forms.FileField(label=_("File"))
    name = forms.CharField(label=_("Title"), max_length=200)
    received_from = forms.CharField(label=_("Received from"), max_length=200)
    received_how = forms.CharField(label=_("How"), max_length=200, help_text=_("By hand, by e-mail, from a web page."))
    received_at = MomentField(label=_("When (UTC)"), initial=timezone.now)

    def perform(self) -> Exhibit:
        """Receive it."""
        said = self.cleaned_data
        reception = Reception(
            title=said["name"],
            filename=Path(said["file"].name).name,
            received_from=said["received_from"],
            received_how=said["received_how"],
            received_at=said["received_at"],
            exercise=self.exercise,
        )
        began = timezone.now()
        held = received(said["file"], reception, by=self.seat, marking=self.marking)
        stop_held_before(held, began)
        if not Examination.objects.filter(exhibit=held).exists():
            examine(held, by=self.seat, seconds=PATIENCE_S)
        return held


NO_PERSON = "none"


class HandOver(Act):
    """Record that a copy or the carrier was handed to somebody."""

    slug = "hand-over"
    title = _("Record a hand-over")
    weighty = True

    to = forms.CharField(label=_("Handed to"), max_length=200)
    at = MomentField(label=_("When (UTC)"), initial=timezone.now)
    reason = ReasonField()

    @classmethod
    def offered(cls, record: Exhibit, seat: Seat) -> bool:
        """To its originator."""
        return record.originator == seat.member

    def perform(self) -> Exhibit:
        """Record it."""
        said = self.cleaned_data
        hand_over(self.record, to=said["to"], at=said["at"], by=self.seat, reason=said["reason"])
        held: Exhibit = self.record
        return held


class AssertFromExhibit(MarkedAct):
    """Record one thing read in an exhibit."""

    slug = "assert"
    title = _("Record what it says")
    weighty = True
    derives = True

    subject = forms.CharField(label=_("Subject"), max_length=200, help_text=_("As elsewhere: mmsi:416000000."))
    property = forms.ChoiceField(
        label=_("Property"), choices=[(name.value, name.value.replace("_", " ")) for name in ASSERTABLE]
    )
    value = forms.CharField(label=_("Value"), widget=forms.Textarea(attrs={"rows": 2}))
    place = forms.CharField(label=_("Place in the exhibit"), max_length=200, help_text=_("Page, row, region or time."))
    origin = forms.CharField(
        label=_("Who first said it"),
        required=False,
        max_length=200,
        help_text=_("Left empty, it reads “not recorded”."),
    )
    grade = forms.CharField(
        label=_("Grade"), initial="F6", max_length=2, help_text=_("A–F for the source, 1–6 for the statement.")
    )
    certainty = forms.ChoiceField(
        label=_("How you come by the text"),
        choices=[(one.value, one.value) for one in Certainty],
        help_text=_("Only what was read may be for everybody's eyes."),
    )
    person_named_by = forms.ChoiceField(
        label=_("Who names the natural person it concerns"),
        choices=[("", ""), (NO_PERSON, _("it concerns none")), *((one.value, one.value) for one in NamedBy)],
        help_text=_("A person is for everybody's eyes only where a court or an official list names it."),
    )

    def perform(self) -> Assertion:
        """Record it."""
        said, began = self.cleaned_data, timezone.now()
        recorded = assert_(
            said["property"],
            said["value"],
            subject=said["subject"],
            exhibit=self.record,
            place=said["place"],
            origin=said["origin"],
            grade=Grade.parse(said["grade"]),
            certainty=Certainty(said["certainty"]),
            person_named_by=None if said["person_named_by"] == NO_PERSON else NamedBy(said["person_named_by"]),
            by=self.seat,
            marking=self.marking,
        )
        stop_held_before(recorded, began)
        return recorded


class Retract(Act):
    """Say that an assertion no longer stands."""

    slug = "retract"
    title = _("Retract")

    reason = ReasonField()

    @classmethod
    def offered(cls, record: Assertion, seat: Seat) -> bool:
        """To its originator, once."""
        return record.retracted_at is None and record.originator == seat.member

    def perform(self) -> Assertion:
        """Retract it."""
        return retract(self.record, by=self.seat, reason=self.cleaned_data["reason"])
