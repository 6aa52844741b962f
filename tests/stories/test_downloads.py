"""What a stranger takes home from the public pages is the report, and the proof of it."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.story


def downloaded(page, link, to):
    """The file behind a link of the page, saved by the browser under its own name."""
    with page.expect_download() as coming:
        page.get_by_role("link", name=link).click()
    file = to / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


def report(page):
    """The newest report, from the first page by a link."""
    page.goto("/")
    page.get_by_role("main").get_by_role("article").get_by_role("heading").get_by_role("link").click()
    return page


def test_the_pdf_opens(visitor):
    """The link of the report leads to a PDF that the browser shows and does not save."""
    page = report(visitor())
    answer = page.request.get(page.get_by_role("link", name="Read the PDF").get_attribute("href"))
    assert answer.body().startswith(b"%PDF-")
    assert answer.headers["content-type"] == "application/pdf"
    assert "attachment" not in answer.headers["content-disposition"]


def test_the_bundle_is_verified_by_the_verifier_that_the_site_offers(visitor, site, tmp_path):
    """Bundle and verifier through the browser, the anchor from elsewhere: a bare Python says that all holds."""
    page = report(visitor())
    bundle = downloaded(page, "Bundle with the proofs", tmp_path)
    page.goto("/check/")
    verifier = downloaded(page, "verifier.py", tmp_path)
    command = [sys.executable, "-I", "-S", verifier, bundle, "--anchor", site.anchor]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "verdict: verified")
