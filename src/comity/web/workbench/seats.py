"""Let members in, and everybody else to the sign-in page; ask once more who sits here before what cannot be undone."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from comity.desk.sharing.models import Seat
from comity.desk.sharing.seats import factor_demanded, has_factor
from comity.web.workbench.typed import keep

P = ParamSpec("P")
Public = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

FRESH_S = 15 * 60
"""Seconds for which a sign-in counts as fresh: our own choice (ASVS 5.0, 7.5.3 asks for one more proof)."""


class MemberRequest(HttpRequest):
    """A request by a person with a seat."""

    seat: Seat
    user: User


Members = Callable[Concatenate[MemberRequest, P], HttpResponseBase]


def for_seated(view: "Members[P]") -> "Public[P]":
    """The view for those with a seat; others are asked to sign in, or told that they have none."""

    @wraps(view)
    def seated(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            keep(request)
            return redirect_to_login(request.get_full_path())
        if getattr(request, "seat", None) is None:
            return _without_seat(request)
        return view(request, *args, **kwargs)  # type: ignore[arg-type]  # its seat was just looked at

    return cast("Public[P]", seated)


def for_members(view: "Members[P]") -> "Public[P]":
    """The same, for those whose seat has the second factor that is asked of it; others are led to set one up."""

    @wraps(view)
    def admitted(request: MemberRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        user = request.seat.user
        if user and factor_demanded(request.seat) and not has_factor(user):
            return redirect("mfa_index")
        return view(request, *args, **kwargs)

    return for_seated(cast("Members[P]", admitted))


def for_coordinators(view: "Members[P]") -> "Public[P]":
    """The same, for coordinators."""

    @wraps(view)
    def answered(request: MemberRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.seat.coordinates:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return for_members(cast("Members[P]", answered))


def step_up(request: MemberRequest) -> None:
    """Raise ReauthenticationRequired, which leads to the page that asks, unless the person showed lately who they are."""
    shown = get_authentication_records(request, request.user)
    fresh = any(time.time() - one["at"] < FRESH_S for one in shown)
    # Who has neither password nor factor here can be asked by their provider alone, at the next sign-in.
    if not fresh and get_adapter().get_reauthentication_methods(request.user):
        raise ReauthenticationRequired


def _without_seat(request: HttpRequest) -> HttpResponse:
    return render(request, "workbench/no_seat.html", status=403)
