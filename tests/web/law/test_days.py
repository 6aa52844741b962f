"""A regime on a day: the acceptance examples of the law, through the pages and their JSON."""

import pytest

DPRK = "un-1718-dprk"
COAL = [("2016-06-01", "UNSCR-2270-29"), ("2017-07-15", "UNSCR-2321-26"), ("2017-08-06", "UNSCR-2371-8")]


@pytest.mark.parametrize(("on", "rule"), COAL)
def test_coal_is_under_another_rule_on_each_of_three_days(answer, on, rule):
    """An answer without a day is no answer: an exception, a cap, a ban."""
    found = answer(f"{DPRK}.json", on=on, hs="2701", direction="from")
    assert [one["id"] for one in found["provisions"]] == [rule]


@pytest.mark.parametrize(("on", "rule"), COAL)
def test_the_page_lists_the_rule_of_its_day(page, on, rule):
    """What the JSON answers stands on the page, with the others of the measure left to the list below."""
    tree = page(f"{DPRK}/", on=on)
    listed = tree.xpath("//section[@id='coal']//li/@id")
    assert {rule} == {name for _, name in COAL} & set(listed)


def test_ais_is_called_upon_and_not_forbidden(page, words):
    """A silent ship breaches nothing, and the page says so."""
    row = page(f"{DPRK}/", on="2018-06-01").get_element_by_id("UNSCR-2397-13")
    assert "calls upon" in words(row)
    assert "Nothing can breach it" in words(page(f"{DPRK}/UNSCR-2397-13/"))


def test_a_contested_status_is_a_table_of_stances(page, words):
    """Never one boolean: who, since when, what they hold, and a source for each."""
    tree = page("un-1737-iran/", on="2026-06-01")
    rows = tree.xpath("//section[h2='Stances on the status']//tbody/tr")
    assert len(rows) == 8
    assert all(row.xpath(".//time") and row.xpath(".//a[starts-with(@href, 'http')]") for row in rows)
    assert {words(row.find_class("view")[0]) for row in rows} == {"in force", "not in force"}


def test_one_holders_view_may_be_asked_for(page):
    """In the view of one who denies them the measures do not stand; in nobody's view they are contested."""
    denied = page("un-1737-iran/", on="2026-06-01", according_to="RU")
    assert denied.xpath("//section[@id='arms']") == []
    assert len(page("un-1737-iran/", on="2026-06-01").xpath("//section[@id='arms']//*[@class='gap']")) == 3


def test_nothing_is_in_force_after_the_end(page, answer, words):
    """An ended regime answers with nothing, and says since when."""
    assert answer("un-2374-mali.json", on="2023-09-01")["provisions"] == []
    assert "nothing is in force. The measures ended on 2023-08-31." in words(page("un-2374-mali/", on="2023-09-01"))


def test_a_day_unknown_is_not_in_force(page, words):
    """What was superseded on a day nobody recorded is shown so, on every day, and counted as neither."""
    tree = page(f"{DPRK}/", on="2017-08-06")
    assert "superseded, day unknown" in words(tree.get_element_by_id("UNSCR-1874-18"))
    assert "89 paragraphs of 133 are in force. 3 were superseded on a day that nobody recorded" in words(tree)


def test_what_changed_between_two_days(page, answer, words):
    """What ended is shown with what replaced it, and both are linked."""
    panel = page(f"{DPRK}/", on="2017-08-06", since="2017-07-15").get_element_by_id("changes")
    ended = next(row for row in panel.xpath(".//tbody/tr") if "UNSCR-2321-26" in words(row))
    assert "replaced by UNSCR-2371-8" in words(ended)
    found = answer(f"{DPRK}/changes.json", after="2017-07-15", upto="2017-08-06")
    assert len(panel.xpath(".//tbody/tr")) == len(found["changes"]) == 12


def test_a_reader_steps_from_change_to_change_without_a_script(page):
    """Links lead to the change before and the change after, and a form takes any day."""
    tree = page(f"{DPRK}/", on="2017-08-06", by="instrument")
    assert tree.xpath("//a[@rel='prev']/@href") == ["?on=2017-08-05&by=instrument"]
    assert tree.xpath("//a[@rel='next']/@href") == ["?on=2017-09-05&by=instrument"]
    assert tree.xpath("//form[@method='get']//input[@name='on']/@value") == ["2017-08-06"]


def test_a_step_of_the_slider_keeps_its_day_in_the_address(client):
    """Whoever sends the address on sends the day."""
    response = client.get(f"/law/{DPRK}/", {"step": "7", "on": "2026-01-01", "by": "instrument"})
    assert response["HX-Replace-Url"] == f"/law/{DPRK}/?on=2017-08-05&by=instrument"


def test_an_invented_regime_says_so(page, words):
    """EXERCISE stands on each page about it."""
    for path in ("exercise/", "exercise/EXERCISE-102-8/", "exercise/measures/coal/"):
        assert page(path).xpath("//header[contains(@class, 'head')]//strong[@class='exercise']")
