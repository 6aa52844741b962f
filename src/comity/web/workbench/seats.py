"""Let members in, and everybody else to the sign-in page."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from comity.desk.sharing.models import Seat
from comity.web.workbench.typed import keep

P = ParamSpec("P")


class MemberRequest(HttpRequest):
    """A request by a person with a seat."""

    seat: Seat


def for_members(
    view: Callable[Concatenate[MemberRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """The view for those with a seat; others are asked to sign in, or told that they have none."""

    @wraps(view)
    def seated(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            keep(request)
            return redirect_to_login(request.get_full_path())
        if getattr(request, "seat", None) is None:
            return _without_seat(request)
        return view(request, *args, **kwargs)  # type: ignore[arg-type]  # its seat was just looked at

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", seated)


def _without_seat(request: HttpRequest) -> HttpResponse:
    return render(request, "workbench/no_seat.html", status=403)
