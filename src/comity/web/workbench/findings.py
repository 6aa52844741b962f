"""Show a finding: its law, its elements against the evidence, its reply, the positions of members."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comity.desk.casework.decisions import decisions_about
from comity.desk.findings.corroboration import support
from comity.desk.findings.models import Element, Evidence, Finding
from comity.desk.findings.release import consenting
from comity.desk.sharing.models import Body, Member
from comity.desk.sharing.visibility import visible
from comity.law.packs import regime
from comity.law.wording import provided
from comity.vocabulary.stands import Stand
from comity.web.workbench.acts import offers
from comity.web.workbench.seats import MemberRequest, for_members


@for_members
@require_safe
def finding(request: MemberRequest, number: str) -> HttpResponseBase:
    """One finding, its evidence as far as the member may see."""
    shown: Finding = get_object_or_404(
        Finding.objects.visible_to(request.seat).select_related("case", "reply_request"), number=number
    )
    law = regime(shown.case.regime)
    context = {
        "finding": shown,
        "case": shown.case,
        "provision": provided(law, law.provision(shown.provision), shown.drafted_at.date()),
        "elements": [_element(element, request) for element in shown.elements.all()],
        "positions": _positions(shown),
        "earlier_positions": shown.positions.filter(current=False).select_related("member"),
        "letter": shown.reply_request,
        "rule": Body.here().rule,
        "consenting": consenting(shown),
        "publications": shown.publications.all(),
        "decisions": decisions_about(shown),
        "acts": offers("finding", shown, request.seat),
    }
    return render(request, "workbench/finding.html", context)


def _element(element: Element, request: MemberRequest) -> dict[str, Any]:
    """An element, what stands for it, what stands against it."""
    bound = element.evidence.filter(visible(request.seat, "assertion__")).select_related("assertion__exhibit")
    return {
        "element": element,
        "support": support(element),
        "for": [one for one in bound if one.bearing == Evidence.Bearing.FOR],
        "against": [one for one in bound if one.bearing == Evidence.Bearing.AGAINST],
    }


def _positions(shown: Finding) -> list[dict[str, Any]]:
    """Each state with its current position, or none yet."""
    taken = {position.member_id: position for position in shown.positions.filter(current=True)}
    states = Member.objects.filter(kind=Member.Kind.STATE)
    return [
        {"member": member, "position": taken.get(member.pk), "words": _words(taken.get(member.pk))} for member in states
    ]


def _words(position: Any) -> str:
    return Stand(position.stand).words if position else ""
