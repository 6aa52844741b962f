"""Say on every answer what a page may load, and on every request who sits where."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from comity.desk.holdings.recalling import awaiting
from comity.desk.sharing.eyes import eyes
from comity.desk.sharing.models import Member, Seat

Next = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; worker-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class ContentSecurity:
    """Nothing is loaded from elsewhere and nothing inline runs."""

    def __init__(self, following: Next) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer with its policy."""
        response = self.following(request)
        response.setdefault("Content-Security-Policy", POLICY)
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response


class Seated:
    """Every request carries `request.seat`, the signed-in person's seat or None for the public, and is answered with its eyes."""

    def __init__(self, following: Next) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, for the seat that asks."""
        seat = seat_of(request)
        request.seat = seat  # type: ignore[attr-defined]
        with eyes(seat):
            return self.following(request)


def seat_of(request: HttpRequest) -> Seat | None:
    """The seat of the signed-in person; None for the public, for a user without a seat, and where it has ended."""
    if not request.user.is_authenticated:
        return None
    return Seat.objects.select_related("member", "user").filter(user=request.user, ended_at=None).first()


def page(request: HttpRequest) -> dict[str, Any]:
    """What every template knows: who sits here, whether this node is an exercise, which identity providers it believes."""
    seat = getattr(request, "seat", None)
    return {
        "seat": seat,
        "notices_waiting": awaiting(seat) if seat else 0,
        "exercise_node": Member.objects.filter(exercise=True).exists(),
        "providers": settings.PROVIDERS.values(),
    }
