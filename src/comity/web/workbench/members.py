"""Show who sits at one's member; let its coordinators invite, give a way back, and end a seat."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity.desk.sharing.forms import ReasonField
from comity.desk.sharing.invitations import INVITABLE, Link, give_way_back, invite, waiting, withdraw
from comity.desk.sharing.models import Body, Seat
from comity.desk.sharing.seats import at_member, end_seat, has_factor
from comity.desk.sharing.trail import strangers
from comity.vocabulary.errors import ComityError
from comity.web.portal.entrance.whence import whence
from comity.web.workbench.seats import MemberRequest, for_coordinators, for_members, step_up


class InviteForm(forms.Form):
    """Whom to invite, and what for."""

    full_name = forms.CharField(
        label=gettext_lazy("Name of the person"),
        max_length=120,
        help_text=gettext_lazy("As decisions will show it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=[(one.value, one.label) for one in INVITABLE])


class EndForm(forms.Form):
    """Why a seat ends."""

    reason = ReasonField(help_text=gettext_lazy("The person reads it in their trail."))


@for_members
@require_safe
def seats(request: MemberRequest) -> HttpResponseBase:
    """The people at one's member, and for coordinators the links that still work."""
    held = [(one, bool(one.user and has_factor(one.user))) for one in at_member(request.seat)]
    answers = request.seat.coordinates
    operates = Body.here().operator_id == request.seat.member_id
    context = {
        "held": held,
        "waiting": waiting(request.seat) if answers else [],
        "answers": answers,
        "strangers": strangers() if answers and operates else None,
    }
    return render(request, "workbench/seats.html", context)


@never_cache
@for_coordinators
@require_http_methods(["GET", "POST"])
def invitation(request: MemberRequest) -> HttpResponseBase:
    """Invite a person to a seat at one's own member; the link is shown once."""
    step_up(request)
    form = InviteForm(request.POST or None)
    if form.is_valid():
        try:
            told, seat = form.cleaned_data, request.seat
            link = invite(
                told["full_name"], member=seat.member, role=Seat.Role(told["role"]), by=seat, whence=whence(request)
            )
        except ComityError as error:
            form.add_error(None, str(error))
        else:
            return _shown_once(request, link)
    return _asked(request, form, _("Invite somebody to a seat"), _("Make the link"))


@never_cache
@for_coordinators
@require_http_methods(["GET", "POST"])
def way_back(request: MemberRequest, pk: int) -> HttpResponseBase:
    """Give a person of one's own member a way back in."""
    seat = get_object_or_404(at_member(request.seat), pk=pk, ended_at=None)
    step_up(request)
    form = forms.Form(request.POST or None)
    if request.method == "POST":
        return _shown_once(request, give_way_back(seat, by=request.seat, whence=whence(request)))
    about = _(
        "Only for a person you have seen or spoken to and know. The link sets a new password and removes every second "
        "factor, identity and session of before. The person reads in their trail that you gave it."
    )
    return _asked(
        request, form, _("Give %(person)s a way back in") % {"person": seat.person}, _("Make the link"), about
    )


@for_coordinators
@require_http_methods(["GET", "POST"])
def ending(request: MemberRequest, pk: int) -> HttpResponseBase:
    """End a seat at one's own member, at once."""
    seat = get_object_or_404(at_member(request.seat), pk=pk, ended_at=None)
    step_up(request)
    form = EndForm(request.POST or None)
    if form.is_valid():
        end_seat(seat, by=request.seat, reason=form.cleaned_data["reason"], whence=whence(request))
        messages.success(request, _("The seat of %(person)s is ended.") % {"person": seat.person})
        return redirect("seats" if seat.pk != request.seat.pk else "home")
    about = _(
        "Every session ends now. What was done from the seat stays, with the name. A new seat needs a new invitation."
    )
    return _asked(request, form, _("End the seat of %(person)s") % {"person": seat.person}, _("End the seat"), about)


@for_coordinators
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponseBase:
    """Make a link that nobody has used stop working."""
    found = get_object_or_404(waiting(request.seat), pk=pk)
    withdraw(found, by=request.seat, whence=whence(request))
    messages.success(request, _("The link no longer works."))
    return redirect("seats")


def _shown_once(request: MemberRequest, link: Link) -> HttpResponseBase:
    """The page that shows a link, this once."""
    address = request.build_absolute_uri(reverse("invitation", args=(link.token,)))
    return render(request, "workbench/invited.html", {"invitation": link.invitation, "address": address})


def _asked(request: MemberRequest, form: Any, title: str, act: str, about: str = "") -> HttpResponseBase:
    """The page that asks; a refusal keeps what was typed."""
    context = {"form": form, "title": title, "act": act, "about": about}
    return render(request, "workbench/seat_act.html", context, status=422 if form.is_bound and form.errors else 200)
