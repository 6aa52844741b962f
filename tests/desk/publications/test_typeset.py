"""The PDF: what it is, what it carries inside, and that it is the same everywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from pdfminer.pdftypes import resolve1
from tests.desk.publications.builders import a_report

from comity.desk.publications.content import publication_bytes
from comity.desk.publications.typeset import typeset

ELSEWHERE = """
import sys
from comity.desk.publications.typeset import typeset
from tests.desk.publications.builders import a_report
sys.stdout.buffer.write(typeset(a_report()))
"""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    """The exercise report, set once."""
    path = tmp_path_factory.mktemp("set") / "report.pdf"
    path.write_bytes(typeset(a_report()))
    return path


@pytest.fixture(scope="module")
def document(pdf):
    """The PDF, opened."""
    with pdfplumber.open(pdf) as opened:
        yield opened


@pytest.fixture(scope="module")
def catalog(document):
    """The document's catalog."""
    return {key: resolve1(value) for key, value in document.doc.catalog.items()}


def tagged(node, role):
    """Every element of a role below a node of the structure tree."""
    node = resolve1(node)
    if isinstance(node, list):
        for child in node:
            yield from tagged(child, role)
    elif isinstance(node, dict):
        if getattr(node.get("S"), "name", "") == role:
            yield node
        yield from tagged(node.get("K"), role)


def test_two_builds_have_the_same_bytes(pdf):
    """A report set again can be compared byte by byte."""
    assert typeset(a_report()) == pdf.read_bytes()


def test_another_process_zone_and_language_give_the_same_bytes(pdf, tmp_path):
    """Nothing of the machine reaches the pages: not its clock's zone, its locale, its fonts or its folder."""
    here = str(Path(__file__).parents[3])
    environment = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "HOME": str(tmp_path), "PYTHONPATH": here}
    said = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], capture_output=True, check=True, env=environment, cwd=tmp_path
    )
    assert said.stdout == pdf.read_bytes()


def test_the_data_travel_inside(pdf):
    """Whoever has the PDF has the publication data, to the byte."""
    document = pypdfium2.PdfDocument(pdf)
    assert document.count_attachments() == 1
    attachment = document.get_attachment(0)
    assert (attachment.get_name(), bytes(attachment.get_data())) == ("report.json", publication_bytes(a_report()))


def test_the_file_says_which_standards_it_keeps(catalog):
    """PDF/A-3a and PDF/UA-1 stand in its metadata, as the typesetter checked them."""
    said = catalog["Metadata"].get_data().decode()
    for claim in (
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ):
        assert claim in said


def test_the_file_can_be_heard(catalog):
    """It is tagged, says its language, and its headings and tables are named as such."""
    assert catalog["MarkInfo"]["Marked"] is True
    assert catalog["Lang"] in {b"en", "en"}
    assert len(list(tagged(catalog["StructTreeRoot"], "H1"))) == 10
    assert len(list(tagged(catalog["StructTreeRoot"], "Table"))) == 6


def test_every_figure_is_told_in_words(catalog):
    """Map and strip carry what they show as text."""
    told = [resolve1(figure.get("Alt")) for figure in tagged(catalog["StructTreeRoot"], "Figure")]
    assert len([words for words in told if words]) == len(told) == 2


def test_the_only_date_is_the_reports_own(document):
    """The file was made when the report was published, whatever the clock says."""
    assert {document.metadata[key] for key in ("CreationDate", "ModDate")} == {"D:20260420000000Z"}


def test_every_font_is_inside_and_from_the_wheels(document):
    """The page looks the same where none of its fonts is installed."""
    resources = [resolve1(page.page_obj.resources)["Font"] for page in document.pages]
    used = [resolve1(font) for fonts in resources for font in resolve1(fonts).values()]
    names = {font["BaseFont"].name.partition("+")[2].partition("-")[0] for font in used}
    assert names == {"NotoSans", "NotoSerif", "DejaVuSansMono"}
    described = [resolve1(resolve1(resolve1(font["DescendantFonts"])[0])["FontDescriptor"]) for font in used]
    assert all({"FontFile2", "FontFile3"} & set(descriptor) for descriptor in described)
