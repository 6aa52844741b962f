"""Show a member what it relied on and was recalled: what waits for its acknowledgement, and what it acknowledged."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comity.desk.holdings.models import Assertion, Exhibit, Notice
from comity.desk.holdings.recalling import kind
from comity.desk.sharing.models import Seat
from comity.web.paging import paged
from comity.web.workbench.addresses import address
from comity.web.workbench.seats import MemberRequest, for_members

SHOWN = {model._meta.label_lower: model for model in (Exhibit, Assertion)}  # noqa: SLF001 - Django's public options
"""The kinds of record that have a page to lead to, by the name a recall has for them."""


@for_members
@require_safe
def notices(request: MemberRequest) -> HttpResponseBase:
    """The notices to the seat's own member, newest first; those that wait come before the others."""
    told = Notice.objects.visible_to(request.seat).filter(member=request.seat.member)
    told = told.select_related("recall__originator", "acknowledged_by").order_by("-notified_at", "-pk")
    waiting = [(one, _recalled(one, request.seat)) for one in told.filter(acknowledged_at=None)]
    page = paged(request, told.filter(acknowledged_at__isnull=False))
    return render(request, "workbench/notices.html", {"waiting": waiting, "page": page})


def _recalled(notice: Notice, seat: Seat) -> dict[str, Any] | None:
    """What was recalled, with its page, where the seat may see it."""
    model = SHOWN.get(notice.recall.about_type)
    record = model.objects.visible_to(seat).filter(pk=notice.recall.about_id).first() if model else None
    return {"title": str(record), "address": address(record), "kind": kind(record)} if record else None
