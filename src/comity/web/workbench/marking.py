"""Say in words who will see a record before it is sent, from the marking as it is filled in."""

from django.db.models import Model
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comity.desk.holdings.models import Exhibit
from comity.desk.sharing.audience import Audience, audience
from comity.desk.sharing.forms import MarkedAct
from comity.desk.sharing.visibility import may_see
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Tlp
from comity.web.workbench.seats import MemberRequest, for_members

PREVIEW = "preview"
"""What a form is sent with when it only asks who will see its record."""
UNDER = "under"
"""The name, in a form, of the exhibit that what is born is never wider than."""


class UnderExhibit(MarkedAct):
    """A marking for what comes from an exhibit."""

    derives = True


def under(form: MarkedAct) -> str:
    """The key of the record that a form's own is never wider than; empty where it is born freely."""
    return str(form.record.pk) if form.derives and isinstance(form.record, Model) else ""


def will_see(form: MarkedAct) -> Audience | None:
    """Who will see what a form gives birth to, as it is filled in; None while its marking cannot be read."""
    kind = UnderExhibit if form.derives else MarkedAct
    typed = form.data if form.is_bound else {"tlp": Tlp.AMBER_STRICT.value}
    asked = kind(typed, record=form.record, seat=form.seat)
    try:
        return audience(asked.carried) if asked.is_valid() else None
    except BadInput:
        return None


@for_members
@require_safe
def marking(request: MemberRequest) -> HttpResponseBase:
    """The marking control alone, with who would see what is marked so; forms ask it as they are filled in."""
    key = request.GET.get(UNDER, "")
    held = Exhibit.objects.filter(pk=int(key)).first() if key.isdecimal() else None
    seen = held if held and may_see(request.seat, held) else None
    kind = UnderExhibit if seen else MarkedAct
    form = kind(request.GET if "tlp" in request.GET else None, record=seen, seat=request.seat)
    context = {"form": form, "under": under(form), "will_see": will_see(form)}
    return render(request, "workbench/marking.html", context)
