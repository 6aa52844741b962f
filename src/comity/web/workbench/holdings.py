"""Show an exhibit with its custody, and what is asserted of one subject, value beside value."""

from django.conf import settings
from django.http import FileResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comity.desk.holdings.models import Assertion, Exhibit
from comity.web.workbench.acts import offers
from comity.web.workbench.seats import MemberRequest, for_members

MOST = 500
"""Assertions shown on one page; the rest is counted."""


@for_members
@require_safe
def exhibits(request: MemberRequest) -> HttpResponseBase:
    """The exhibits the member may see."""
    seen = Exhibit.objects.visible_to(request.seat).select_related("originator").order_by("-recorded_at")
    return render(request, "workbench/exhibits.html", {"exhibits": seen})


@for_members
@require_safe
def exhibit(request: MemberRequest, pk: int) -> HttpResponseBase:
    """One exhibit: what it is, every hand it passed through, what was read in it, what was refused."""
    shown: Exhibit = get_object_or_404(Exhibit.objects.visible_to(request.seat).select_related("originator"), pk=pk)
    said = shown.assertions.visible_to(request.seat).select_related("originator")
    context = {
        "exhibit": shown,
        "custody": shown.custody.all(),
        "intakes": shown.intakes.prefetch_related("refused"),
        "said": said[:MOST],
        "said_count": said.count(),
        "cases": shown.cases.visible_to(request.seat),
        "acts": offers("exhibit", shown, request.seat),
    }
    return render(request, "workbench/exhibit.html", context)


@for_members
@require_safe
def exhibit_file(request: MemberRequest, pk: int) -> HttpResponseBase:
    """The exhibit's bytes as received: always to be saved, never shown in the browser, whatever it claims to be."""
    shown: Exhibit = get_object_or_404(Exhibit.objects.visible_to(request.seat), pk=pk)
    return FileResponse(
        settings.WORLD.exhibits.open(shown.digest),
        as_attachment=True,
        filename=shown.filename,
        content_type="application/octet-stream",
    )


@for_members
@require_safe
def subject(request: MemberRequest, name: str) -> HttpResponseBase:
    """Everything the member may see that is asserted of one subject, conflicting values side by side."""
    said = Assertion.objects.visible_to(request.seat).about(name).select_related("exhibit", "originator")
    by_property: dict[str, list[Assertion]] = {}
    for assertion in said.order_by("prop", "recorded_at")[:MOST]:
        by_property.setdefault(assertion.prop, []).append(assertion)
    return render(request, "workbench/subject.html", {"subject": name, "properties": by_property})


@for_members
@require_safe
def search(request: MemberRequest) -> HttpResponseBase:
    """Subjects whose names or numbers hold the words asked for."""
    asked = request.GET.get("q", "").strip()
    found = Assertion.objects.none()
    if asked:
        seen = Assertion.objects.visible_to(request.seat).standing()
        found = seen.filter(value__icontains=asked).select_related("exhibit")[:MOST]
    return render(request, "workbench/search.html", {"asked": asked, "found": found, "most": MOST})
