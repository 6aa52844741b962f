"""The stylesheets' rules: enough contrast in both themes, both writing directions, nothing fetched from elsewhere."""

import re
from itertools import product
from pathlib import Path

import pytest

import comity.web

STYLES = Path(comity.web.__file__).parent / "static/style"
SHEETS = sorted(STYLES.glob("*.css"))
TOKEN = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)")
COLOURS = {
    name: {"light": light, "dark": dark} for name, light, dark in TOKEN.findall((STYLES / "base.css").read_text())
}
PAPERS = ("paper", "paper-2", "paper-3")
ON_PAPER = [*product(("ink", "ink-2", "accent", "for", "against", "gap"), PAPERS), ("ink", "accent-wash")]
ON_WASH = [
    ("on-accent", "accent"),
    ("gap", "gap-wash"),
    ("for", "for-wash"),
    ("against", "against-wash"),
    ("ink", "map-sea"),
]
EDGES = list(product(("rule-2", "map-silence", "hull-1", "hull-2", "hull-3", "hull-4"), PAPERS))


def luminance(colour):
    """Relative luminance of #rrggbb (WCAG 2.2, definition)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_what_it_stands_on(theme):
    """Every colour of text reaches 4.5:1 on every paper it is used on (WCAG 2.2, 1.4.3)."""
    weak = [(a, b) for a, b in ON_PAPER + ON_WASH if contrast(COLOURS[a][theme], COLOURS[b][theme]) < 4.5]
    assert weak == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_and_lines_stand_out(theme):
    """Edges of controls and lines of pictures reach 3:1 (WCAG 2.2, 1.4.11)."""
    assert [(a, b) for a, b in EDGES if contrast(COLOURS[a][theme], COLOURS[b][theme]) < 3] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_nothing_is_left_or_right(sheet):
    """Margins, edges and alignments follow the direction of writing."""
    physical = re.findall(
        r"(?:margin|padding|border)-(?:left|right)|(?<![\w-])(?:left|right):|text-align: (?:left|right)",
        sheet.read_text(),
    )
    assert physical == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_nothing_is_fetched_from_elsewhere(sheet):
    """No font, picture or sheet comes from another address."""
    assert re.findall(r"@import|url\(|https?:", sheet.read_text().replace('[href^="http"]', "")) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_sheet_says_what_it_is_for(sheet):
    """A sheet opens with its concern and stays short enough to be read."""
    text = sheet.read_text()
    assert text.startswith("/* ")
    assert text.count("\n") < 400


def test_every_colour_is_named_once():
    """Colours outside the tokens are TLP's own, black and white, and MapLibre's mark."""
    others = "".join(sheet.read_text() for sheet in SHEETS if sheet.name != "base.css")
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", others)) <= {"#000", "#fff", "#33ff00", "#ffc000", "#ff2b2b"}
