"""Keep what somebody typed when the session ended before it arrived, for that person alone, until the form is opened again."""

from django.contrib.auth.views import redirect_to_login
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from comity.desk.sharing.models import Seat

KEPT = "typed"
SITTING = "sitting"
LONGEST = 200_000
"""Characters; the longest letter on record is a tenth of it."""
UNKEPT = {"csrfmiddlewaretoken", "password", SITTING}


def sitting(seat: Seat) -> str:
    """What a form carries so that nobody else at the same machine is handed what was typed into it."""
    return Signer(salt=SITTING).sign(str(seat.pk))


def keep(request: HttpRequest) -> None:
    """Keep what was posted from a page of ours in the session, which sign-in carries over; files cannot be kept."""
    try:
        seat = Signer(salt=SITTING).unsign(request.POST.get(SITTING, ""))
    except BadSignature:
        return
    typed = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        if name not in UNKEPT:
            typed.setlist(name, values)
    if len(typed.urlencode()) <= LONGEST:
        request.session[KEPT] = {"seat": seat, "path": request.path, "typed": typed.urlencode()}


def kept(request: HttpRequest, seat: Seat) -> QueryDict | None:
    """What this seat had typed into this page, handed out once; None where nothing was kept."""
    stored = request.session.get(KEPT)
    if not stored or (stored["seat"], stored["path"]) != (str(seat.pk), request.path):
        return None
    del request.session[KEPT]
    return QueryDict(stored["typed"])


def too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token no longer counts: back to it with what was typed, if it came from a page of ours."""
    if request.headers.get("Origin") != f"{request.scheme}://{request.get_host()}" or not request.POST.get(SITTING):
        return render(request, "403_csrf.html", status=403)
    keep(request)
    return (
        redirect(request.get_full_path())
        if request.user.is_authenticated
        else redirect_to_login(request.get_full_path())
    )
