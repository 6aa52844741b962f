"""Offer the acts of recalling: take an exhibit back, and acknowledge that one was told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.desk.holdings.models import Exhibit, Notice
from comity.desk.holdings.recalling import acknowledge, recall, recall_of
from comity.desk.sharing.forms import Act, ReasonField
from comity.desk.sharing.models import Seat


class RecallExhibit(Act):
    """Take an exhibit back, with what was read in it."""

    slug = "recall"
    title = _("Recall")
    weighty = True

    reason = ReasonField(help_text=_("Everybody who relied on it reads this. A recall is final."))

    @classmethod
    def offered(cls, record: Exhibit, seat: Seat) -> bool:
        """To its originator, once."""
        return record.originator == seat.member and recall_of(record, seen_by=seat) is None

    def perform(self) -> Exhibit:
        """Recall it."""
        recall(self.record, by=self.seat, reason=self.cleaned_data["reason"])
        held: Exhibit = self.record
        return held


class Acknowledge(Act):
    """Say that one's member knows of a recall."""

    slug = "acknowledge"
    title = _("Acknowledge")

    answer = forms.CharField(
        label=_("What you do about it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Whoever recalled it reads this, and from then on knows that your member relied on it."),
    )

    @classmethod
    def offered(cls, record: Notice, seat: Seat) -> bool:
        """To the member that was told, once."""
        return record.member == seat.member and record.acknowledged_at is None

    def perform(self) -> Notice:
        """Acknowledge it."""
        return acknowledge(self.record, by=self.seat, answer=self.cleaned_data["answer"])
