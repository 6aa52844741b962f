"""What cannot be set is refused with a sentence."""

import pypdfium2
import pytest
from hypothesis import given, settings, strategies as st
from tests.desk.publications.builders import a_finding, a_report
from tests.desk.publications.voyages import a_chart, a_track

from comity.desk.publications.consistency import ReportRefused
from comity.desk.publications.typeset import MissingGlyphs, typeset
from comity.vocabulary.errors import BadInput

BARE = {"charts": (), "measures": ()}


def test_characters_without_a_glyph_are_named_with_their_places():
    """An empty box on a page would be a lie by omission: the author learns which signs, and where they stand."""
    report = a_report(title="Coal from 남포", findings=(a_finding(statement="At 남포 coal was loaded.", **BARE),))
    with pytest.raises(MissingGlyphs) as refusal:
        typeset(report)
    assert "남 (U+B0A8) and 포 (U+D3EC)" in str(refusal.value)
    assert "report.title and report.findings[0].statement" in str(refusal.value)
    assert "in_print" in refusal.value.diagnostics()


def test_a_name_on_the_map_without_a_glyph_is_refused_too():
    """The drawing is held to the same rule as the text."""
    report = a_report(findings=(a_finding(charts=(a_chart(tracks=(a_track(name_claimed="새별"),)),)),))
    with pytest.raises(MissingGlyphs, match=r"charts\[0\]\.tracks\[0\]\.name_claimed"):
        typeset(report)


@pytest.mark.parametrize(
    "title", ["Находка и Владивосток", "Θεσσαλονίκη", "Kołobrzeg, İstanbul, Đà Nẵng", "№ 7 – “q” ′ ≥ →"]
)
def test_latin_greek_and_cyrillic_are_shown(title):
    """The fonts of the wheels cover what they promise."""
    assert typeset(a_report(title=title, findings=(a_finding(**BARE),)))


def test_content_is_never_read_as_markup():
    """What a source wrote cannot format, call or break anything."""
    title = '#panic("x") *b* $x$ `r` @ref <label> [c] // /* \\ " \' #include "/etc/passwd"'
    pdf = typeset(a_report(title=title, findings=(a_finding(statement=title, **BARE),)))
    assert title in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().replace("\r\n", " ")


def test_an_inconsistent_report_is_not_set():
    """Nothing is printed that contradicts itself."""
    with pytest.raises(ReportRefused, match="its number must begin with EXERCISE"):
        typeset(a_report(number="2026/1"))


@given(st.text(min_size=1, max_size=40))
@settings(max_examples=40, deadline=None)
def test_any_words_are_set_or_refused_with_a_sentence(words):
    """No text from a source ends in anything but a page or a sentence."""
    report = a_report(title=words, findings=(a_finding(charts=(a_chart(title=words),), measures=()),))
    try:
        outcome = typeset(report)
    except BadInput as refusal:
        outcome = f"{refusal}".encode()
    assert outcome.startswith(b"%PDF-1.7") or outcome.endswith(b".")
