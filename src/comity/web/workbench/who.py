"""Answer who could see a record, with the members and seats that the policy admits."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comity.desk.sharing.audience import audience
from comity.desk.sharing.models import Marked
from comity.web.workbench.acts import KINDS
from comity.web.workbench.addresses import about, trail
from comity.web.workbench.seats import MemberRequest, for_members

ASKED: dict[str, type[Marked]] = {kind: model for kind, (model, _acts) in KINDS.items()}
"""The records one may ask about, by the word for them in an address."""


@for_members
@require_safe
def who(request: MemberRequest, kind: str, pk: int) -> HttpResponseBase:
    """Who could see one record; asked by somebody who may."""
    if kind not in ASKED:
        raise Http404
    record: Marked = get_object_or_404(ASKED[kind].objects.visible_to(request.seat), pk=pk)
    above = trail(record, request.seat)
    context = {"record": record, "about": about(record), "trail": above, "audience": audience(record)}
    return render(request, "workbench/who.html", context)
