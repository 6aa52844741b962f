"""Show the queue of signals, and one signal with everything needed to judge it."""

from django.core.paginator import Paginator
from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comity.desk.casework.decisions import decisions_about
from comity.desk.casework.models import Signal
from comity.desk.holdings.models import Assertion
from comity.signals.catalogue import typologies
from comity.web.drawn import track_features
from comity.web.workbench.acts import offers
from comity.web.workbench.seats import MemberRequest, for_members

PER_PAGE = 50


@for_members
@require_safe
def queue(request: MemberRequest) -> HttpResponseBase:
    """Signals that wait, are taken or were dismissed; what waits comes first."""
    state = request.GET.get("state", Signal.State.NEW)
    typology = request.GET.get("typology", "")
    seen = Signal.objects.visible_to(request.seat)
    counts = {choice: seen.filter(state=choice).count() for choice in Signal.State.values}
    chosen = seen.select_related("case", "taken_by__member", "originator")
    if state in Signal.State.values:
        chosen = chosen.filter(state=state)
    if typology:
        chosen = chosen.filter(typology=typology)
    context = {
        "page": Paginator(chosen, PER_PAGE).get_page(request.GET.get("page")),
        "counts": counts,
        "state": state,
        "typology": typology,
        "typologies": typologies(),
    }
    return render(request, "workbench/queue.html", context)


@for_members
@require_safe
def signal(request: MemberRequest, pk: int) -> HttpResponseBase:
    """One signal: what was heard, what was not, and what else could explain it."""
    shown = get_object_or_404(Signal.objects.visible_to(request.seat).select_related("table__exhibit", "run"), pk=pk)
    said = Assertion.objects.visible_to(request.seat).standing().about(shown.subject).select_related("exhibit")
    context = {
        "signal": shown,
        "typology": typologies().get(shown.typology),
        "said": said,
        "decisions": decisions_about(shown),
        "acts": offers("signal", shown, request.seat),
    }
    return render(request, "workbench/signal.html", context)


@for_members
@require_safe
def signal_track(request: MemberRequest, pk: int) -> HttpResponseBase:
    """The signal's track as GeoJSON."""
    shown = get_object_or_404(Signal.objects.visible_to(request.seat).select_related("table"), pk=pk)
    return JsonResponse(track_features([shown.table], [shown]), content_type="application/geo+json")
