"""Collect the stories only when they are asked for (`-m story`), and give them one served world and one browser."""

from contextlib import ExitStack

import pytest


def pytest_ignore_collect(config):
    """Without `-m story` nothing here is imported, so that `make test` needs neither Playwright nor Chromium."""
    return None if config.option.markexpr == "story" else True


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The demonstration world, served."""
    from tests.stories.serving import served

    with served(tmp_path_factory.mktemp("stories") / "world") as site:
        yield site


@pytest.fixture(scope="session")
def browser():
    """One browser for all stories."""
    from tests.stories.visiting import chromium

    with chromium() as browser:
        yield browser


@pytest.fixture
def visitor(browser, site):
    """Opens a page for the public, or for a member by its name of signing in."""
    from tests.stories.visiting import visit

    with ExitStack() as visits:
        yield lambda member="", **wants: visits.enter_context(visit(browser, site, member, **wants))
