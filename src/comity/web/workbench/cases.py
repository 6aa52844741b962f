"""Show cases, and one case whole: tracks, signals, claims with their provenance, hypotheses, law, findings, letters, exhibits."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comity.desk.casework.forms import OpenCase
from comity.desk.casework.models import Case, Signal
from comity.desk.findings.gates import claims_alone
from comity.desk.findings.models import Finding
from comity.desk.holdings.entities import subjects
from comity.desk.holdings.models import Assertion, ObservationTable
from comity.desk.publications.chart import alternative_text
from comity.desk.publications.content import Position
from comity.desk.publications.sentences import tally
from comity.desk.publications.tracks import Track
from comity.desk.sharing.models import Body, Seat
from comity.desk.sharing.visibility import visible
from comity.law.answers import Provided
from comity.law.packs import regime
from comity.law.questions import in_force
from comity.vocabulary.stands import Stand
from comity.web.drawn import chart, segments, track_features, tracks_in
from comity.web.paging import paged
from comity.web.pictures import picture
from comity.web.workbench import ladder, matrix
from comity.web.workbench.acts import beginning, offers
from comity.web.workbench.addresses import above
from comity.web.workbench.decisions import log
from comity.web.workbench.events import events
from comity.web.workbench.known import known_on
from comity.web.workbench.letters import shown as letter_shown
from comity.web.workbench.said import claims, is_claim
from comity.web.workbench.seats import MemberRequest, for_members


@for_members
@require_safe
def cases(request: MemberRequest) -> HttpResponseBase:
    """The cases the member may see, newest first; on a past day, those that were open or closed by then."""
    known = known_on(request)
    seen, findings = Case.objects.visible_to(request.seat), Finding.objects.visible_to(request.seat)
    if known.moment:
        seen, findings = seen.filter(opened_at__lte=known.moment), findings.filter(drafted_at__lte=known.moment)
    page = paged(request, seen.select_related("originator"))
    listed = [(one, list(findings.filter(case=one))) for one in page]
    context = {"page": page, "cases": listed, "known": known, "acts": [beginning(OpenCase)]}
    return render(request, "workbench/cases.html", context)


@for_members
@require_safe
def case(request: MemberRequest, reference: str) -> HttpResponseBase:
    """One case, each part of it as far as the member may see."""
    shown, seat = _case(request, reference), request.seat
    signals = _signals(shown, seat)
    hypotheses = list(shown.hypotheses.select_related("proposed_by__member", "proposed_by__user"))
    findings = list(Finding.objects.visible_to(seat).filter(case=shown))
    tracks = _tracks(shown, seat, signals)
    letters = [letter_shown(letter, seat) for letter in shown.requests.visible_to(seat).select_related("case")]
    parts = segments(tracks)
    context = {
        "case": shown,
        "trail": above(shown, seat),
        "regime": regime(shown.regime).about,
        "rung": ladder.highest(signals, hypotheses, findings),
        "claims_alone": not shown.exercise and not signals and claims_alone(shown),
        "foreign": shown.exercise != Body.here().exercise,
        "segments": parts,
        "picture": alternative_text(chart(shown.title, tracks)) if tracks else "",
        "events": events(parts, signals, letters, findings),
        "signals": signals,
        **_said(shown, seat),
        "hypotheses": [one for one in hypotheses if not one.innocent],
        "innocent": [one for one in hypotheses if one.innocent],
        "concerned": concerned(shown, signals),
        "findings": [(one, matrix.rows(one, seat), _taken(one)) for one in findings],
        "letters": letters,
        "exhibits": shown.exhibit_links.filter(visible(seat, "exhibit__")).select_related("exhibit__originator"),
        "decisions": log(shown, seat),
        "acts": offers("case", shown, seat),
    }
    return render(request, "workbench/case.html", context)


def _said(shown: Case, seat: Seat) -> dict[str, Any]:
    """What is asserted of the case's subjects, and the claims among it, told apart."""
    gathered = Assertion.objects.visible_to(seat).standing().filter(cases=shown)
    found = subjects(gathered.select_related("exhibit", "originator"))
    claimed = claims(found)
    plain = [one for one in found if not is_claim(one) and one.name not in claimed]
    called = {one.name: one.called for one in found}
    return {"subjects": plain, "claims": [(name, called.get(name, ""), told) for name, told in claimed.items()]}


def _taken(finding: Finding) -> str:
    """The current positions on a finding, counted in words; empty while there are none."""
    current = finding.positions.filter(current=True).select_related("member")
    return tally(tuple(Position(member=one.member.name, stand=Stand(one.stand)) for one in current))


def concerned(shown: Case, signals: Sequence[Signal]) -> list[Provided]:
    """The provisions of the case's regime that its signals concern, in force on the signal's day, each once."""
    law = regime(shown.regime)
    asked = {(signal.from_at.date(), tuple(signal.concerns)) for signal in signals}
    found = {one.id: one for on, about in sorted(asked) for one in in_force(law, on=on, concerning=about).provisions}
    return list(found.values())


@for_members
@require_safe
def case_tracks(request: MemberRequest, reference: str) -> HttpResponseBase:
    """The case's tracks as GeoJSON."""
    shown = _case(request, reference)
    signals = _signals(shown, request.seat)
    drawn = track_features(segments(_tracks(shown, request.seat, signals)), signals)
    return JsonResponse(drawn, content_type="application/geo+json")


@for_members
@require_safe
def case_chart(request: MemberRequest, reference: str) -> HttpResponseBase:
    """The case's tracks as a picture made here, for print and for pages without scripts."""
    shown = _case(request, reference)
    tracks = _tracks(shown, request.seat, _signals(shown, request.seat))
    return picture(chart(shown.title, tracks))


def _case(request: MemberRequest, reference: str) -> Case:
    found: Case = get_object_or_404(
        Case.objects.visible_to(request.seat).select_related("originator"), reference=reference
    )
    return found


def _signals(shown: Case, seat: Seat) -> list[Signal]:
    """The case's signals that the seat may see."""
    return list(shown.signals.visible_to(seat).select_related("run", "table__exhibit", "originator"))


def _tracks(shown: Case, seat: Seat, signals: Sequence[Signal]) -> list[Track]:
    """The tracks of what the case is about, in the tables that the seat may see."""
    seen = ObservationTable.objects.visible_to(seat).filter(schema="fixes").select_related("exhibit")
    tables = (seen.filter(exhibit__cases=shown) | seen.filter(signals__in=signals)).distinct()
    said = Assertion.objects.visible_to(seat).filter(cases=shown).values_list("subject", flat=True)
    return tracks_in(list(tables), signals, {*said, *(signal.subject for signal in signals)})
