"""Show cases, and one case whole: signals, claims with their provenance, hypotheses, letters, findings, exhibits."""

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comity.desk.casework.decisions import decisions_about
from comity.desk.casework.models import Case, Signal
from comity.desk.findings.models import Finding
from comity.desk.holdings.models import Assertion, ObservationTable
from comity.desk.sharing.visibility import visible
from comity.law.packs import regime
from comity.law.questions import in_force
from comity.web.drawn import chart, timeline, track_features
from comity.web.workbench.acts import BEGINNINGS, offers
from comity.web.workbench.seats import MemberRequest, for_members


@for_members
@require_safe
def cases(request: MemberRequest) -> HttpResponseBase:
    """The cases the member may see."""
    seen = Case.objects.visible_to(request.seat).select_related("originator")
    return render(request, "workbench/cases.html", {"cases": seen, "beginnings": BEGINNINGS})


@for_members
@require_safe
def case(request: MemberRequest, reference: str) -> HttpResponseBase:
    """One case, each part of it as far as the member may see."""
    shown = _case(request, reference)
    seat = request.seat
    signals = list(shown.signals.visible_to(seat).select_related("run", "table__exhibit"))
    letters = shown.requests.visible_to(seat).prefetch_related("replies__exhibit")
    context = {
        "case": shown,
        "regime": regime(shown.regime),
        "signals": signals,
        "concerned": concerned(shown, signals),
        "claims": Assertion.objects.visible_to(seat)
        .standing()
        .filter(cases=shown)
        .select_related("exhibit", "originator"),
        "hypotheses": shown.hypotheses.select_related("proposed_by__member"),
        "letters": [(letter, offers("letter", letter, seat)) for letter in letters],
        "findings": Finding.objects.visible_to(seat).filter(case=shown),
        "exhibits": shown.exhibit_links.filter(visible(seat, "exhibit__")).select_related("exhibit"),
        "events": timeline(shown, signals, seat),
        "decisions": decisions_about(shown),
        "acts": offers("case", shown, seat),
    }
    return render(request, "workbench/case.html", context)


def concerned(shown: Case, signals: list[Signal]) -> list[object]:
    """The provisions of the case's regime that its signals concern, in force on the signal's day, each once."""
    law = regime(shown.regime)
    found = {}
    for signal in signals:
        for subject in signal.concerns:
            for provision in in_force(law, on=signal.from_at.date(), concerning=subject).provisions:
                found[provision.id] = provision
    return list(found.values())


@for_members
@require_safe
def case_tracks(request: MemberRequest, reference: str) -> HttpResponseBase:
    """The case's tracks as GeoJSON."""
    shown = _case(request, reference)
    signals = list(shown.signals.visible_to(request.seat))
    return JsonResponse(track_features(_tables(request, shown), signals), content_type="application/geo+json")


@for_members
@require_safe
def case_chart(request: MemberRequest, reference: str) -> HttpResponseBase:
    """The case's tracks as a picture made here, for print and for pages without scripts."""
    shown = _case(request, reference)
    signals = list(shown.signals.visible_to(request.seat))
    return HttpResponse(chart(shown.title, _tables(request, shown), signals), content_type="image/svg+xml")


def _case(request: MemberRequest, reference: str) -> Case:
    found: Case = get_object_or_404(Case.objects.visible_to(request.seat), reference=reference)
    return found


def _tables(request: MemberRequest, shown: Case) -> list[ObservationTable]:
    """The observation tables of the case's exhibits and signals that the member may see."""
    seen = ObservationTable.objects.visible_to(request.seat)
    return list((seen.filter(exhibit__cases=shown) | seen.filter(signals__case=shown)).distinct())
