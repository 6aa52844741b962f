"""Show a finding: its law, its elements against the evidence, its reply, the positions of members."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comity.desk.casework.decisions import decisions_about
from comity.desk.casework.models import Request
from comity.desk.findings.models import Finding, Position
from comity.desk.findings.release import asked, consenting
from comity.desk.publications.models import Publication
from comity.desk.sharing.models import Body, Member, Seat
from comity.law.answers import Provided
from comity.law.packs import regime
from comity.law.wording import provided
from comity.web.loudness import loudness
from comity.web.workbench import ladder, matrix
from comity.web.workbench.acts import offers
from comity.web.workbench.addresses import above
from comity.web.workbench.decisions import log, seen_case
from comity.web.workbench.letters import shown as letter_shown
from comity.web.workbench.seats import MemberRequest, for_members


@for_members
@require_safe
def finding(request: MemberRequest, number: str) -> HttpResponseBase:
    """One finding, its evidence as far as the member may see."""
    seen = Finding.objects.visible_to(request.seat).select_related("case", "originator")
    shown: Finding = get_object_or_404(seen, number=number)
    rows = matrix.rows(shown, request.seat)
    context = {
        "finding": shown,
        "trail": above(shown, request.seat),
        "case": seen_case(shown.case_id, request.seat),
        "rung": ladder.rung(shown),
        "regime": regime(shown.case.regime).about,
        "provision": _provision(shown),
        "rows": rows,
        "least": matrix.least(rows),
        "letter": _letter(shown, request.seat),
        "positions": sorted(_positions(shown, current=True), key=lambda one: loudness(one.stand)),
        "earlier": _positions(shown, current=False),
        "without": _without(shown),
        "rule": Body.here().rule,
        "consents": _consents(shown),
        "publications": Publication.objects.visible_to(request.seat).filter(findings=shown),
        "decisions": log(shown, request.seat),
        "acts": offers("finding", shown, request.seat),
    }
    return render(request, "workbench/finding.html", context)


def _provision(shown: Finding) -> Provided:
    """The provision it rests on, as it stood on the day of the act."""
    law = regime(shown.case.regime)
    return provided(law, law.provision(shown.provision), shown.acted_on)


def _letter(shown: Finding, seat: Seat) -> Any:
    """The letter that invited the reply, if the seat may see it."""
    letter = Request.objects.visible_to(seat).filter(pk=shown.reply_request_id).first()
    return letter_shown(letter, seat) if letter else None


def _positions(shown: Finding, *, current: bool) -> list[Position]:
    return list(shown.positions.filter(current=current).select_related("member"))


def _without(shown: Finding) -> list[Member]:
    """The states that have taken no position."""
    return list(
        Member.objects.filter(kind=Member.Kind.STATE).exclude(positions__in=shown.positions.filter(current=True))
    )


def _consents(shown: Finding) -> list[tuple[Member, bool]]:
    """Each member whose consent a wider release needs, and whether it gave it; whoever releases the words consents by it."""
    released = Member.objects.filter(pk__in=decisions_about(shown).filter(action="release").values("member"))
    agreed = consenting(shown) | set(released.values_list("code", flat=True))
    return [(one, one.code in agreed) for one in Member.objects.filter(code__in=asked(shown))]
