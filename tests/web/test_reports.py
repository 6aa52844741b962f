"""A published report as a page: everything its PDF says, its files, and its checking by anybody."""

import json
import zipfile
from io import BytesIO

import pytest
from lxml import html
from tests.web.people import browser

from comity.desk.publications.models import Publication

HERE = "/reports/EXERCISE-2026-1/"


@pytest.fixture(scope="module")
def page(standing, django_db_blocker):
    """The report's page, as the public reads it."""
    with django_db_blocker.unblock():
        return html.fromstring(browser().get(HERE).content)


def words(tree):
    """The text of a page, spaces made single."""
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize(
    "said",
    [
        "EXERCISE/2026/1",
        "TLP:CLEAR",
        "An exercise body that binds nobody.",
        "One ship carried coal (EXERCISE).",
        "The cargo was not seen.",
        "It carried coal (EXERCISE).",
        "Paraphrase, not the text",
        "The body judges it likely (55 to 80 per cent) that this statement is true.",
        "Confidence in this judgement is low. One log was read.",
        "It carried barley (EXERCISE)",
        "A company (EXERCISE) was invited on 2 March 2026 and replied on 7 March 2026.",
        "We carried barley (EXERCISE).",
        "EXC (EXERCISE) dissents",
        "The cargo was never seen",
        "2 of 3 participating members concur.",
        "It would name a person who helped (EXERCISE).",
        "Silent on AIS",
    ],
)
def test_the_page_says_what_the_report_says(page, said):
    """Number, standing, limits, statement, law, likelihood and confidence apart, reply, dissent, rule, what is withheld."""
    assert said in words(page)


def test_every_reference_leads_somewhere_on_the_page(page):
    """A paragraph, an exhibit, a run, a position: whatever is cited by an address of the page is there."""
    ids = set(page.xpath("//@id"))
    assert {one[1:] for one in page.xpath("//main//a/@href") if one.startswith("#")} <= ids
    assert {"p1", "EX-1-F1", "EX-1-F1-positions", "exhibit-1"} <= ids


def test_a_dissent_is_told_before_the_findings(page):
    """Nobody has to read to the end to learn that a member dissents."""
    (told,) = page.xpath("//*[@aria-labelledby='dissents-title'][following::article[@id='EX-1-F1']]")
    assert "EXC (EXERCISE) dissents" in words(told)


@pytest.mark.usefixtures("site")
def test_who_takes_no_part_is_told_before_the_findings():
    """A member that abstains or stays away does not concur, and is not left out among those that do not."""
    kept = Publication.objects.get()
    kept.content["findings"][0]["positions"][0] |= {"stand": "not-participating", "taken_on": None}
    kept.save()
    shown = html.fromstring(browser().get(f"/reports/{kept.folder}/").content)
    assert "EXA (EXERCISE) does not participate" in words(shown.xpath("//*[@aria-labelledby='dissents-title']")[0])


@pytest.mark.usefixtures("site")
def test_charts_are_pictures_with_words(page):
    """Each is drawn by the server, without a style of its own, and says in words what it shows."""
    shown = page.xpath("//figure/img")
    assert shown
    for one in shown:
        drawn = browser().get(one.get("src"))
        assert (drawn.status_code, drawn["Content-Type"]) == (200, "image/svg+xml")
        assert b" style=" not in drawn.content
        assert "999000001" in one.get("alt")


@pytest.mark.usefixtures("site")
def test_the_data_are_those_of_the_bundle():
    """What the page offers as JSON is byte for byte what was sealed."""
    bundle = zipfile.ZipFile(BytesIO(browser().get(f"{HERE}files/bundle.zip").getvalue()))
    (sealed,) = [name for name in bundle.namelist() if name.endswith("report.json")]
    offered = browser().get(f"{HERE}report.json").content
    assert offered == bundle.read(sealed)
    assert json.loads(offered)["number"] == "EXERCISE/2026/1"


@pytest.mark.parametrize("name", ["secret", "..%2Fsecret", "bundle.zip.part"])
@pytest.mark.usefixtures("site")
def test_no_other_file_is_served(name):
    """Bundle, PDF and anchor, and nothing else that lies about."""
    assert browser().get(f"{HERE}files/{name}").status_code == 404


def files():
    """The bundle and the anchor of the report."""
    folder = f"/reports/{Publication.objects.get().folder}/files/"
    return (BytesIO(browser().get(folder + name).getvalue()) for name in ("bundle.zip", "anchor.json"))


@pytest.mark.usefixtures("site")
def test_anybody_may_check_a_report_here():
    """With the anchor the verdict is that it is verified, and every check is told as a sentence."""
    bundle, anchor = files()
    answer = browser().post("/check/", {"bundle": bundle, "anchor": anchor})
    assert answer.status_code == 200
    assert "Verified: everything holds" in words(html.fromstring(answer.content))
    assert "EXC dissent" in words(html.fromstring(answer.content))


@pytest.mark.usefixtures("site")
def test_without_an_anchor_the_signer_is_unknown():
    """A bundle does not vouch for itself."""
    bundle, _anchor = files()
    answer = browser().post("/check/", {"bundle": bundle})
    assert "Intact, signer unknown" in words(html.fromstring(answer.content))


@pytest.mark.usefixtures("site")
def test_a_changed_bundle_is_refused():
    """One byte is enough, and the sentence names the part."""
    bundle, anchor = files()
    data = bytearray(bundle.getvalue())
    data[len(data) // 2] ^= 1
    told = words(html.fromstring(browser().post("/check/", {"bundle": BytesIO(data), "anchor": anchor}).content))
    assert "Refused: a part was found wanting" in told


@pytest.mark.usefixtures("site")
def test_what_is_no_bundle_cannot_be_checked():
    """A file of another kind is said to be one, and a form without a file asks for it."""
    told = words(html.fromstring(browser().post("/check/", {"bundle": BytesIO(b"no bundle")}).content))
    assert "This cannot be checked" in told
    assert browser().post("/check/").status_code == 422
