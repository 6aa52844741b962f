"""Offer the acts of judging: say whether two subjects are one, and take a judgement back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.desk.holdings.records import Judgement
from comity.desk.holdings.sameness import judge, withdraw
from comity.desk.sharing.forms import Act, MarkedAct, ReasonField
from comity.desk.sharing.models import Seat


class Judge(MarkedAct):
    """Judge a pair of subjects; its record is the pair of their names."""

    slug = "judge"
    title = _("Judge")

    verdict = forms.ChoiceField(choices=Judgement.Verdict, widget=forms.HiddenInput)
    reason = ReasonField()

    def perform(self) -> Judgement:
        """Judge it."""
        one, other = self.record
        said = self.cleaned_data
        verdict = Judgement.Verdict(said["verdict"])
        return judge(one, other, verdict, by=self.seat, reason=said["reason"], marking=self.marking)


class WithdrawJudgement(Act):
    """Take back a judgement of one's own member."""

    slug = "withdraw-judgement"
    title = _("Undo the judgement")

    reason = ReasonField()

    @classmethod
    def offered(cls, record: Judgement, seat: Seat) -> bool:
        """To the member whose judgement it is, once."""
        return record.withdrawn_at is None and record.originator == seat.member

    def perform(self) -> Judgement:
        """Withdraw it."""
        return withdraw(self.record, by=self.seat, reason=self.cleaned_data["reason"])
