"""Every page: it answers whoever may see it, denies the rest, loads nothing from elsewhere, and can be read by machine and man."""

import pytest
from lxml import html
from tests.web.people import browser
from tests.web.walking import addresses, body

PAGE = "text/html"


def answers(name, pages):
    """What somebody is answered, by address; files are read to their end, which closes them."""
    client = browser(name)
    told = {page: client.get(page) for page in pages}
    for one in told.values():
        body(one)
    return told


@pytest.fixture(scope="module")
def read(standing, django_db_blocker):
    """Every page as the owner of the secrets reads it, who sees most, as trees."""
    with django_db_blocker.unblock():
        told = answers("anna", addresses())
    pages = {page: one for page, one in told.items() if one.headers.get("Content-Type", "").startswith(PAGE)}
    return {page: html.fromstring(one.content) for page, one in pages.items() if one.content}


@pytest.mark.usefixtures("site")
def test_every_address_answers_a_member():
    """A record that may be seen has its page, one that may not has none, and no page breaks."""
    told = answers("sam", addresses())
    assert {page for page, one in told.items() if one.status_code >= 500} == set()
    assert {page for page, one in told.items() if "KANARIE" in page and one.status_code != 404} == set()
    assert {told[page].status_code for page in ("/desk/", "/desk/cases/EX-1/", "/desk/findings/EX-1-F1/")} == {200}


@pytest.mark.usefixtures("site")
def test_the_public_reads_what_is_published_and_nothing_else():
    """A public page answers anybody; the workbench asks for a sign-in, whatever lies behind the address."""
    told = answers(None, addresses())
    desk = {page: one for page, one in told.items() if page.startswith("/desk/")}
    assert {one.status_code for one in desk.values()} == {302}
    assert all(one.url.startswith("/sign-in/") for one in desk.values())
    assert {told[page].status_code for page in ("/", "/reports/", "/check/", "/reports/EXERCISE-2026-1/")} == {200}


@pytest.mark.usefixtures("site")
def test_who_sits_nowhere_is_told_so():
    """Signing in is not enough: a seat at a member is."""
    told = answers("nobody-yet", [page for page in addresses() if page.startswith("/desk/")])
    assert {one.status_code for one in told.values()} == {403}


@pytest.mark.parametrize("name", ["sam", None])
@pytest.mark.usefixtures("site")
def test_every_answer_carries_the_policy(name):
    """No answer goes without saying what it may load; nothing may come from elsewhere, nothing inline may run."""
    policies = {one["Content-Security-Policy"] for one in answers(name, addresses()).values()}
    directives = [directive.split() for directive in policies.pop().split(";")]
    assert policies == set()
    assert {source for _, *sources in directives for source in sources} == {"'self'", "'none'", "data:"}


def test_nothing_inline_is_sent(read):
    """Not by a template, not by a form's widget: no page holds a style, a script or a handler of its own."""
    inline = "//style | //*[@style] | //script[not(@src)] | //@*[starts-with(name(), 'on')]"
    assert read
    assert [page for page, tree in read.items() if tree.xpath(inline)] == []


def test_every_page_says_what_it_is(read):
    """One heading of the first rank, a title, a language, a direction of writing."""
    for page, tree in read.items():
        assert len(tree.xpath("//h1")) == 1, page
        assert tree.findtext(".//title").strip().removesuffix("· Comity").strip(), page
        assert (tree.get("lang"), tree.get("dir")) == ("en", "ltr"), page


def test_every_table_and_picture_says_what_it_shows(read):
    """A table has its caption, a picture its words."""
    for page, tree in read.items():
        assert tree.xpath("//table[not(caption)][not(ancestor::dialog)]") == [], page
        assert tree.xpath("//img[not(normalize-space(@alt))]") == [], page


def test_every_control_has_its_label_and_every_id_is_given_once(read):
    """What a screen reader announces is what the eye reads beside it."""
    for page, tree in read.items():
        labelled = set(tree.xpath("//label/@for"))
        asked = tree.xpath("//main//*[self::input or self::select or self::textarea][not(@type='hidden')]")
        assert [one for one in asked if one.get("id") not in labelled and not one.xpath("ancestor::label")] == [], page
        ids = tree.xpath("//@id")
        assert sorted(ids) == sorted(set(ids)), page


@pytest.mark.usefixtures("site")
def test_writing_runs_from_the_right_for_those_who_read_so():
    """An Arabic reader gets a page that runs from the right; its words say truly which language they are in."""
    tree = html.fromstring(browser("sam", accept_language="ar").get("/desk/").content)
    assert (tree.get("lang"), tree.get("dir")) == ("en", "rtl")


@pytest.mark.parametrize("template", ["400", "403", "403_csrf", "404", "500"])
def test_a_failure_has_a_sentence_and_a_way_back(template):
    """It is drawn without anything that may be broken: no request, no seat, no database."""
    from django.template.loader import render_to_string

    tree = html.fromstring(render_to_string(f"{template}.html"))
    assert tree.findtext(".//h1")
    assert tree.xpath("//main//a[@href='/']")


@pytest.mark.usefixtures("db")
def test_files_carry_the_policy_too():
    """A picture or a script opened by its own address runs under the same rules."""
    answer = browser().get("/static/icon.svg")
    assert answer.getvalue().startswith(b"<svg")
    assert "default-src 'self'" in answer["Content-Security-Policy"]
