"""Know how large a request may be, and refuse a larger one before a byte of it is kept: Django would first put it all on disk."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.template.loader import render_to_string

from comity.web.limits import LARGEST_BUNDLE, LARGEST_MEMBERS, LARGEST_PUBLIC

PASSED_OVER = 256 * 2**20
"""Bytes of a refused request that are read and dropped: a browser shows the answer only when it has sent everything."""

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


def sized(following: Application) -> Application:
    """The application, asked only what is small enough; everything else is answered with 413, or 411 where no size is told."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        """Answer by the size that the request tells of itself."""
        status = refusal(scope) if scope["type"] == "http" else 0
        if not status:
            await following(scope, receive, send)
            return
        await _pass_over(receive)
        await _answer(status, send)

    return application


def refusal(scope: Scope) -> int:
    """413 where a request says it is too large, 411 where it has a body and says no size; else 0."""
    headers = dict(scope["headers"])
    told = headers.get(b"content-length", b"")
    if b"transfer-encoding" in headers and not told:
        return 411
    most = LARGEST_MEMBERS if scope["path"].startswith("/desk/") else LARGEST_PUBLIC
    return 413 if told.isdigit() and int(told) > most else 0


async def _pass_over(receive: Receive) -> None:
    """Read what is being sent and keep nothing of it."""
    read, more = 0, True
    while more and read < PASSED_OVER:
        message = await receive()
        read, more = read + len(message.get("body", b"")), message.get("more_body", False)


async def _answer(status: int, send: Send) -> None:
    """The page that says why."""
    limits = {"public_mb": LARGEST_BUNDLE // 2**20, "members_mb": LARGEST_MEMBERS // 2**20, "unsized": status == 411}
    page = render_to_string("413.html", limits).encode()
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", b"%d" % len(page))]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, (b"connection", b"close")]})
    await send({"type": "http.response.body", "body": page})
