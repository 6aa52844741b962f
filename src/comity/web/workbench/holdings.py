"""Show exhibits with their custody, and what a search finds."""

from django.conf import settings
from django.db.models import Q
from django.http import FileResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comity.desk.casework.models import Case, Signal
from comity.desk.findings.models import Finding
from comity.desk.holdings.custody import copies_of, originals_of
from comity.desk.holdings.derived import Examination, Page
from comity.desk.holdings.entities import subjects
from comity.desk.holdings.forms import ReceiveFile
from comity.desk.holdings.fulltext import ASSERTIONS, PAGES, snippet
from comity.desk.holdings.models import Assertion, Exhibit, ObservationTable, RefusedRow
from comity.desk.sharing.trail import note_opened, openings
from comity.vocabulary.properties import Property
from comity.web.paging import paged
from comity.web.portal.entrance.whence import whence
from comity.web.workbench.acts import beginning, offers
from comity.web.workbench.addresses import above
from comity.web.workbench.known import known_on
from comity.web.workbench.seats import MemberRequest, for_members

MOST_FOUND = 200
"""Subjects shown for one search; the page says that there are more."""
MOST_PASSAGES = 50
"""Passages of exhibits shown for one search."""
PIECES = 5
"""Pieces of an exhibit's text on one page: ten printed pages."""


@for_members
@require_safe
def exhibits(request: MemberRequest) -> HttpResponseBase:
    """The exhibits the member may see, newest first; on a past day, those that were recorded by then."""
    known = known_on(request)
    seen = Exhibit.objects.visible_to(request.seat).select_related("originator").order_by("-recorded_at", "-pk")
    page = paged(request, seen.filter(recorded_at__lte=known.moment) if known.moment else seen)
    return render(request, "workbench/exhibits.html", {"page": page, "known": known, "acts": [beginning(ReceiveFile)]})


@for_members
@require_safe
def exhibit(request: MemberRequest, pk: int) -> HttpResponseBase:
    """One exhibit: what it is, every hand it passed through, what was read in it, what was refused."""
    shown, seat = _exhibit(request, pk), request.seat
    said = shown.assertions.visible_to(seat).select_related("originator", "exhibit")
    refused = RefusedRow.objects.filter(intake__exhibit=shown).order_by("intake", "row")
    context = {
        "exhibit": shown,
        "trail": above(shown, seat),
        "custody": shown.custody.all(),
        "examination": Examination.objects.filter(exhibit=shown).first(),
        "copies": copies_of(shown, seat),
        "originals": originals_of(shown, seat),
        "text": paged(request, shown.pages.all(), by="text", per_page=PIECES),
        "intakes": shown.intakes.all(),
        "refused": paged(request, refused, by="refused"),
        "tables": ObservationTable.objects.visible_to(seat).filter(exhibit=shown),
        "said": paged(request, said),
        "cases": Case.objects.visible_to(seat).filter(exhibits=shown),
        "acts": offers("exhibit", shown, seat),
        "openings": openings(f"exhibit {shown.pk}") if shown.originator_id == seat.member_id else None,
    }
    return render(request, "workbench/exhibit.html", context)


@for_members
@require_safe
def exhibit_file(request: MemberRequest, pk: int) -> HttpResponseBase:
    """The exhibit's bytes as received: always to be saved, never shown in the browser, whatever it claims to be.

    Who saved it is written down, for that person and for the member that originated it.
    """
    shown = _exhibit(request, pk)
    dangerous = Examination.objects.filter(exhibit=shown, outcome=Examination.Outcome.DANGEROUS).exists()
    note_opened(f"exhibit {shown.pk}", by=request.seat, whence=whence(request))
    return FileResponse(
        settings.WORLD.exhibits.open(shown.digest),
        as_attachment=True,
        filename=f"{shown.filename}.dangerous" if dangerous else shown.filename,
        content_type="application/octet-stream",
    )


def _exhibit(request: MemberRequest, pk: int) -> Exhibit:
    found: Exhibit = get_object_or_404(Exhibit.objects.visible_to(request.seat).select_related("originator"), pk=pk)
    return found


def _sheet(page: Page) -> int:
    """The page of the exhibit's text on which a piece of it stands."""
    return (page.number - 1) // PIECES + 1


@for_members
@require_safe
def search(request: MemberRequest) -> HttpResponseBase:
    """Subjects, cases, findings and exhibits in which the words asked for stand."""
    asked = " ".join(request.GET.get("q", "").split())
    context = {"asked": asked, "most": MOST_FOUND, **(_found(asked, request) if asked else {})}
    return render(request, "workbench/search.html", context)


def _found(asked: str, request: MemberRequest) -> dict[str, object]:
    """What holds the words, each kind through its own door; how a claim was made is left to the claim's subject."""
    seat = request.seat
    seen = Assertion.objects.visible_to(seat).standing().select_related("exhibit", "originator")
    plain = seen.exclude(subject__in=seen.filter(prop=Property.CLAIM_ABOUT).values("subject"))
    hits = plain.filter(ASSERTIONS.holding(asked)).order_by("subject", "prop", "pk")
    passages = Page.objects.visible_to(seat).filter(PAGES.holding(asked)).select_related("exhibit").order_by("-pk")
    named = plain.filter(subject__icontains=asked).values_list("subject", flat=True)
    return {
        "subjects": subjects(hits[:MOST_FOUND]),
        "named": named.order_by("subject").distinct()[:MOST_FOUND],
        "more": hits.count() > MOST_FOUND,
        "passages": [(one, snippet(one.text, asked), _sheet(one)) for one in passages[:MOST_PASSAGES]],
        "passages_found": passages.count(),
        "signals": Signal.objects.visible_to(seat).filter(subject__icontains=asked)[:MOST_FOUND],
        "cases": Case.objects.visible_to(seat).filter(Q(reference__icontains=asked) | Q(title__icontains=asked)),
        "findings": Finding.objects.visible_to(seat).filter(Q(number__icontains=asked) | Q(title__icontains=asked)),
        "exhibits": Exhibit.objects.visible_to(seat).filter(Q(title__icontains=asked) | Q(digest__startswith=asked)),
    }
