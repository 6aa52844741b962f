"""Ask the pages of the law as a stranger's browser does, and their JSON as a program does."""

import pytest
from lxml import html


@pytest.fixture(autouse=True)
def _public(db):
    """Every page looks up whether this node is an exercise."""


@pytest.fixture
def page(client):
    """A function that gives a page of the law as a tree; it must answer 200 unless told otherwise."""

    def read(path, status=200, language="en", **asked):
        response = client.get(f"/law/{path}", asked, headers={"accept-language": language})
        assert response.status_code == status
        return html.fromstring(response.content.decode())

    return read


@pytest.fixture
def answer(client):
    """A function that gives the JSON of a question about the law; it must answer 200 unless told otherwise."""

    def read(path, status=200, **asked):
        response = client.get(f"/law/{path}", asked)
        assert (response.status_code, response["Content-Type"]) == (status, "application/json")
        return response.json()

    return read


@pytest.fixture
def words():
    """A function that gives the words of a part of a page, with one space between any two."""
    return lambda part: " ".join(" ".join(part.itertext()).split())


@pytest.fixture
def links():
    """A function that gives the addresses a page leads to, without what follows the question mark."""
    return lambda tree: {address.split("?")[0] for address in tree.xpath("//main//a/@href")}
