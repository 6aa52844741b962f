"""Checking by anybody has its limits, told before anything is read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.people import browser

from comity.web.portal import check


@pytest.mark.parametrize(("field", "limit"), [("bundle", "LARGEST_BUNDLE"), ("anchor", "LARGEST_ANCHOR")])
def test_a_file_that_is_too_large_is_not_read(db, world, monkeypatch, field, limit):
    """A sentence says so beside the question, and the verifier never sees it."""
    monkeypatch.setattr(check, limit, 10)
    monkeypatch.setattr(check.verifier, "check", None)
    files = {"bundle": SimpleUploadedFile("b.zip", b"x"), field: SimpleUploadedFile("x", b"x" * 11)}
    answer = browser().post("/check/", files)
    assert answer.status_code == 422
    assert b"too large to be" in answer.content


def test_the_page_says_how_large_a_bundle_may_be(db, world):
    """Nobody sends a large file to learn that it is too large."""
    assert b"of up to 32 MB" in browser().get("/check/").content
