"""Show the queue of signals, and one signal with everything needed to judge it."""

from typing import Any

from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comity.desk.casework.models import Case, Signal
from comity.desk.holdings.entities import subjects
from comity.desk.holdings.models import Assertion, ObservationTable
from comity.desk.publications.chart import alternative_text
from comity.desk.publications.gathering import UNITS
from comity.law.packs import regime
from comity.signals.catalogue import typologies
from comity.web.drawn import chart, segments, track_features, tracks_in
from comity.web.paging import paged
from comity.web.pictures import picture
from comity.web.workbench.acts import offers
from comity.web.workbench.addresses import above
from comity.web.workbench.cases import concerned
from comity.web.workbench.decisions import log, seen_case
from comity.web.workbench.seats import MemberRequest, for_members

AT_HAND = frozenset({"take", "dismiss", "put-back"})
"""The acts a row offers; the signal's own page offers all of them."""
STATES = (Signal.State.NEW, Signal.State.TAKEN, Signal.State.DISMISSED)


@for_members
@require_safe
def queue(request: MemberRequest) -> HttpResponseBase:
    """Signals that wait, are taken or were dismissed; what waits comes first."""
    asked = request.GET.get("state", Signal.State.NEW)
    state = asked if asked in Signal.State.values else Signal.State.NEW
    typology = request.GET.get("typology", "")
    seen = Signal.objects.visible_to(request.seat)
    chosen = seen.filter(typology=typology) if typology else seen
    page = paged(request, chosen.filter(state=state).select_related("taken_by__member", "taken_by__user"))
    context = {
        "page": page,
        "rows": _rows(list(page), request),
        "states": [(one, chosen.filter(state=one).count()) for one in STATES],
        "state": state,
        "typology": typology,
        "typologies": typologies(),
        "none_at_all": not seen.exists(),
    }
    return render(request, "workbench/queue.html", context)


def _rows(signals: list[Signal], request: MemberRequest) -> list[dict[str, Any]]:
    """Each signal with its acts, its case where that may be seen, and where to go on once it is dealt with: to the next."""
    seen = Case.objects.visible_to(request.seat).filter(signals__in=signals)
    cases = {one.pk: one for one in seen.distinct()}
    return [
        {
            "signal": one,
            "case": cases.get(one.case_id) if one.case_id else None,
            "acts": [act for act in offers("signal", one, request.seat) if act["slug"] in AT_HAND],
            "next": request.get_full_path() + (f"#signal-{signals[place].pk}" if place < len(signals) else ""),
        }
        for place, one in enumerate(signals, 1)
    ]


@for_members
@require_safe
def signal(request: MemberRequest, pk: int) -> HttpResponseBase:
    """One signal: what was heard, what was not, and what else could explain it."""
    shown, seat = _signal(request, pk), request.seat
    case = seen_case(shown.case_id, seat)
    said = Assertion.objects.visible_to(seat).standing().about(shown.subject)
    drawn = tracks_in(_table(shown, request), [shown], {shown.subject})
    context = {
        "signal": shown,
        "trail": above(shown, seat),
        "typology": typologies().get(shown.typology),
        "segments": segments(drawn),
        "picture": alternative_text(chart(shown.subject, drawn)) if drawn else "",
        "measures": measured(shown),
        "case": case,
        "regime": regime(case.regime).about if case else None,
        "concerned": concerned(case, [shown]) if case else [],
        "subjects": subjects(said.select_related("exhibit", "originator")),
        "decisions": log(shown, seat),
        "acts": offers("signal", shown, seat),
    }
    return render(request, "workbench/signal.html", context)


def measured(shown: Signal) -> list[tuple[str, float, str]]:
    """What was measured, how much, and in which unit, read from the measure's name: `silence_h`."""
    told = []
    for name, value in shown.measures.items():
        what, _, unit = name.rpartition("_")
        told.append((what, value, UNITS[unit]) if what and unit in UNITS else (name, value, ""))
    return told


@for_members
@require_safe
def signal_track(request: MemberRequest, pk: int) -> HttpResponseBase:
    """The signal's track as GeoJSON."""
    shown = _signal(request, pk)
    drawn = tracks_in(_table(shown, request), [shown], {shown.subject})
    return JsonResponse(track_features(segments(drawn), [shown]), content_type="application/geo+json")


@for_members
@require_safe
def signal_chart(request: MemberRequest, pk: int) -> HttpResponseBase:
    """The signal's track as a picture made here, for print and for pages without scripts."""
    shown = _signal(request, pk)
    drawn = tracks_in(_table(shown, request), [shown], {shown.subject})
    return picture(chart(shown.subject, drawn))


def _signal(request: MemberRequest, pk: int) -> Signal:
    seen = Signal.objects.visible_to(request.seat).select_related("table__exhibit", "run", "taken_by__member")
    found: Signal = get_object_or_404(seen, pk=pk)
    return found


def _table(shown: Signal, request: MemberRequest) -> list[ObservationTable]:
    """The table the signal was found in, if the member may see it."""
    seen = ObservationTable.objects.visible_to(request.seat).select_related("exhibit")
    return list(seen.filter(pk=shown.table_id))
