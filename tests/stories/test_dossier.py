"""Read a dossier, look back to a past day, search in four scripts and say for whose eyes, all by the keyboard."""

import pytest
from playwright.sync_api import expect
from tests.stories.looking import faults

pytestmark = pytest.mark.story
SHIP = "/desk/subjects/EXERCISE/sable-heron/"


def reached(page, wanted):
    """Press Tab until what is wanted has the focus."""
    for _ in range(80):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("The keyboard does not reach it.")


def test_every_part_of_a_dossier_is_reached_by_the_keyboard(visitor):
    """Each part opens with Enter, and axe finds nothing wrong with it."""
    page = visitor("secretariat")
    page.goto(SHIP)
    for part in ("Identity over time", "Links", "Exhibits", "Cases", "What is asserted"):
        link = page.get_by_role("navigation", name="Parts of this dossier").get_by_role("link", name=part)
        reached(page, link)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=2, name=part)).to_be_visible()
        assert faults(page) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_past_day_is_told_by_a_banner_with_scripts_and_without(visitor, scripts):
    """Before anything was recorded the dossier is empty and says which day it stands on; the way back is a link."""
    page = visitor("secretariat", java_script_enabled=scripts)
    page.goto(SHIP)
    page.get_by_label("As known on").fill("2020-01-01")
    page.get_by_role("button", name="Show that day").press("Enter")
    expect(page.get_by_text("As known on 2020-01-01, at the end of the day in UTC.")).to_be_visible()
    expect(page.get_by_text("Heronfield")).to_have_count(0)
    page.get_by_role("link", name="Back to today").press("Enter")
    expect(page.get_by_text("Heronfield").first).to_be_visible()


@pytest.mark.parametrize("words", ["조선", "朝鲜", "Корея", "كوريا"])
def test_a_search_takes_any_script_by_the_keyboard(visitor, words):
    """Korean, Chinese, Russian and Arabic words are asked for as they are typed, and the answer repeats them truly."""
    page = visitor("secretariat")
    page.goto("/desk/search/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/search/?q=*")
    expect(page.get_by_role("searchbox")).to_have_value(words)
    assert faults(page) == []


def test_the_marking_control_says_who_will_see_by_the_keyboard(visitor):
    """The arrow keys choose a label, and the sentence follows before anything is sent."""
    page = visitor("secretariat")
    page.goto("/desk/begin/open-case/")
    expect(page.locator("#will-see")).to_contain_text("EXS: everyone.")
    reached(page, page.get_by_label("TLP:AMBER+STRICT"))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#will-see")).to_contain_text("Everybody, without signing in.")
    assert faults(page) == []
