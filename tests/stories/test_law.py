"""Whoever asks what the law said on a day is two clicks from the paragraph, with scripts and without."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.story
WITH_AND_WITHOUT = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
ENDED = "/law/un-2374-mali/"
"""A regime whose measures began and ended on known days."""


@WITH_AND_WITHOUT
def test_a_paragraph_is_two_clicks_away(visitor, scripts):
    """From the list of regimes to a regime, from there to a paragraph with its citation and its official text."""
    page = visitor(java_script_enabled=scripts)
    page.goto("/law/")
    page.get_by_role("link", name="Security Council measures on the DPRK").first.click()
    page.locator(".provisions a.title").first.click()
    expect(page.get_by_role("main").get_by_text("paragraph").first).to_be_visible()
    expect(page.locator("main a[href^='https://docs.un.org/']").first).to_be_visible()


@WITH_AND_WITHOUT
def test_another_day_gives_another_answer(visitor, scripts):
    """While the measures stood some paragraphs were in force; today none is."""
    page = visitor(java_script_enabled=scripts)
    page.goto(ENDED)
    expect(page.get_by_role("status")).to_contain_text("nothing is in force")
    page.get_by_label("On the day").fill("2020-01-01")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status")).to_contain_text("On 2020-01-01, 4 paragraphs of 4 are in force")


def test_the_slider_goes_from_change_to_change(visitor):
    """A step back from today shows the last day on which the law changed, and the address names that day."""
    page = visitor()
    page.goto(ENDED)
    page.get_by_role("slider").press("Home")
    expect(page.get_by_role("status")).to_contain_text("On 2017-09-05")
    assert page.url.endswith("?on=2017-09-05")


@WITH_AND_WITHOUT
def test_the_law_speaks_the_language_that_is_chosen(visitor, scripts):
    """French is chosen at the foot of a page: titles and labels change there, and on the next page too."""
    page = visitor(java_script_enabled=scripts)
    page.goto("/law/")
    page.get_by_role("button", name="Français").click()
    expect(page.get_by_role("link", name="Mesures du Conseil de sécurité").first).to_be_visible()
    page.goto(ENDED)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mesures du Conseil de sécurité")
