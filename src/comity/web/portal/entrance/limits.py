"""Count anonymous forms by where they come from, and refuse for a while whoever sends too many."""

from collections.abc import Callable

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse

Next = Callable[[HttpRequest], HttpResponse]


class AnonymousPosts:
    """Every POST by somebody who has not signed in counts, whichever page it is for."""

    def __init__(self, following: Next) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, or 429 with a sentence."""
        if request.method == "POST" and not request.user.is_authenticated:
            refused: HttpResponse | None = ratelimit.consume_or_429(request, action="anonymous_post")
            if refused is not None:
                return refused
        return self.following(request)
