"""The map draws what its table says, and the table says it without the map."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.story
CASE = "/desk/cases/EXERCISE-2026-COAL/"


@pytest.mark.parametrize("island", ["track-map", "time-chart"])
def test_a_case_draws_its_pictures(visitor, island):
    """Track and time are drawn, in a browser without a graphics card too."""
    page = visitor("auremia")
    page.goto(CASE)
    expect(page.locator(f"{island}[drawn]")).to_be_visible()
    assert page.locator(f"{island} .island-error").is_hidden()


def test_without_scripts_a_table_and_a_picture_say_the_same(visitor):
    """The segments stand in a table, below a picture that was drawn on the server and is described in words."""
    page = visitor("auremia", java_script_enabled=False)
    page.goto(CASE)
    still = page.locator("track-map img.still")
    still.scroll_into_view_if_needed()
    assert "293000117" in still.get_attribute("alt")
    assert page.locator("track-map tbody tr").first.is_visible()
    assert page.request.get(still.get_attribute("src")).headers["content-type"].startswith("image/svg+xml")


def test_where_no_map_can_be_drawn_the_page_says_so(visitor):
    """The track's data does not come: one sentence instead of the map, and the table stays."""
    page = visitor("auremia", breaks="tracks.geojson answered 404")
    page.route("**/tracks.geojson", lambda route: route.fulfill(status=404))
    page.goto(CASE)
    expect(page.locator("track-map .island-error")).to_be_visible()
    assert page.locator("track-map tbody tr").first.is_visible()
