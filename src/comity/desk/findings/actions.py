"""Take a finding up its ladder: draft, bind evidence, assess, circulate, take positions, conclude. Each step has its gate."""

from datetime import date

from django.utils import timezone

from comity.desk.casework.actions import stop_mixed, stop_unless_coordinator
from comity.desk.casework.decisions import decided
from comity.desk.casework.models import Case, Request
from comity.desk.findings.corroboration import stop_uncorroborated, support
from comity.desk.findings.gates import (
    stop_claims_alone,
    stop_law_of_another_day,
    stop_mixed_evidence,
    stop_others_letter,
    stop_overconfident,
    stop_unjudged,
)
from comity.desk.findings.models import Element, Evidence, Finding
from comity.desk.holdings.models import Assertion
from comity.desk.ledger.actions import sealed
from comity.desk.sharing.eyes import WEIGHING, act, at_task
from comity.desk.sharing.models import Seat, mark
from comity.desk.sharing.visibility import may_see, seen
from comity.law.labels import label
from comity.law.packs import regime as regime_named
from comity.law.terms import Bindingness
from comity.vocabulary.errors import BadInput
from comity.vocabulary.likelihoods import Confidence, Likelihood
from comity.vocabulary.markings import Marking, Tlp

State = Finding.State


class WrongStep(BadInput):
    """A finding climbs one step at a time."""


class NoExhibit(BadInput):
    """A finding cannot exist without exhibits."""


class ReplyOutstanding(BadInput):
    """The named party has not answered, and still may."""


class Recalled(BadInput):
    """The text of this paragraph was recalled, not checked."""

    def diagnostics(self) -> str:
        """Who raises a certainty."""
        return (
            "Read the paragraph at its source and raise its certainty in the regime's folder, with the reader's name."
        )


def stop_unless(finding: Finding, *states: Finding.State) -> None:
    """Raise WrongStep unless the finding stands at one of the steps."""
    if finding.state not in states:
        raise WrongStep(f"{finding.number} is {finding.state}: this is done while it is {' or '.join(states)}.")


@act
def draft(
    case: Case,
    *,
    number: str,
    title: str,
    provision: str,
    acted_on: date,
    statement: str,
    named_party: str,
    by: Seat,
    marking: Marking,
) -> Finding:
    """Draft a finding on one provision in force on the act's first day; its elements are copied from the regime's folder."""
    seen(case, by)
    stop_mixed(case)
    stop_claims_alone(case)
    law = regime_named(case.regime)
    cited = law.provision(provision)
    if cited.bindingness is not Bindingness.DECIDES or not cited.elements:
        raise BadInput(f"{provision} {label(cited.bindingness)}; it forbids nothing that a finding could rest on.")
    stop_law_of_another_day(law, cited, acted_on)
    if Finding.objects.filter(number__iexact=number).exists():
        raise BadInput(f"There is a finding {number} already.")
    finding = Finding.objects.create(
        case=case,
        number=number,
        title=title,
        provision=provision,
        acted_on=acted_on,
        statement_text=statement,
        named_party=named_party,
        drafted_at=timezone.now(),
        **mark(marking, originator=by.member),
    )
    for order, element in enumerate(cited.elements):
        question = law.facts[element.id].question["en"]
        Element.objects.create(finding=finding, key=element.id, question=question, order=order)
    decided(finding, "draft", by=by, reason=statement)
    return finding


@act
def bind(element: Element, assertion: Assertion, *, bearing: Evidence.Bearing, by: Seat, reason: str) -> Evidence:
    """Bind an assertion to an element, for or against; the finding's marking narrows to what both allow."""
    finding = element.finding
    seen(finding, by)
    seen(assertion, by)
    stop_unless(finding, State.DRAFT, State.ASSESSED)
    if assertion.retracted_at:
        raise BadInput("This assertion was retracted: it bears nothing out.")
    stop_mixed_evidence(finding, assertion)
    evidence, new = Evidence.objects.get_or_create(
        element=element, assertion=assertion, defaults={"bearing": bearing, "bound_by": by, "bound_at": timezone.now()}
    )
    if not new:
        raise BadInput(f"This assertion is bound to the element already, {evidence.bearing} it.")
    for name, value in mark(finding.marking | assertion.marking, originator=finding.originator).items():
        setattr(finding, name, value)
    finding.save()
    decided(finding, "bind evidence", by=by, reason=reason, concerning=[assertion])
    return evidence


@act
def assess(
    finding: Finding, *, likelihood: Likelihood | None, confidence: Confidence | None, basis: str, by: Seat
) -> Finding:
    """Say how likely and, apart, how sure; refused where an element has nothing for it."""
    seen(finding, by)
    stop_unless(finding, State.DRAFT, State.ASSESSED)
    if likelihood is None or confidence is None:
        raise BadInput("Likelihood and confidence are given together, each in its own words: one is missing.")
    if not basis.strip():
        raise BadInput("Say what the confidence rests on: its sources, its logic, its gaps.")
    if any(term.value in basis.lower() for term in Likelihood):
        raise BadInput("The basis of the confidence names a likelihood: say them in separate sentences.")
    _stop_unsupported(finding, confidence, by=by)
    finding.likelihood, finding.confidence, finding.basis = likelihood.value, confidence.value, basis
    finding.state = State.ASSESSED
    finding.save()
    decided(finding, "assess", by=by, reason=basis)
    return finding


def _stop_unsupported(finding: Finding, confidence: Confidence, *, by: Seat) -> None:
    """Raise NoExhibit for the first element that no exhibit bears out; refuse what nobody judged, and too much confidence."""
    for element in finding.elements.all():
        if not support(element, by=by).met:
            raise NoExhibit(f"Nothing in the exhibits bears out “{element.question}”: bind an assertion to it first.")
    with at_task(WEIGHING):
        stop_unjudged(finding)
        stop_overconfident(finding, confidence, by=by)


@act
def call_corroborated(finding: Finding, *, by: Seat) -> Finding:
    """Call it corroborated; refused unless each element stands on two independent origins."""
    seen(finding, by)
    stop_unless(finding, State.DRAFT, State.ASSESSED)
    stop_uncorroborated(finding, by=by)
    finding.corroborated = True
    finding.save(update_fields=["corroborated"])
    decided(finding, "call corroborated", by=by, reason="Each element stands on two independent origins")
    return finding


@act
def circulate(finding: Finding, *, reply_request: Request, by: Seat) -> Finding:
    """Put it before the members, sealed as it stands, with the letter that invites the named party to reply."""
    stop_unless_coordinator(by)
    seen(finding, by)
    seen(reply_request, by)
    stop_unless(finding, State.ASSESSED)
    stop_others_letter(reply_request, finding)
    if not reply_request.served_at:
        raise ReplyOutstanding(f"{reply_request.number} was not served: {finding.named_party} does not know of it yet.")
    _stop_unsupported(finding, Confidence(finding.confidence), by=by)
    if finding.corroborated:
        stop_uncorroborated(finding, by=by)
    now = timezone.now()
    finding.statement = sealed("finding", about={}, says=said(finding), by=by, at=now, public=True)
    finding.reply_request, finding.circulated_at, finding.state = reply_request, now, State.CIRCULATED
    finding.save()
    decided(finding, "circulate", by=by, reason=f"Put before the members with {reply_request.number}")
    return finding


def said(finding: Finding) -> dict[str, object]:
    """What the members take positions on, as data: the statement, its law, its elements with their evidence."""
    with at_task(WEIGHING):
        elements = [_element_said(element) for element in finding.elements.all()]
    return {
        "number": finding.number,
        "title": finding.title,
        "statement": finding.statement_text,
        "regime": finding.case.regime,
        "provision": finding.provision,
        "acted_on": finding.acted_on.isoformat(),
        "named_party": finding.named_party,
        "likelihood": finding.likelihood,
        "confidence": finding.confidence,
        "basis": finding.basis,
        "corroborated": finding.corroborated,
        "exercise": finding.case.exercise,
        "elements": elements,
    }


def _element_said(element: Element) -> dict[str, object]:
    bound = element.evidence.select_related("assertion__exhibit")
    return {"element": element.key, "question": element.question, "evidence": [_evidence_said(e) for e in bound]}


def _evidence_said(evidence: Evidence) -> dict[str, object]:
    """What the sealed finding says of one piece of evidence; of one that is not public, only a commitment to its exhibit."""
    assertion = evidence.assertion
    if assertion.marking.tlp is not Tlp.CLEAR:
        return {"bearing": evidence.bearing, "withheld": assertion.exhibit.commitment}
    return {
        "bearing": evidence.bearing,
        "assertion": assertion.fingerprint,
        "exhibit": assertion.exhibit.digest,
        "grade": assertion.grade_text,
        "origin": assertion.origin,
    }


def stop_before_reply(finding: Finding, *, by: Seat) -> None:
    """Raise ReplyOutstanding while the named party may still answer and has not; until when, for who may see the letter."""
    with at_task(WEIGHING):
        letter = finding.reply_request
        closed = letter is not None and letter.closed
    if not closed:
        deadline = letter.deadline if letter and may_see(by, letter) else None
        until = f" until {deadline:%d %B %Y}" if deadline else ""
        raise ReplyOutstanding(
            f"{finding.named_party} may still answer{until}: attach its reply, or record its silence once that day has passed."
        )


@act
def withdraw(finding: Finding, *, by: Seat, reason: str) -> Finding:
    """Take a circulated finding back to its draft; its positions fall, and stay on record."""
    stop_unless_coordinator(by)
    seen(finding, by)
    stop_unless(finding, State.CIRCULATED)
    finding.positions.filter(current=True).update(current=False)
    finding.state, finding.statement, finding.circulated_at = State.ASSESSED, None, None
    finding.save()
    decided(finding, "withdraw", by=by, reason=reason)
    return finding
