"""Whoever may not see a caveated exhibit never meets its text, wherever links and searches lead."""

import pytest
from tests.stories.paths import followed

pytestmark = pytest.mark.story
SECRETS = ("recap of a contract", "document held by Bellorn", "Source of Bellorn", "EXERCISE-bellorn-document")
"""Its words, its title, its origin, its file."""
ALL = 50
"""Pages of one kind: more than there are."""


def told(page):
    """The secrets that stand on some page of the workbench, or are found by searching for them."""
    searches = [f"/desk/search/?q={words}" for words in ("recap", "bellorn", "vosk")]
    found = followed(page.request, "/desk/", *searches, most=ALL)
    text = "".join(response.text() for _, response in found if response.headers["content-type"].startswith("text/"))
    return [secret for secret in SECRETS if secret in text]


def paper(page):
    """The address of the caveated exhibit, as one of its readers finds it."""
    page.goto("/desk/search/?q=document held by Bellorn")
    return (
        page.get_by_role("main")
        .get_by_role("link", name="EXERCISE: document held by Bellorn (EXERCISE)", exact=True)
        .get_attribute("href")
    )


def test_its_originator_finds_all_of_it(visitor):
    """Bellorn meets its words, its title, its origin and its file."""
    assert told(visitor("bellorn")) == list(SECRETS)


def test_another_member_meets_nothing_of_it(visitor):
    """No page, no search and no suggestion tells Auremia any of it."""
    assert told(visitor("auremia")) == []


def test_its_address_is_for_others_as_if_there_were_nothing(visitor):
    """Page and file answer with the same 404 as an exhibit that never was."""
    address, page = paper(visitor("bellorn")), visitor("auremia")
    answers = [page.request.get(one) for one in (address, f"{address}file", "/desk/exhibits/999999/")]
    assert [one.status for one in answers] == [404, 404, 404]
    assert len({one.text() for one in answers}) == 1
