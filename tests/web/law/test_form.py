"""The form of every page of the law: one heading, captions, labels, nothing inline, nothing from elsewhere."""

from itertools import pairwise
from pathlib import Path

import pytest

import comity.web
from comity.law.packs import regime, regimes

WEB = Path(comity.web.__file__).parent

PATHS = (
    "",
    "un-1718-dprk/?on=2017-08-06&since=2017-07-15",
    "un-1737-iran/?on=2026-06-01",
    "un-2374-mali/",
    "un-1718-dprk/UNSCR-2371-8/",
    "un-1718-dprk/UNSCR-2397-5/",
    "un-1718-dprk/measures/fuel/",
    "un-1718-dprk/cases/CASE-WISE-HONEST/",
    "goods/?q=coal",
    "act/?regime=un-1718-dprk&conduct=supply&date_from=2018-03-01&ask=1",
    "nowhere/",
)


@pytest.fixture(params=PATHS)
def tree(client, request):
    """One kind of page after the other."""
    from lxml import html

    return html.fromstring(client.get(f"/law/{request.param}").content.decode())


def test_a_page_has_one_first_heading_and_skips_no_level(tree):
    """Who listens to a page finds its parts by their headings."""
    levels = [
        int(heading.tag[1])
        for heading in tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
    ]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_says_what_it_shows(tree):
    """A table has its caption, and each column its heading."""
    assert all(
        table.xpath("./caption[normalize-space()]") and table.xpath("./thead//th")
        for table in tree.xpath("//main//table")
    )


def test_every_control_has_its_label(tree):
    """Nothing is asked for without words."""
    labelled = set(tree.xpath("//label/@for"))
    controls = tree.xpath("//main//*[self::input[not(@type='hidden')] or self::select or self::textarea]")
    assert [
        one.get("name") for one in controls if one.get("id") not in labelled and not one.xpath("ancestor::label")
    ] == []


def test_every_id_is_given_once(tree):
    """A link to a place finds one place."""
    ids = tree.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))


def test_every_link_within_a_page_finds_its_place(tree):
    """The contents lead to sections that are there."""
    assert {address[1:] for address in tree.xpath("//main//a/@href") if address.startswith("#")} <= set(
        tree.xpath("//@id")
    )


def test_a_page_loads_nothing_from_elsewhere(tree):
    """Styles and scripts come from our own address."""
    assert [
        address for address in tree.xpath("//link/@href | //script/@src | //img/@src") if not address.startswith("/")
    ] == []


def test_no_regime_and_no_target_stands_in_the_pages_code():
    """The law is data: a new regime needs no new line here."""
    folders = (WEB / "portal/law", WEB / "templates/law")
    text = "".join(
        path.read_text("utf-8") for folder in folders for path in folder.rglob("*.*") if path.suffix != ".pyc"
    )
    laws = [regime(name) for name in regimes() if name != "exercise"]
    named = {word for law in laws for word in (law.name, f'"{law.about.target.code}"', *law.about.target.name.values())}
    assert [word for word in named if word in text] == []
