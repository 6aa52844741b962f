"""Take positions on a circulated finding, each under its member's own key, and conclude by the body's rule."""

import msgspec
from django.utils import timezone

from comity.desk.casework.actions import stop_unless_coordinator
from comity.desk.casework.decisions import decided
from comity.desk.findings.actions import Recalled, State, stop_before_reply, stop_unless
from comity.desk.findings.models import Finding, Position
from comity.desk.findings.rule import conclude_by
from comity.desk.ledger.actions import kept
from comity.desk.sharing.eyes import act
from comity.desk.sharing.keys import member_key
from comity.desk.sharing.models import Body, Seat
from comity.desk.sharing.visibility import seen
from comity.law.packs import regime as regime_named
from comity.seal import statements
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.rules import Rule
from comity.vocabulary.stands import Stand


class NoPosition(NotAllowed):
    """Only a state that is a member takes a position."""


@act
def take_position(finding: Finding, *, stand: Stand, reason: str, by: Seat) -> Position:
    """Take or change the member's position; the newest counts until the conclusion and every one is kept."""
    seen(finding, by)
    stop_unless(finding, State.CIRCULATED)
    if not by.member.takes_positions:
        raise NoPosition(f"{by.member.name} is no state of this body: it takes no position.")
    if stand.needs_reason and not reason.strip():
        raise BadInput(f"A member that {stand.words} says why: the reason is printed under its name.")
    before = finding.positions.filter(member=by.member, current=True).first()
    if before:
        Position.objects.filter(pk=before.pk).update(current=False)
    now = timezone.now()
    payload = statements.position(
        finding=str(finding.statement_id),
        member=by.member.code,
        stand=stand,
        reason=reason.strip(),
        supersedes=str(before.statement_id) if before else "",
        recorded_at=now,
    )
    position = Position.objects.create(
        finding=finding,
        member=by.member,
        seat=by,
        stand=stand.value,
        reason=reason.strip(),
        taken_at=now,
        supersedes=before,
        statement=kept("position", payload, by=by, at=now, cosigner=member_key(by.member.code)),
    )
    decided(finding, "take position", by=by, reason=reason.strip() or f"{by.member.name} {stand.words}")
    return position


def stands(finding: Finding) -> dict[str, Stand]:
    """Each member's current stand."""
    current = finding.positions.filter(current=True).select_related("member")
    return {position.member.code: Stand(position.stand) for position in current}


@act
def conclude(finding: Finding, *, by: Seat) -> Finding:
    """Conclude by the body's rule; refused before the reply or its lapse, without quorum, on law nobody checked."""
    stop_unless_coordinator(by)
    seen(finding, by)
    stop_unless(finding, State.CIRCULATED)
    stop_before_reply(finding, by=by)
    law = regime_named(finding.case.regime).provision(finding.provision)
    if not law.certainty.stands_alone:
        raise Recalled(f"The text of {finding.provision} has certainty {law.certainty}: recalled, not checked.")
    rule = msgspec.convert(Body.here().rule, Rule)
    sentence = conclude_by(rule, stands(finding))
    now = timezone.now()
    current = finding.positions.filter(current=True).values_list("statement_id", flat=True)
    payload = statements.decision(
        finding=str(finding.statement_id),
        conclusion=sentence,
        positions=tuple(map(str, current)),
        said={"number": finding.number, "rule": msgspec.to_builtins(rule), "by": {"member": by.member.code}},
        recorded_at=now,
    )
    finding.rule = {**msgspec.to_builtins(rule), "conclusion": sentence}
    finding.conclusion = kept("decision", payload, by=by, at=now)
    finding.concluded_at, finding.state = now, State.CONCLUDED
    finding.save()
    decided(finding, "conclude", by=by, reason=sentence)
    return finding
