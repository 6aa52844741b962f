"""Public cases: as reported, with their sources, and with nothing that nobody verified."""

import re

import pytest

from comity.law.packs import PACKS
from comity.web.portal.law.cases import cases_of

DPRK = "un-1718-dprk"
NUMBERED = re.compile(r"\b(?:IMO|MMSI)\W*[0-9]+|\b[0-9]{7}\b|\b[0-9]{9}\b")
CASES = sorted(cases_of(DPRK))


@pytest.mark.parametrize("reference", CASES)
def test_every_case_has_its_page(page, words, reference):
    """Each names its sources and says that nothing in it is a finding."""
    tree = page(f"{DPRK}/cases/{reference}/")
    assert tree.xpath("//header//a[starts-with(@href, 'http')]")
    assert "They are allegations; nothing here is a finding." in words(tree)


@pytest.mark.parametrize("reference", CASES)
def test_no_identifier_stands_on_a_public_page(page, answer, words, reference):
    """Numbers of ships were not all verified: they reach no page and no answer."""
    said = words(page(f"{DPRK}/cases/{reference}/").xpath("//main")[0])
    assert NUMBERED.findall(re.sub(r"UNSCR-\S+", "", said)) == []
    assert "parties" not in answer(f"{DPRK}/cases/{reference}.json")["acts"][0]


def test_the_parties_of_a_case_are_not_listed(page, words):
    """A name that neither a court nor an official list gives reaches no page through a list of parties."""
    told = next(path for path in (PACKS / DPRK / "cases").glob("beer.yaml")).read_text("utf-8")
    assert "Rostkorsnab" in told
    assert "Rostkorsnab" not in words(page(f"{DPRK}/cases/CASE-BEER/"))


def test_beer_sold_by_a_listed_firm_is_shown_against_its_two_paragraphs(answer):
    """The page's JSON is what the command prints for the same file."""
    provisions = answer(f"{DPRK}/cases/CASE-BEER.json")["acts"][0]["provisions"]
    assert {one["id"] for one in provisions if one["result"] == "breached"} == {"UNSCR-1718-8d", "UNSCR-2087-9"}


def test_what_is_not_borne_out_says_why(page, words):
    """A provision a case was filed under stands with the reason why its acts do not give it."""
    assert "UNSCR-2321-22 Nothing recorded says that insurance was given." in words(
        page(f"{DPRK}/cases/CASE-WISE-HONEST/")
    )
