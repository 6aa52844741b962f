"""The pages as a reader reads them."""

import re

import pdfplumber
import pytest
from tests.desk.publications.builders import (
    DISSENT,
    KOREAN,
    a_corrected_report,
    a_finding,
    a_report,
    digest,
    the_exhibits,
)

from comity.desk.publications.consistency import CONFIDENCE, LIKELIHOOD, SENTENCES
from comity.desk.publications.content import publication_bytes
from comity.desk.publications.typeset import typeset
from comity.desk.publications.wording import digest_groups


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The exercise report's pages as text."""
    return read(a_report(), tmp_path_factory.mktemp("set"))


def read(report, folder):
    """The pages of a report as text, line by line."""
    path = folder / "report.pdf"
    path.write_bytes(typeset(report))
    with pdfplumber.open(path) as document:
        return [page.extract_text() for page in document.pages]


def flowing(pages):
    """All text as one line: what wraps on the page reads through."""
    return re.sub(r"\s+", " ", " ".join(pages))


def test_every_page_says_exercise(pages):
    """No page of an exercise can be taken for a report on anybody."""
    assert all("EXERCISE: invented for training" in page for page in pages)


def test_a_real_report_does_not_say_exercise(tmp_path):
    """The band belongs to exercises alone."""
    report = a_report(exercise=False, number="TEST/2026/1", findings=(a_finding(charts=()),))
    assert all("invented for training" not in page for page in read(report, tmp_path))


def test_every_page_has_number_marking_and_place(pages):
    """A single page that goes astray still says what it is from, for whose eyes, and which page it is."""
    for number, page in enumerate(pages, 1):
        assert "EXERCISE/2026/1" in page
        assert "TLP:CLEAR" in page
        assert f"page {number} of {len(pages)}" in page


def test_a_dissent_stands_under_its_members_name(pages):
    """The whole reason, after the name of the member that gives it and before the next."""
    text = flowing(pages)
    words = DISSENT.split()
    after = text.split("EXERCISE Member Dogwood", 1)[1].split("EXERCISE Member Elm", 1)[0]
    assert "dissents" in after
    assert [word for word in words if word not in after] == []


def test_a_dissent_is_set_in_the_type_of_the_findings(tmp_path):
    """No member's reason is printed smaller than the body's own words."""
    path = tmp_path / "report.pdf"
    path.write_bytes(typeset(a_report()))
    with pdfplumber.open(path) as document:
        words = [word for page in document.pages for word in page.extract_words(extra_attrs=["size", "fontname"])]
    found = {word["text"]: (round(word["size"], 1), word["fontname"].partition("+")[2]) for word in words}
    assert found["broker"] == found["anchorage"] == (9.6, "NotoSerif-Regular")


def test_no_sentence_on_the_pages_mixes_likelihood_and_confidence(pages):
    """What the layout puts side by side does not read as one sentence either."""
    sentences = SENTENCES.split(flowing(pages))
    assert [s for s in sentences if LIKELIHOOD.search(s) and CONFIDENCE.search(s)] == []


def test_provisions_stand_with_their_certainty_and_address(pages):
    """Our words for the law never stand without how far they were checked and where the law itself is."""
    text = flowing(pages)
    for cited in a_finding().citations:
        assert f"Certainty of our words {cited.certainty}: {cited.certainty_words}" in text
        assert cited.source_url in text.replace(" ", "")


def test_digests_are_whole_on_a_line(pages):
    """Every exhibit's digest is printed in groups of eight that no line breaks."""
    lines = [line for page in pages for line in page.splitlines()]
    for exhibit in the_exhibits():
        assert any(" ".join(digest_groups(exhibit.sha256)) in line for line in lines)


def test_the_report_prints_the_digest_of_its_own_data(pages):
    """A reader can compare what is inside the file with what the page says."""
    assert " ".join(digest_groups(sha256_of_data())) in flowing(pages)


def sha256_of_data():
    """The digest of the publication data."""
    return digest(publication_bytes(a_report()).decode())


def test_trust_is_sent_elsewhere(pages):
    """The page on checking says first that the anchor must come by another way."""
    last = flowing(pages[-1:])
    assert "Trust comes from the anchor, and the anchor comes from elsewhere." in last
    assert "the ministry of each member, on paper" in last


def test_words_that_the_fonts_lack_are_kept_in_the_data(pages):
    """The page shows the translation and says so; the letter itself is inside the file."""
    text = flowing(pages)
    assert "She loaded no coal." in text
    assert KOREAN not in text
    assert KOREAN in publication_bytes(a_report()).decode()


def test_a_corrected_report_names_what_it_supersedes(tmp_path):
    """The old edition stays published; the new one says what was wrong in it."""
    text = flowing(read(a_corrected_report(), tmp_path))
    assert "This edition supersedes EXERCISE/2026/1, which stays published." in text
    correction = text.partition("which stays published.")[2][:400]
    assert all(words in correction for words in ("2 May 2026", "31 ships", "29 ships", "shore"))
