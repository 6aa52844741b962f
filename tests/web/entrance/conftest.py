"""Somebody at the door: ana of EXA, an analyst, with a browser that keeps cookies and nothing else."""

import pytest
from django.core.cache import cache
from django.test import Client
from tests.web.people import PASSWORD


@pytest.fixture(autouse=True)
def _uncounted(people):
    """Every test begins with no attempt counted."""
    cache.clear()


@pytest.fixture
def door():
    """A browser at the door."""
    return Client(REMOTE_ADDR="192.0.2.7", headers={"user-agent": "A browser"})


@pytest.fixture
def enter(door):
    """Sends the sign-in page: a name, a password, where to go then."""

    def sent(name="ben", password=PASSWORD, then="", client=door):
        return client.post("/sign-in/", {"login": name, "password": password, **({"next": then} if then else {})})

    return sent
