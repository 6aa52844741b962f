"""Walk the whole way of the work, from the queue to the check of the report, with scripts and without."""

import pytest
from tests.stories.visiting import sign_in

pytestmark = pytest.mark.story
WITH_AND_WITHOUT = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
VERDICTS = {
    "as it came": "Verified: everything holds",
    "without an anchor": "Intact, signer unknown",
    "one byte flipped": "Refused: a part was found wanting",
}


@WITH_AND_WITHOUT
def test_each_page_leads_to_the_next_from_the_queue_to_the_check(visitor, site, scripts):
    """Sign in, queue, signal, case, finding, report, check: by links alone."""
    page = visitor(java_script_enabled=scripts)
    sign_in(page, site, "auremia")
    page.get_by_role("link", name="Taken").click()
    page.get_by_role("link", name="Silent on AIS").click()
    page.get_by_role("link", name="EXERCISE-2026-COAL").first.click()
    page.get_by_role("link", name="EXERCISE-2026-F1").first.click()
    page.get_by_role("main").get_by_role("link", name="EXERCISE-2026-1", exact=True).click()
    page.get_by_role("link", name="Check a report").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Check a report"


@WITH_AND_WITHOUT
@pytest.mark.parametrize("how", VERDICTS)
def test_a_bundle_is_checked_on_the_page(visitor, site, how, scripts):
    """With the anchor verified; without it intact, but nobody's; with one byte changed refused, and the part named."""
    page, bundle = visitor(java_script_enabled=scripts), bytearray(site.bundle.read_bytes())
    bundle[len(bundle) // 2] ^= how == "one byte flipped"
    page.goto("/check/")
    sent = {"name": "bundle.zip", "mimeType": "application/zip", "buffer": bytes(bundle)}
    page.get_by_label("Bundle (.zip)").set_input_files(sent)
    if how != "without an anchor":
        page.get_by_label("Anchor (.json)").set_input_files(site.anchor)
    page.get_by_role("button", name="Check", exact=True).click()
    assert page.locator(".verdict").inner_text().startswith(VERDICTS[how])
    assert page.get_by_role("cell", name="refused", exact=True).count() == (how == "one byte flipped")


@WITH_AND_WITHOUT
def test_a_signal_is_dismissed_with_a_reason_and_put_back(visitor, scripts):
    """An act says that it is done, and its undoing stands where the signal went."""
    page = visitor("secretariat", java_script_enabled=scripts)
    page.goto("/desk/")
    page.get_by_role("link", name="Dismiss").last.click()
    page.get_by_label("Reason").fill("EXERCISE: the story dismisses it.")
    page.get_by_role("button", name="Dismiss").click()
    page.get_by_role("link", name="Dismissed 1").click()
    page.get_by_role("button", name="Put back").click()
    assert "written in the log" in page.get_by_role("main").inner_text()
