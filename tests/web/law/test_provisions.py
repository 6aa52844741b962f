"""The page of a provision: whole for each of them, found in two clicks, and never surer than its mark."""

import pytest

from comity.law.packs import regime, regimes

DPRK = "un-1718-dprk"
FUEL = f"{DPRK}/UNSCR-2397-5/"


@pytest.mark.parametrize("name", regimes())
def test_every_provision_has_its_page(page, name):
    """Each shows its mark, says that its words are a paraphrase and links to the official text."""
    for one in regime(name):
        tree = page(f"{name}/{one.id}/")
        official = regime(name).instrument_of[one.id].source_url
        assert tree.xpath("//header//*[@class='certainty']/@data-certainty") == [one.certainty]
        assert tree.xpath("//section[@id='words']//a/@href")[0] == official
        assert "Paraphrase, not the text" in tree.text_content()


@pytest.mark.parametrize("name", regimes())
def test_every_paragraph_is_two_clicks_away(page, links, name):
    """From the list of regimes to the regime, from there to the paragraph, whether or not it stands today."""
    assert f"/law/{name}/" in links(page(""))
    assert {f"/law/{name}/{one.id}/" for one in regime(name)} <= links(page(f"{name}/"))


@pytest.mark.parametrize("name", regimes())
def test_every_measure_has_its_sheet(page, links, name):
    """One address a measure, with each of its provisions in its history."""
    for key, measure in regime(name).measures.items():
        assert {f"/law/{name}/{one}/" for one in measure.provisions} <= links(page(f"{name}/measures/{key}/"))


def test_the_json_is_the_librarys_answer(answer):
    """Nothing is added and nothing left out."""
    found = answer(f"{DPRK}/UNSCR-2371-8.json", on="2017-08-06")
    assert (found["paragraph"], found["status"], found["in_force_from"]) == ("8", "in force", "2017-08-05")
    assert found["exemptions"][0]["route"] == "humanitarian"


def test_a_cap_is_shown_with_its_unit_window_and_notices(page, words):
    """A number without its unit and its time is no limit; a conditional cap is said to be no quota."""
    said = words(page(FUEL).get_element_by_id("caps"))
    assert all(part in said for part in ("500,000 barrels", "calendar year", "75 %, 90 %, 95 %", "No quota", "30 days"))


def test_what_was_recalled_is_marked_so(page, words):
    """An element less sure than its paragraph carries its own mark."""
    marks = page(FUEL).xpath("//section[@id='elements']//*[@class='certainty']/@data-certainty")
    assert marks == ["C", "C"]


def test_vehicles_inward_cover_chapters_86_to_89(page, words):
    """The codes stand with their edition and whence they come."""
    said = words(page(f"{DPRK}/UNSCR-2397-7/").get_element_by_id("goods"))
    assert "86-89 HS2017 in the resolution" in said


def test_the_history_leads_from_rule_to_rule(page, words):
    """The exception, the cap and the ban stand in one line of time, the page's own marked."""
    history = page(f"{DPRK}/UNSCR-2321-26/", on="2017-07-15").get_element_by_id("history")
    assert "UNSCR-2371-8" in words(history.xpath(".//li[@aria-current]")[0])
    assert [words(item) for item in history.xpath(".//li//a[@class='mono']")] == ["UNSCR-2321-26", "UNSCR-2371-8"]


def test_unknown_is_a_value(page, words):
    """Where no national offence is recorded the page says unknown; where a state had none, it says that."""
    assert "unknown" in words(page(f"{DPRK}/UNSCR-2270-9/").get_element_by_id("national"))
    assert "no implementing offence" in words(page(f"{DPRK}/UNSCR-2371-8/").get_element_by_id("national"))


def test_a_case_is_an_allegation_with_its_sources(page, words):
    """A case bears on a paragraph only if the account holds, and says who contests it."""
    cases = page(f"{DPRK}/UNSCR-2371-8/").get_element_by_id("cases")
    said = words(next(item for item in cases.xpath(".//li") if "Wise Honest" in words(item)))
    assert "Would be breached :" in said
    assert "Disputed: holder of the coal certificate" in said
    assert "allegations of the sources named" in words(cases)


def test_a_lasting_link_keeps_its_day(page, words):
    """The address of a day gives the status of that day whenever it is opened."""
    tree = page(f"{DPRK}/UNSCR-2371-8/", on="2017-08-01")
    assert f"/law/{DPRK}/UNSCR-2371-8/?on=2017-08-01" in tree.xpath("//a/@href")
    assert "Not yet in force" in words(tree.get_element_by_id("status"))


def test_a_cap_that_does_not_count_on_the_day_says_so(page, words):
    """In October 2017 the quarter's 500,000 barrels count; the yearly figure stands apart until New Year."""
    caps = words(page("un-1718-dprk/UNSCR-2375-14/", on="2017-10-15").get_element_by_id("caps"))
    assert caps.index("500,000") < caps.index("does not count on the day shown") < caps.index("2,000,000")
    assert "since 2018-01-01" in caps
