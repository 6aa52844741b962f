"""Take the exercise's findings up their ladder, and publish them."""

from collections.abc import Iterator

import msgspec
from django.db import transaction

from comity.desk.casework.models import Case, Request
from comity.desk.findings.actions import assess, bind, call_corroborated, circulate, draft
from comity.desk.findings.models import Finding
from comity.desk.findings.positions import conclude, take_position
from comity.desk.findings.release import consent, release
from comity.desk.holdings.models import Assertion
from comity.desk.publications.actions import publish
from comity.desk.publications.models import Publication
from comity.exercise.founding import marking, sitting
from comity.exercise.holding import assertion, exhibit
from comity.exercise.script import Found, Held, Released, Script


@transaction.atomic
def find(found: Found, held: dict[str, Held]) -> None:
    """Draft, bind, assess, circulate, take positions, conclude and release a finding; once."""
    if Finding.objects.filter(number=found.number).exists():
        return
    finding = _drafted(found, held)
    by = sitting(found.by)
    assess(finding, likelihood=found.likelihood, confidence=found.confidence, basis=found.basis, by=by)
    if found.corroborated:
        call_corroborated(finding, by=by)
    circulate(finding, reply_request=Request.objects.get(number=found.letter), by=by)
    for taken in found.positions:
        take_position(finding, stand=taken.stand, reason=taken.reason, by=sitting(taken.member))
    conclude(finding, by=by)
    _release(finding, found.to_public, found.by)


def _drafted(found: Found, held: dict[str, Held]) -> Finding:
    """The finding with its evidence bound, for the members' eyes."""
    by = sitting(found.by)
    finding = draft(
        Case.objects.get(reference=found.case),
        number=found.number,
        title=found.title,
        provision=found.provision,
        acted_on=found.acted_on,
        statement=found.statement,
        named_party=found.named_party,
        by=by,
        marking=marking(found.marking, by),
    )
    said = dict(_assertions(held))
    for element in finding.elements.all():
        for one in found.evidence[element.key]:
            bind(element, said[one.said], bearing=one.bearing, by=sitting(one.by), reason=one.reason)
    finding.refresh_from_db()
    if found.to_members:
        _release(finding, found.to_members, found.by)
    return finding


def _assertions(held: dict[str, Held]) -> Iterator[tuple[str, Assertion]]:
    """Every assertion by its key in the script."""
    for one in held.values():
        yield from ((said.key, assertion(one, said)) for said in one.says)


def _release(finding: Finding, released: Released, by: str) -> None:
    """Widen the finding's words, with the consents the script records."""
    for agreed in released.consents:
        consent(finding, by=sitting(agreed.by), reason=agreed.reason)
    seat = sitting(by)
    release(finding, marking(released.marking, seat), by=seat, reason=released.reason)


def report(script: Script) -> None:
    """Publish the findings as one report; once."""
    told = script.report
    if Publication.objects.filter(number=told.wording.number).exists():
        return
    findings = [Finding.objects.get(number=number) for number in told.findings]
    withheld = {exhibit(script.held[key]).digest: why for key, why in told.wording.withheld.items()}
    publish(findings, msgspec.structs.replace(told.wording, withheld=withheld), by=sitting(told.by))
