"""Let a member act on a record: one page per act, the same for all; a refusal loses nothing that was typed."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comity.desk.casework.forms import CASE_ACTS, SIGNAL_ACTS, OpenCase
from comity.desk.casework.letter_forms import LETTER_ACTS, DraftLetter
from comity.desk.casework.models import Case, Request, Signal
from comity.desk.findings.forms import FINDING_ACTS, DraftFinding
from comity.desk.findings.models import Finding
from comity.desk.holdings.forms import AssertFromExhibit, ReceiveFile, Retract
from comity.desk.holdings.models import Assertion, Exhibit
from comity.desk.publications.forms import Publish
from comity.desk.publications.models import Publication
from comity.desk.sharing.forms import Act
from comity.desk.sharing.models import Marked, Seat
from comity.vocabulary.errors import ComityError
from comity.web.workbench.seats import MemberRequest, for_members

KINDS: dict[str, tuple[type[Marked], Sequence[type[Act]]]] = {
    "signal": (Signal, SIGNAL_ACTS),
    "case": (Case, (*CASE_ACTS, DraftLetter, DraftFinding)),
    "letter": (Request, LETTER_ACTS),
    "finding": (Finding, (*FINDING_ACTS, Publish)),
    "exhibit": (Exhibit, (AssertFromExhibit,)),
    "assertion": (Assertion, (Retract,)),
}
"""What may be done with which kind of record."""

BEGINNINGS: tuple[type[Act], ...] = (OpenCase, ReceiveFile)
"""What may be begun from nothing."""


def offers(kind: str, record: Any, seat: Seat) -> list[dict[str, Any]]:
    """The acts offered on a record: title, address, and whether one click does it."""
    return [
        {
            "slug": act.slug,
            "title": act.title,
            "url": reverse("act", args=(kind, record.pk, act.slug)),
            "at_once": not act.base_fields,
        }
        for act in KINDS[kind][1]
        if act.offered(record, seat)
    ]


@for_members
@require_http_methods(["GET", "POST"])
def act(request: MemberRequest, kind: str, pk: int, slug: str) -> HttpResponseBase:
    """One act on one record the member may see."""
    if kind not in KINDS:
        raise Http404
    model, acts = KINDS[kind]
    record = get_object_or_404(model.objects.visible_to(request.seat), pk=pk)
    return _performed(request, _named(acts, slug), record)


@for_members
@require_http_methods(["GET", "POST"])
def begin(request: MemberRequest, slug: str) -> HttpResponseBase:
    """Begin something that belongs to no record yet."""
    return _performed(request, _named(BEGINNINGS, slug), None)


def _named(acts: Sequence[type[Act]], slug: str) -> type[Act]:
    """The act of that name; 404 otherwise."""
    for one in acts:
        if one.slug == slug:
            return one
    raise Http404


def _performed(request: MemberRequest, chosen: type[Act], record: Any) -> HttpResponseBase:
    """The act's page, its refusal at 422 with everything still in place, or the record it leads to."""
    if request.method != "POST":
        return render(
            request, "workbench/act.html", {"form": chosen(record=record, seat=request.seat), "record": record}
        )
    form = chosen(request.POST, request.FILES, record=record, seat=request.seat)
    if form.is_valid():
        try:
            result = form.perform()
        except ComityError as error:
            form.add_error(None, f"{error} {error.diagnostics()}".strip())
        else:
            messages.success(request, _("Done: %(act)s.") % {"act": chosen.title})
            return redirect(address(result))
    return render(request, "workbench/act.html", {"form": form, "record": record}, status=422)


def address(record: models.Model) -> str:
    """The page of a record."""
    return ADDRESSES[type(record)](record)


ADDRESSES: dict[type[models.Model], Callable[[Any], str]] = {
    Signal: lambda one: reverse("signal", args=(one.pk,)),
    Case: lambda one: reverse("case", args=(one.reference,)),
    Request: lambda one: reverse("case", args=(one.case.reference,)) + f"#letter-{one.pk}",
    Finding: lambda one: reverse("finding", args=(one.number,)),
    Exhibit: lambda one: reverse("exhibit", args=(one.pk,)),
    Assertion: lambda one: reverse("exhibit", args=(one.exhibit_id,)) + f"#assertion-{one.pk}",
    Publication: lambda one: reverse("report", args=(one.folder,)),
}
