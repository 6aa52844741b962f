"""Offer the acts on letters: draft, serve, attach the reply, record the silence."""

from pathlib import Path

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comity.desk.casework import letters
from comity.desk.casework.models import Case, Reply, Request
from comity.desk.holdings.actions import Reception
from comity.desk.holdings.forms import received
from comity.desk.holdings.models import Exhibit
from comity.desk.sharing.forms import Act, CoordinatorsAct, MarkedAct, MomentField, ReasonField
from comity.desk.sharing.models import Body, Seat
from comity.desk.sharing.numbering import number
from comity.desk.sharing.visibility import visible
from comity.vocabulary.markings import Tlp


class DraftLetter(CoordinatorsAct, MarkedAct):
    """Draft a request for information, or the invitation to reply."""

    slug = "draft-letter"
    title = _("Draft a letter")
    weighty = True

    kind = forms.ChoiceField(label=_("Kind"), choices=Request.Kind.choices)
    addressee = forms.CharField(label=_("Addressee"), max_length=200)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 10}))
    language = forms.CharField(label=_("Language"), initial="en", max_length=10)

    @classmethod
    def offered(cls, record: Case, seat: Seat) -> bool:
        """In a case that is as real as the body."""
        return super().offered(record, seat) and record.exercise == Body.here().exercise

    def perform(self) -> Request:
        """Draft it."""
        said = self.cleaned_data
        return letters.draft_letter(
            self.record,
            number=number("L"),
            kind=Request.Kind(said["kind"]),
            addressee=said["addressee"],
            text=said["text"],
            language=said["language"],
            by=self.seat,
            marking=self.marking,
        )


class SendersAct(CoordinatorsAct):
    """An act of the member that wrote the letter."""

    @classmethod
    def offered(cls, record: Request, seat: Seat) -> bool:
        """To its coordinators."""
        return super().offered(record, seat) and record.originator_id == seat.member_id


class Serve(SendersAct):
    """Record that the letter reached its addressee."""

    slug = "serve"
    title = _("Record service")

    proof = forms.ModelChoiceField(label=_("Proof of service"), queryset=Exhibit.objects.none())
    served_at = MomentField(label=_("Served (UTC)"))
    deadline = MomentField(label=_("Answer awaited until (UTC)"))

    def prepare(self) -> None:
        """The exhibits the seat may see."""
        self.fields["proof"].queryset = Exhibit.objects.visible_to(self.seat)  # type: ignore[attr-defined]

    @classmethod
    def offered(cls, record: Request, seat: Seat) -> bool:
        """Once."""
        return super().offered(record, seat) and record.served_at is None

    def perform(self) -> Request:
        """Record it."""
        said = self.cleaned_data
        return letters.serve(
            self.record, by=self.seat, proof=said["proof"], served_at=said["served_at"], deadline=said["deadline"]
        )


class AttachReply(SendersAct, MarkedAct):
    """Attach an answer as it came."""

    slug = "attach-reply"
    title = _("Attach a reply")
    weighty = True

    file = forms.FileField(label=_("The reply as received"))
    text = forms.CharField(label=_("Its words, unedited"), widget=forms.Textarea(attrs={"rows": 10}))
    language = forms.CharField(label=_("Language"), initial="en", max_length=10)
    received_at = MomentField(label=_("Received (UTC)"), initial=timezone.now)

    def prepare(self) -> None:
        """For everybody, unless somebody decides otherwise."""
        self.fields["tlp"].initial = Tlp.CLEAR.value
        self.fields["tlp"].help_text = _(
            "A report prints the reply as it came, so it has to be CLEAR by then. Under any other marking nothing that it "
            "answers can be published until your member opens it."
        )

    @classmethod
    def offered(cls, record: Request, seat: Seat) -> bool:
        """Once the letter was served."""
        return super().offered(record, seat) and record.served_at is not None

    def perform(self) -> Request:
        """Take the file into custody and attach it."""
        said = self.cleaned_data
        reception = Reception(
            title=f"Reply to {self.record.number}",
            filename=Path(said["file"].name).name,
            received_from=self.record.addressee,
            received_how="reply to a letter",
            received_at=said["received_at"],
            exercise=self.record.case.exercise,
        )
        exhibit = received(said["file"], reception, by=self.seat, marking=self.marking)
        letters.attach_reply(
            self.record,
            exhibit=exhibit,
            text=said["text"],
            language=said["language"],
            received_at=said["received_at"],
            by=self.seat,
        )
        request: Request = self.record
        return request


class OpenReply(Act):
    """Mark a reply for everybody, so that it can be printed."""

    slug = "open-reply"
    title = _("Open the reply")

    reply = forms.ModelChoiceField(label=_("Reply"), queryset=Reply.objects.none())
    reason = ReasonField()

    def prepare(self) -> None:
        """The replies that the seat's member keeps back."""
        self.fields["reply"].queryset = _kept_back(self.record, self.seat)  # type: ignore[attr-defined]

    @classmethod
    def offered(cls, record: Request, seat: Seat) -> bool:
        """To the member that received one for fewer eyes."""
        return _kept_back(record, seat).exists()

    def perform(self) -> Request:
        """Open it."""
        said = self.cleaned_data
        return letters.open_reply(said["reply"], by=self.seat, reason=said["reason"]).request


def _kept_back(request: Request, seat: Seat) -> models.QuerySet[Reply]:
    """The replies to a letter that the seat's member received and marked for fewer eyes."""
    held = request.replies.filter(visible(seat, "exhibit__"), exhibit__originator=seat.member)
    return held.exclude(exhibit__tlp=Tlp.CLEAR)


class RecordSilence(SendersAct):
    """Record that no answer came."""

    slug = "record-silence"
    title = _("Record silence")

    @classmethod
    def offered(cls, record: Request, seat: Seat) -> bool:
        """After the deadline, while nothing came."""
        waited = record.deadline is not None and timezone.now() >= record.deadline
        return super().offered(record, seat) and waited and not record.closed

    def perform(self) -> Request:
        """Record it."""
        return letters.record_silence(self.record, by=self.seat)


LETTER_ACTS: tuple[type[Act], ...] = (Serve, AttachReply, OpenReply, RecordSilence)
