"""Widen a finding beyond what its evidence allows, with the recorded consent of everyone whose evidence it rests on."""

from comity.desk.casework.decisions import decided, decisions_about
from comity.desk.findings.actions import State, stop_unless
from comity.desk.findings.models import Evidence, Finding
from comity.desk.sharing.eyes import WEIGHING, act, at_task
from comity.desk.sharing.models import Member, Seat, mark
from comity.desk.sharing.visibility import seen
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.markings import Marking, Tlp

CONSENT = "consent to release"


class NoConsent(NotAllowed):
    """An originator has not consented to a wider release."""

    def diagnostics(self) -> str:
        """Who consents, and to what."""
        return "Ask the originator: it consents to the finding's own words, never to its evidence."


@act
def consent(finding: Finding, *, by: Seat, reason: str) -> None:
    """Consent to the finding's words going further than the member's own evidence, which stays marked as it is."""
    seen(finding, by)
    stop_unless(finding, State.DRAFT, State.ASSESSED, State.CONCLUDED)
    if by.member.code not in finding.originators:
        raise BadInput(f"{finding.number} rests on no evidence of {by.member.name}: its consent is not asked for.")
    decided(finding, CONSENT, by=by, reason=reason)


@act
def release(finding: Finding, marking: Marking, *, by: Seat, reason: str) -> Finding:
    """Mark a finding for more eyes; refused until all who are asked have consented since evidence was last bound."""
    seen(finding, by)
    stop_unless(finding, State.DRAFT, State.ASSESSED, State.CONCLUDED)
    missing = asked(finding) - consenting(finding) - {by.member.code}
    if missing:
        names = ", ".join(Member.objects.filter(code__in=missing).values_list("name", flat=True))
        raise NoConsent(f"{finding.number} cannot go to {marking.tlp}: {names} has not consented.")
    decided(finding, "release", by=by, reason=reason)
    columns = mark(marking, originator=finding.originator) | {"originators": finding.originators}
    for name, value in columns.items():
        setattr(finding, name, value)
    finding.save()
    return finding


def asked(finding: Finding) -> frozenset[str]:
    """Whose consent a wider release needs: the drafter's, and that of whoever holds evidence that is not for everybody."""
    caveated = Evidence.objects.filter(element__finding=finding).exclude(assertion__tlp=Tlp.CLEAR)
    holders = caveated.values_list("assertion__originator__code", flat=True)
    with at_task(WEIGHING):
        return frozenset({finding.originator.code, *holders})


def consenting(finding: Finding) -> frozenset[str]:
    """The members that consented since evidence was last bound."""
    agreed: frozenset[str] = frozenset()
    with at_task(WEIGHING):
        decisions = list(decisions_about(finding))
    for decision in decisions:
        if decision.action == "bind evidence":
            agreed = frozenset()
        elif decision.action == CONSENT:
            agreed |= {decision.member.code}
    return agreed
