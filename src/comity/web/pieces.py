"""Send a file in pieces under ASGI, where Django alone would read it whole into memory and warn of it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import islice

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse

TOGETHER = 64
"""Blocks of a file (4 KiB each in Django) that are read together, in a thread of their own."""


class InPieces:
    """A file is sent as it is read, and other pages are answered meanwhile."""

    def __init__(self, following: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, its pieces to be awaited where the server is one that awaits."""
        response = self.following(request)
        if isinstance(request, ASGIRequest) and isinstance(response, StreamingHttpResponse) and not response.is_async:
            response.streaming_content = pieces(iter(response.streaming_content))  # type: ignore[arg-type]
        return response


async def pieces(blocks: Iterator[bytes]) -> AsyncIterator[bytes]:
    """What the blocks hold, some of them at a time, until none is left."""
    while piece := await asyncio.to_thread(lambda: b"".join(islice(blocks, TOGETHER))):
        yield piece
