"""Let a member judge who is who: the pairs that wait, two subjects side by side, and what was judged, with its undoing."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy as words
from django.views.decorators.http import require_http_methods, require_safe

from comity.desk.holdings.judging import Judge, WithdrawJudgement
from comity.desk.holdings.models import Assertion
from comity.desk.holdings.pairs import side_by_side, unjudged
from comity.desk.holdings.sameness import judgements
from comity.desk.sharing.forms import MarkedAct
from comity.desk.sharing.models import Seat
from comity.web.paging import paged
from comity.web.workbench.acts import done
from comity.web.workbench.marking import PREVIEW, will_see
from comity.web.workbench.seats import MemberRequest, for_members
from comity.web.workbench.typed import kept, sitting

KEYS = (("same", words("The same"), "y"), ("different", words("Not the same"), "n"), ("unsure", words("Unsure"), "u"))
"""Each verdict with its words and its key."""


@for_members
@require_safe
def waiting(request: MemberRequest) -> HttpResponseBase:
    """The pairs that wait for a judgement, and the judgements that stand, newest first."""
    page = paged(request, judgements(request.seat).order_by("-decided_at", "-pk"))
    undoable = {one.pk for one in page if WithdrawJudgement.offered(one, request.seat)}
    pairs = [(one, _address(one.one, one.other)) for one in unjudged(request.seat)]
    return render(request, "workbench/judgements.html", {"pairs": pairs, "page": page, "undoable": undoable})


def _address(one: str, other: str) -> str:
    """The page that shows two subjects side by side."""
    return f"{reverse('judge')}?{urlencode({'one': one, 'other': other})}"


@for_members
@require_http_methods(["GET", "POST"])
def judge(request: MemberRequest) -> HttpResponseBase:
    """Two subjects side by side, to be judged; afterwards the next pair that waits."""
    one, other = request.GET.get("one", ""), request.GET.get("other", "")
    if not (_seen(one, request.seat) and _seen(other, request.seat)):
        raise Http404
    posted = request.method == "POST" and PREVIEW not in request.POST
    form = Judge(
        _typed(request), record=(one, other), seat=request.seat, initial={"reason": _shared(one, other, request)}
    )
    if posted and done(form):
        messages.success(request, _("Judged, and written in the log. It can be undone below."))
        return redirect("judgements")
    context = {
        "form": form,
        "one": one,
        "other": other,
        "rows": side_by_side(one, other, seen_by=request.seat),
        "verdicts": KEYS,
        "marking": [field for field in form if field.name in MarkedAct.base_fields],
        "will_see": will_see(form),
        "sitting": sitting(request.seat),
    }
    return render(request, "workbench/judge.html", context, status=422 if posted else 200)


def _seen(subject: str, seat: Seat) -> bool:
    """Whether a seat may see anything said of a subject."""
    return Assertion.objects.visible_to(seat).about(subject).exists()


def _typed(request: MemberRequest) -> Any:
    """What was sent, or kept from a session that ended; None on a new page."""
    return request.POST if request.method == "POST" else kept(request, request.seat)


def _shared(one: str, other: str, request: MemberRequest) -> str:
    """What both bear, as the beginning of a reason; empty where they share no number."""
    names = tuple(sorted((one, other)))
    pair = next((pair for pair in unjudged(request.seat) if (pair.one, pair.other) == names), None)
    told = ", ".join(f"{prop.replace('_', ' ')} {value}" for prop, value in pair.shared) if pair else ""
    return _("Both bear: %(numbers)s.") % {"numbers": told} if told else ""
