"""The desk tells which cases rest on a paragraph, and the page of the paragraph leads there, for members alone."""

import pytest
from lxml import html
from tests.desk.builders import BAN
from tests.web.people import browser

ASKED = f"/desk/law/?regime=exercise&provision={BAN}"


@pytest.mark.usefixtures("site")
def test_a_paragraph_leads_to_the_cases_that_turn_on_it():
    """From the law a member reaches the case and its finding."""
    links = html.fromstring(browser("sam").get(ASKED).content).xpath("//tbody//a/@href")
    assert {"/desk/cases/EX-1/", "/desk/findings/EX-1-F1/"} <= set(links)


@pytest.mark.usefixtures("site")
def test_a_case_and_its_finding_lead_to_their_paragraph():
    """From the desk a member reads the paragraph itself: its elements, its history, who disputes it."""
    link = f"/law/exercise/{BAN}/"
    pages = [
        html.fromstring(browser("sam").get(path).content) for path in ("/desk/findings/EX-1-F1/", "/desk/cases/EX-1/")
    ]
    assert any(found.startswith(f"{link}?on=") for found in pages[0].xpath("//article[@class='provision']//a/@href"))
    (law,) = pages[1].xpath("//section[@id='law']")
    assert len(law.xpath(".//article")) == len(law.xpath(".//a[starts-with(@href, '/law/exercise/')]"))


@pytest.mark.usefixtures("site")
def test_only_members_are_led_from_the_law_to_the_desk():
    """The public reads the same page of law without the door."""
    page = f"/law/exercise/{BAN}/"
    seen = {name: "/desk/law/?" in browser(name).get(page).content.decode() for name in ("sam", None)}
    assert seen == {"sam": True, None: False}


@pytest.mark.parametrize("asked", ["?regime=nowhere&provision=X", "?regime=un-1718-dprk&provision=X"])
@pytest.mark.usefixtures("site")
def test_a_paragraph_that_is_none_has_no_page(asked):
    """An address that names no paragraph is answered 404, not with an empty table."""
    assert browser("sam").get(f"/desk/law/{asked}").status_code == 404


@pytest.mark.usefixtures("site")
def test_a_paragraph_without_cases_says_so():
    """An empty answer is a sentence."""
    said = browser("sam").get("/desk/law/?regime=un-1718-dprk&provision=UNSCR-2270-29").content.decode()
    assert "No case that you may see turns on" in said
