"""Set a report as PDF/A-3a and PDF/UA-1, with its data inside: the same content gives the same bytes on every machine.

Fonts come from the installed wheels and from Typst itself, never from the machine; the only date is the report's own.
"""

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

import fontpkg_noto_sans
import fontpkg_noto_serif
import typst

from comity.desk.publications.consistency import ReportRefused, stop_inconsistent
from comity.desk.publications.content import Report, publication_bytes, publication_data
from comity.desk.publications.printed.report import printed
from comity.desk.publications.wording import counted, digest_groups, joined

TEMPLATE = Path(__file__).with_name("template") / "report.typ"
STANDARDS: "list[typst.PDFStandard]" = ["a-3a", "ua-1"]
"""PDF/A-3a for keeping, with the data inside; PDF/UA-1 for readers who hear the page. Typst refuses what breaks either."""
UNDISPLAYED = re.compile(r'the text `"(.+?)"` could not be displayed')


class MissingGlyphs(ReportRefused):
    """The report holds characters that its fonts cannot show."""

    def diagnostics(self) -> str:
        """What to do about it."""
        return "Write them in Latin, Greek or Cyrillic letters, or give a Text its `in_print` words."


def typeset(report: Report) -> bytes:
    """The report's PDF; raise ReportRefused, or MissingGlyphs with the characters and where they stand."""
    stop_inconsistent(report)
    data = publication_bytes(report)
    words = {
        **printed(report),
        "data_digest": digest_groups(sha256(data).hexdigest()),
        "data_size": counted(len(data), "byte"),
    }
    inputs = {"words": json.dumps(words, ensure_ascii=False), "data": data.decode()}
    try:
        pdf, warnings = typst.compile_with_warnings(
            TEMPLATE,
            root=TEMPLATE.parent,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs=inputs,
            pdf_standards=STANDARDS,
        )
    except typst.TypstError as error:
        raise _refusal(report, error) from None
    if warnings:  # A page number that did not settle is a wrong one.
        raise ReportRefused(f"Report {report.number} could not be set cleanly: {warnings[0].message}.")
    return pdf


@cache
def _fonts() -> typst.Fonts:
    """Noto Sans and Noto Serif from their wheels, and what Typst carries itself."""
    folders = [wheel.ROOT / "files" for wheel in (fontpkg_noto_sans, fontpkg_noto_serif)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


def _refusal(report: Report, error: typst.TypstError) -> ReportRefused:
    """What Typst refused, in a sentence; for characters without a glyph, which they are and where."""
    missing = sorted({character for text in UNDISPLAYED.findall(error.diagnostic) for character in text})
    if not missing:
        return ReportRefused(f"Report {report.number} could not be set: {error.message}.")
    named = joined(f"{character} (U+{ord(character):04X})" for character in missing)
    places = joined(dict.fromkeys(_places(publication_data(report), set(missing), "report")))
    return MissingGlyphs(f"The fonts cannot show {named}, which stand in {places}.")


def _places(value: object, characters: set[str], path: str) -> list[str]:
    """The paths of all texts that hold one of the characters."""
    match value:
        case str():
            return [path] if characters & set(value) else []
        case dict():
            return [place for key, inside in value.items() for place in _places(inside, characters, f"{path}.{key}")]
        case list() | tuple():
            return [place for at, inside in enumerate(value) for place in _places(inside, characters, f"{path}[{at}]")]
    return []
