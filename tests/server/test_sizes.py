"""What is too large is refused by its size alone: before anything of it is kept, and with a sentence."""

import asyncio

import pytest

from comity.server.sizes import sized
from comity.web.limits import LARGEST_MEMBERS, LARGEST_PUBLIC


def scope(path="/check/", **headers):
    """A request as a server announces it."""
    told = [(name.replace("_", "-").encode(), str(value).encode()) for name, value in headers.items()]
    return {"type": "http", "method": "POST", "path": path, "headers": told}


def answered(announced):
    """What a request is answered with: status and page; or `passed on`, and what was read of its body before."""
    sent, body = [], [b"x" * 1000] * 3

    async def receive():
        return {"type": "http.request", "body": body.pop(), "more_body": bool(body)}

    async def send(message):
        sent.append(message)

    async def following(*_):
        sent.append("passed on")

    asyncio.run(sized(following)(announced, receive, send))
    return (sent[0]["status"], sent[1]["body"].decode()) if sent != ["passed on"] else ("passed on", len(body))


@pytest.mark.parametrize(("path", "most"), [("/check/", LARGEST_PUBLIC), ("/desk/begin/receive/", LARGEST_MEMBERS)])
def test_a_request_is_refused_by_the_size_it_tells(path, most):
    """Up to the limit it is passed on unread; beyond, nobody but the refusal sees it."""
    assert answered(scope(path, content_length=most)) == ("passed on", 3)
    status, page = answered(scope(path, content_length=most + 1))
    assert status == 413
    assert "A bundle of up to 32 MB is checked here" in page


def test_a_body_without_a_size_is_refused():
    """How much would come is not known, so nothing of it is taken."""
    status, page = answered(scope(transfer_encoding="chunked"))
    assert status == 411
    assert "Say first how large it is" in page


def test_a_question_without_a_body_is_passed_on():
    """Reading a page tells no size."""
    assert answered(scope("/reports/")) == ("passed on", 3)
