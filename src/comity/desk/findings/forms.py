"""Offer the acts on findings, each at its own rung: draft, bind, assess, corroborate, circulate, position, conclude, release."""

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.desk.casework.models import Case, Request
from comity.desk.findings import actions, positions, release
from comity.desk.findings.gates import claims_alone, invites
from comity.desk.findings.models import Element, Evidence, Finding
from comity.desk.holdings.models import Assertion
from comity.desk.sharing.forms import Act, CoordinatorsAct, MarkedAct, ReasonField
from comity.desk.sharing.models import Body, Seat
from comity.desk.sharing.numbering import number
from comity.law.packs import regime
from comity.law.terms import Bindingness
from comity.vocabulary.likelihoods import Confidence, Likelihood
from comity.vocabulary.stands import Stand

State = Finding.State


class OnFinding(Act):
    """An act on a finding, offered while it stands at one of `rungs`."""

    rungs: tuple[Finding.State, ...] = ()

    @classmethod
    def stop(cls, record: Finding, seat: Seat) -> None:
        """Refuse it at any other rung."""
        super().stop(record, seat)
        actions.stop_unless(record, *cls.rungs)

    @classmethod
    def offered(cls, record: Finding, seat: Seat) -> bool:
        """At its rungs."""
        return super().offered(record, seat) and record.state in cls.rungs


class DraftFinding(MarkedAct):
    """Draft a finding on one provision of the case's regime."""

    slug = "draft-finding"
    title = _("Draft a finding")
    weighty = True

    name = forms.CharField(label=_("Title"), max_length=200)
    provision = forms.ChoiceField(label=_("Provision"), choices=())
    acted_on = forms.DateField(
        label=_("Day of the act"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Its first day, where it lasted: the paragraph must have been in force then."),
    )
    statement = forms.CharField(label=_("Statement"), widget=forms.Textarea(attrs={"rows": 3}))
    named_party = forms.CharField(
        label=_("Named party"), max_length=200, help_text=_("As the letter that invites the reply addresses it.")
    )

    @classmethod
    def offered(cls, record: Case, seat: Seat) -> bool:
        """Where the case holds more than claims, and is as real as the body."""
        del seat
        return record.exercise == Body.here().exercise and not claims_alone(record)

    def prepare(self) -> None:
        """The provisions that have elements."""
        law = regime(self.record.regime)
        choices = [
            (one.id, f"{one.id}: {one.title['en']}")
            for one in law
            if one.elements and one.bindingness == Bindingness.DECIDES
        ]
        self.fields["provision"].choices = choices  # type: ignore[attr-defined]

    def perform(self) -> Finding:
        """Draft it."""
        said = self.cleaned_data
        return actions.draft(
            self.record,
            number=number("F"),
            title=said["name"],
            provision=said["provision"],
            acted_on=said["acted_on"],
            statement=said["statement"],
            named_party=said["named_party"],
            by=self.seat,
            marking=self.marking,
        )


class BindEvidence(OnFinding):
    """Bind an assertion of the case to an element."""

    slug = "bind"
    title = _("Bind evidence")
    rungs = (State.DRAFT, State.ASSESSED)

    element = forms.ModelChoiceField(label=_("Element"), queryset=Element.objects.none())
    assertion = forms.ModelChoiceField(label=_("Assertion"), queryset=Assertion.objects.none())
    bearing = forms.ChoiceField(label=_("Bearing"), choices=Evidence.Bearing.choices)
    reason = ReasonField()

    def prepare(self) -> None:
        """The finding's elements, and the assertions of its case that the seat may see."""
        seen = self.record.case.assertions.visible_to(self.seat).standing()
        self.fields["element"].queryset = self.record.elements.all()  # type: ignore[attr-defined]
        self.fields["assertion"].queryset = seen  # type: ignore[attr-defined]

    def perform(self) -> Finding:
        """Bind it."""
        said = self.cleaned_data
        actions.bind(
            said["element"],
            said["assertion"],
            bearing=Evidence.Bearing(said["bearing"]),
            by=self.seat,
            reason=said["reason"],
        )
        finding: Finding = self.record
        return finding


class Assess(OnFinding):
    """Say how likely and, apart, how sure."""

    slug = "assess"
    title = _("Assess")
    rungs = (State.DRAFT, State.ASSESSED)

    likelihood = forms.ChoiceField(label=_("Likelihood"), choices=[(t.value, t.value) for t in Likelihood])
    confidence = forms.ChoiceField(label=_("Confidence"), choices=[(t.value, t.value) for t in Confidence])
    basis = forms.CharField(
        label=_("What the confidence rests on"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Sources, logic, gaps; without naming a likelihood."),
    )

    def perform(self) -> Finding:
        """Assess it."""
        said = self.cleaned_data
        return actions.assess(
            self.record,
            likelihood=Likelihood(said["likelihood"]),
            confidence=Confidence(said["confidence"]),
            basis=said["basis"],
            by=self.seat,
        )


class CallCorroborated(OnFinding):
    """Call it corroborated, where independent origins bear it out."""

    slug = "call-corroborated"
    title = _("Call corroborated")
    rungs = (State.DRAFT, State.ASSESSED)

    def perform(self) -> Finding:
        """Call it so."""
        return actions.call_corroborated(self.record, by=self.seat)


class Circulate(CoordinatorsAct, OnFinding):
    """Put it before the members."""

    slug = "circulate"
    title = _("Circulate")
    rungs = (State.ASSESSED,)

    letter = forms.ModelChoiceField(
        label=_("Letter that invites the reply"),
        queryset=Request.objects.none(),
        help_text=_(
            "A letter of this case that invites the named party itself to reply. None to choose: draft one first."
        ),
    )

    def prepare(self) -> None:
        """The letters that invite the named party."""
        letters = self.record.case.requests.visible_to(self.seat)
        invited = [letter.pk for letter in letters if invites(letter, self.record)]
        self.fields["letter"].queryset = letters.filter(pk__in=invited)  # type: ignore[attr-defined]

    def perform(self) -> Finding:
        """Circulate it."""
        return actions.circulate(self.record, reply_request=self.cleaned_data["letter"], by=self.seat)


class TakePosition(OnFinding):
    """Take or change the member's position."""

    slug = "take-position"
    title = _("Take a position")
    rungs = (State.CIRCULATED,)

    stand = forms.ChoiceField(
        label=_("Position"), choices=[(s.value, s.words) for s in Stand], widget=forms.RadioSelect
    )
    reason = ReasonField(
        required=False, help_text=_("Printed under your member's name. A reservation or a dissent needs one.")
    )

    @classmethod
    def offered(cls, record: Finding, seat: Seat) -> bool:
        """To states, while it is before them."""
        return super().offered(record, seat) and seat.member.takes_positions

    def perform(self) -> Finding:
        """Take it."""
        said = self.cleaned_data
        positions.take_position(self.record, stand=Stand(said["stand"]), reason=said["reason"], by=self.seat)
        finding: Finding = self.record
        return finding


class Withdraw(CoordinatorsAct, OnFinding):
    """Take it back from the members; its positions fall and stay on record."""

    slug = "withdraw"
    title = _("Withdraw")
    rungs = (State.CIRCULATED,)

    reason = ReasonField()

    def perform(self) -> Finding:
        """Withdraw it."""
        return actions.withdraw(self.record, by=self.seat, reason=self.cleaned_data["reason"])


class Conclude(CoordinatorsAct, OnFinding):
    """Conclude by the body's rule."""

    slug = "conclude"
    title = _("Conclude")
    rungs = (State.CIRCULATED,)

    def perform(self) -> Finding:
        """Conclude it."""
        return positions.conclude(self.record, by=self.seat)


class Consent(OnFinding):
    """Consent to the release of the finding's words."""

    slug = "consent"
    title = _("Consent to release")
    rungs = (State.DRAFT, State.ASSESSED, State.CONCLUDED)

    reason = ReasonField()

    @classmethod
    def offered(cls, record: Finding, seat: Seat) -> bool:
        """To those whose evidence it rests on."""
        return super().offered(record, seat) and seat.member.code in release.asked(record)

    def perform(self) -> Finding:
        """Consent."""
        release.consent(self.record, by=self.seat, reason=self.cleaned_data["reason"])
        finding: Finding = self.record
        return finding


class Release(OnFinding, MarkedAct):
    """Mark the finding's words for more eyes."""

    slug = "release"
    title = _("Release")
    rungs = (State.DRAFT, State.ASSESSED, State.CONCLUDED)

    reason = ReasonField()

    def perform(self) -> Finding:
        """Release it."""
        return release.release(self.record, self.marking, by=self.seat, reason=self.cleaned_data["reason"])


FINDING_ACTS: tuple[type[Act], ...] = (
    BindEvidence,
    Assess,
    CallCorroborated,
    Circulate,
    TakePosition,
    Withdraw,
    Conclude,
    Consent,
    Release,
)
