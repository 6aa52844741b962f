"""Keep sessions short: a session ends after a working day, or an hour without a page, and each is seen by its person."""

from collections.abc import Callable
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

Next = Callable[[HttpRequest], HttpResponse]

IDLE = timedelta(hours=1)
"""Without a page for so long, a person signs in anew; our own choice (ASVS 5.0, 7.3.1 asks for one)."""
SEEN_EVERY = timedelta(minutes=1)
"""How exactly we know when a session was last used; more would write at every page."""


class Present:
    """Ends sessions that are too old or too quiet, and notes when the others were last used."""

    def __init__(self, following: Next) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, for whoever is still there."""
        if request.user.is_authenticated:
            _attend(request)
        return self.following(request)


def _attend(request: HttpRequest) -> None:
    """Note that a session was used, or end it."""
    now = timezone.now()
    session = UserSession.objects.filter(session_key=request.session.session_key).first()
    if session is None:
        UserSession.objects.create_from_request(request)
    elif now - session.created_at > timedelta(seconds=settings.SESSION_COOKIE_AGE) or now - session.last_seen_at > IDLE:
        session.delete()
        logout(request)
    elif now - session.last_seen_at > SEEN_EVERY:
        UserSession.objects.filter(pk=session.pk).update(last_seen_at=now)
