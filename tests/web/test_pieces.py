"""Files leave in pieces, whichever kind of server asks; a warning would fail these tests."""

import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncClient
from tests.web.people import browser

FILES = ("/reports/EXERCISE-2026-1/files/bundle.zip", "/static/built/page.js")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("address", FILES)
def test_a_server_that_awaits_gets_the_same_bytes(address):
    """A report and a script reach a browser whole under `comity serve`."""

    async def awaited():
        answer = await AsyncClient().get(address)
        assert answer.is_async
        return [piece async for piece in answer]

    pieces = async_to_sync(awaited)()
    assert b"".join(pieces) == browser().get(address).getvalue()
    assert max(map(len, pieces)) <= 2**18
