"""The goods check: what a code or a word hits, how surely, and what applies whatever the goods."""

import pytest

DPRK = "un-1718-dprk"


def test_coal_in_words_finds_the_ban_of_the_day(page, words):
    """An everyday word leads to a code, and the code to the paragraph with the basis of its codes."""
    answered = page("goods/", q="coal", on="2017-08-06", direction="from").get_element_by_id("answer")
    assert words(answered.xpath(".//h2")[0]).startswith("Code 2701")
    assert "working list" in words(answered.get_element_by_id("UNSCR-2371-8"))


def test_beer_hits_nothing_and_that_clears_nothing(page, words):
    """An empty answer says that a dealing with a designated party is a breach all the same, and by which paragraph."""
    said = words(page("goods/", q="beer", on="2026-01-01", direction="from").get_element_by_id("answer"))
    assert "No code hits; a dealing with a designated party is a breach whatever the goods." in said
    assert "Asset freeze on designated persons and entities" in said


@pytest.mark.parametrize("asked", ["wheelchair", "fauteuil roulant", "8713", "8713.10"])
def test_a_wheelchair_is_hit_and_the_way_to_ask_is_named(page, words, asked):
    """A ban that catches aid comes with the exemption: who may ask, through whom, with what, who decides."""
    said = words(page("goods/", q=asked, on="2018-06-01", direction="to").get_element_by_id("answer"))
    assert "Machinery, vehicles and metals to the DPRK" in said
    assert "Humanitarian exemption from the 1718 Committee" in said
    assert "Who may ask a Member State" in said


def test_medical_needles_name_no_paragraph(answer):
    """Needles are no machinery; the answer names what turns on a designated party."""
    found = answer("goods.json", q="medical needles", on="2018-06-01", direction="to", regime=DPRK)
    assert found["readings"][0]["code"] == "901832"
    assert found["readings"][0]["answers"][0]["provisions"] == []
    assert "UNSCR-1718-8d" in found["readings"][0]["answers"][0]["whatever_the_goods"]


def test_bans_without_a_code_are_not_passed_over(page, words):
    """A code finds no arms and no luxury goods: the page lists the bans that name none."""
    said = words(page("goods/", q="8713", on="2018-06-01", direction="to").get_element_by_id("answer"))
    assert "bans on goods named in words" in said
    assert "Arms embargo in both directions" in said


def test_words_in_no_table_clear_nothing(page, answer, words):
    """No code found is said as that, never as permission."""
    assert "That clears nothing" in words(page("goods/", q="flurbs"))
    found = answer("goods.json", q="flurbs")
    assert (found["readings"], "That clears nothing" in found["note"]) == ([], True)


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "  "}])
def test_a_program_that_asks_nothing_is_told_so(answer, asked):
    """No goods, no answer: an empty list would read as one."""
    assert "write a code or a word" in answer("goods.json", status=422, **asked)["error"]


def test_a_contested_measure_is_not_stated_as_a_breach(page, words):
    """For a regime whose status is contested the page says whose view it is that a dealing is a breach."""
    said = words(page("goods/", q="beer", on="2026-06-01").get_element_by_id("of-un-1737-iran").getparent())
    assert "Those who hold these measures to be in force" in said
    assert "is a breach" not in said


def test_where_nothing_is_recorded_the_page_says_so(page, words):
    """Iron ore of July 2017: no paragraph is shown, and the page says why that clears nothing."""
    said = words(page("goods/", q="2601", on="2017-07-15", direction="from").get_element_by_id("answer"))
    assert "does not mean that none applied" in said


def test_invented_regimes_are_asked_only_by_name(page):
    """A trader's question is not answered with an exercise; a trainee's is."""
    assert page("goods/", q="2701", on="2021-01-01").xpath("//*[@id='of-exercise']") == []
    assert page("goods/", q="2701", on="2021-01-01", regime="exercise").xpath("//*[@id='of-exercise']//strong")


def test_a_code_is_read_in_the_edition_of_its_day(answer):
    """What a customs paper of 2017 said is read with the table of 2017."""
    assert answer("goods.json", q="2701", on="2017-08-06")["readings"][0]["edition"] == "HS2017"
    assert answer("goods.json", q="coal", on="2017-08-06")["readings"][0]["edition"] == "HS2022"


@pytest.mark.parametrize("asked", ["01-99", "2", "270", "9999", "27011100", "7701"])
def test_what_is_no_code_is_refused_and_kept(page, words, asked):
    """The sentence says what a code looks like; what was typed stays in the field."""
    tree = page("goods/", q=asked, status=422)
    assert tree.xpath("//input[@name='q']/@value") == [asked]
    assert "code" in words(tree.xpath("//*[@role='alert']")[0])
