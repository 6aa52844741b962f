"""Let a member act on a record: one page per act, the same for all; a refusal loses nothing that was typed."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db import models, transaction
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comity.desk.casework.forms import CASE_ACTS, SIGNAL_ACTS, OpenCase
from comity.desk.casework.letter_forms import LETTER_ACTS, DraftLetter
from comity.desk.casework.models import Case, Request, Signal
from comity.desk.findings.forms import FINDING_ACTS, DraftFinding
from comity.desk.findings.models import Finding
from comity.desk.holdings.forms import AssertFromExhibit, HandOver, ReceiveFile, Retract
from comity.desk.holdings.judging import WithdrawJudgement
from comity.desk.holdings.models import Assertion, Exhibit, Notice
from comity.desk.holdings.recall_forms import Acknowledge, RecallExhibit
from comity.desk.holdings.records import Judgement
from comity.desk.publications.forms import Publish
from comity.desk.sharing.forms import Act, MarkedAct
from comity.desk.sharing.models import Marked, Seat
from comity.vocabulary.errors import ComityError
from comity.web.workbench.addresses import about, address, trail
from comity.web.workbench.marking import PREVIEW, under, will_see
from comity.web.workbench.seats import MemberRequest, for_members, step_up
from comity.web.workbench.typed import kept, sitting

KINDS: dict[str, tuple[type[Marked], Sequence[type[Act]]]] = {
    "signal": (Signal, SIGNAL_ACTS),
    "case": (Case, (*CASE_ACTS, DraftLetter, DraftFinding)),
    "letter": (Request, LETTER_ACTS),
    "finding": (Finding, (*FINDING_ACTS, Publish)),
    "exhibit": (Exhibit, (AssertFromExhibit, HandOver, RecallExhibit)),
    "assertion": (Assertion, (Retract,)),
    "notice": (Notice, (Acknowledge,)),
    "judgement": (Judgement, (WithdrawJudgement,)),
}
"""What may be done with which kind of record."""

BEGINNINGS: tuple[type[Act], ...] = (OpenCase, ReceiveFile)
"""What may be begun from nothing."""


KEYS = {"take": "y", "dismiss": "n"}
"""Single keys of the acts that are done a hundred times a day."""
WEIGHTY = frozenset({"publish", "conclude", "circulate", "recall"})
"""Acts that cannot be taken back."""


def offers(kind: str, record: Any, seat: Seat) -> list[dict[str, Any]]:
    """The acts offered on a record: title, address, key, and whether one click does it."""
    return [
        {
            "slug": act.slug,
            "title": act.title,
            "url": reverse("act", args=(kind, record.pk, act.slug)),
            "at_once": not act.base_fields,
            "key": KEYS.get(act.slug, ""),
            "grave": act.slug in WEIGHTY,
        }
        for act in KINDS[kind][1]
        if act.offered(record, seat)
    ]


def beginning(act: type[Act]) -> dict[str, Any]:
    """Something to begin from nothing, as a page offers it."""
    return {"slug": act.slug, "title": act.title, "url": reverse("begin", args=(act.slug,)), "at_once": False}


@for_members
@require_http_methods(["GET", "POST"])
def act(request: MemberRequest, kind: str, pk: int, slug: str) -> HttpResponseBase:
    """One act on one record the member may see."""
    if kind not in KINDS:
        raise Http404
    model, acts = KINDS[kind]
    record = get_object_or_404(model.objects.visible_to(request.seat), pk=pk)
    return _page(request, _named(acts, slug), record)


@for_members
@require_http_methods(["GET", "POST"])
def begin(request: MemberRequest, slug: str) -> HttpResponseBase:
    """Begin something that belongs to no record yet."""
    return _page(request, _named(BEGINNINGS, slug), None)


def _named(acts: Sequence[type[Act]], slug: str) -> type[Act]:
    """The act of that name; 404 otherwise."""
    for one in acts:
        if one.slug == slug:
            return one
    raise Http404


def _page(request: MemberRequest, chosen: type[Act], record: Any) -> HttpResponseBase:
    """The act's page, its refusal at 422 with everything still in place, or the record it leads to."""
    asked, offered = PREVIEW in request.POST, chosen.offered(record, request.seat)
    posted = request.method == "POST" and not asked
    if offered and chosen.slug in WEIGHTY:
        step_up(request)
    typed = request.POST if posted or asked else kept(request, request.seat)
    form = chosen(typed, request.FILES if typed else None, record=record, seat=request.seat)
    if posted and offered and (result := done(form)):
        messages.success(request, _("Done, and written in the log: %(act)s.") % {"act": chosen.title})
        return redirect(_next(request) or address(result))
    refusal = "" if offered else _refusal(form)
    if posted and refusal:
        form.add_error(None, refusal)
    above = trail(record, request.seat)
    shown = {"record": record, "about": about(record), "trail": above, "back": above[-1][1], "next": _next(request)}
    kept_for = {"sitting": sitting(request.seat), "kept": bool(typed) and not posted and not asked}
    kept_for |= {"refusal": refusal, "leads_to": address(form.held) if form.held else ""}
    context = {"form": form, "offered": offered, **_questions(form, first=not typed), **shown, **kept_for}
    return render(request, "workbench/act.html", context, status=422 if posted else 200)


def _questions(form: Act, *, first: bool) -> dict[str, Any]:
    """What the act asks, and apart, for whose eyes, and who that is; the cursor stands in the first question of a new page."""
    asked = [field for field in form if field.name not in MarkedAct.base_fields]
    if first and asked:
        asked[0].field.widget.attrs["autofocus"] = True
    if not isinstance(form, MarkedAct):
        return {"asked": asked}
    marking = [field for field in form if field.name in MarkedAct.base_fields]
    return {"asked": asked, "marking": marking, "will_see": will_see(form), "under": under(form)}


@transaction.atomic
def _performed(form: Act) -> models.Model:
    """What the act leads to; refused, it leaves nothing behind."""
    return form.perform()


def done(form: Act) -> models.Model | None:
    """What the act leads to; None where it is refused, the sentence being among the form's errors then."""
    if not form.is_valid():
        return None
    try:
        return _performed(form)
    except ComityError as error:
        form.add_error(None, f"{error} {error.diagnostics()}".strip())
        form.held = getattr(error, "record", None)
        return None


def _refusal(form: Act) -> str:
    """Why an act that is not offered is refused, in its own action's words; nothing is done, even where the action would."""
    try:
        form.stop(form.record, form.seat)
        if form.is_valid():
            with transaction.atomic():
                form.perform()
                transaction.set_rollback(True)
    except ComityError as error:
        return f"{error} {error.diagnostics()}".strip()
    return _("This cannot be done as the record now stands. It may have changed meanwhile.")


def _next(request: MemberRequest) -> str:
    """The page of ours to go on to, if one was named."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours else ""
