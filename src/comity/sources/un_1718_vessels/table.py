"""Know how the list of designated vessels is laid out: ten columns, a head of three rows, several rows to a ship."""

import re

import msgspec

from comity.sources.reading import Unreadable

TITLE = "1718 Designated Vessels List"
COLUMNS = {0: "#", 1: "Vessel Name", 3: "IMO number", 4: "Date of designation", 5: "Relevant sanctions measures"}
WIDTH = 10
HEAD_ROWS = 3
FIRST_MEASURE = 5
MEASURES = (
    "Paragraph 8 (d) of resolution 1718 (2006) and paragraph 12 of resolution 2270 (2016)",
    "Paragraph 12 (a) of resolution 2321 (2016)",
    "Paragraph 12 (d) of resolution 2321 (2016)",
    "Paragraph 6 of resolution 2371 (2017) and paragraph 6 of resolution 2375 (2017)",
    "Economic resources controlled or operated by Ocean Maritime Management (KPe.020)",
)
"""The five columns of measures, in the list's words."""

Cell = tuple[str, ...]
"""The lines of text in a cell; none where another cell reaches over it."""


class Row(msgspec.Struct, frozen=True):
    """One row of the table, ten cells wide, and where a person finds it: `page 2, row 3`."""

    cells: tuple[Cell, ...]
    place: str


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """All rows of a file in order, and the title the file gives itself."""

    title: str
    rows: tuple[Row, ...]


class Entry(msgspec.Struct, frozen=True):
    """The rows that belong to one ship."""

    rows: tuple[Row, ...]

    @property
    def number(self) -> int:
        """The number in the first column, on whichever of the rows; 0 where none stands there."""
        text = next((text for row in self.rows if (text := joined(row.cells[0]))), "")
        return int(text) if text.isascii() and text.isdigit() else 0


def joined(lines: Cell) -> str:
    """The lines as one text; a line that ends in a hyphen is joined to the next without a space."""
    text = ""
    for line in filter(None, map(str.strip, lines)):
        text += line if not text or text.endswith("-") else f" {line}"
    return re.sub(r"\s+", " ", text)


def squeezed(text: str) -> str:
    """The text without white space, to compare what two conversions break differently."""
    return re.sub(r"\s+", "", text)


def measures(sheet: Sheet) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What each measure column says in the list's words (empty: unknown), and the unknown ones; check the head first."""
    head = [[joined(cell) for cell in row.cells] for row in sheet.rows[:HEAD_ROWS]]
    if len(head) < HEAD_ROWS or squeezed(head[0][0]) != squeezed(TITLE):
        raise Unreadable(f"It has no table headed {TITLE!r}: this is another document, or an error page.")
    for column, name in COLUMNS.items():
        if squeezed(head[1][column]) != squeezed(name):
            raise Unreadable(f"Column {column + 1} is headed {head[1][column]!r}, where the list has {name!r}.")
    known = {squeezed(name): name for name in MEASURES}
    titles = head[2][FIRST_MEASURE:]
    said = tuple(known.get(squeezed(title), "") for title in titles)
    if not any(said):
        raise Unreadable("None of its measures is one of the list's: this is another document, or a damaged one.")
    return said, tuple(f"column {title!r}" for title in titles if squeezed(title) not in known)


def entries(sheet: Sheet) -> list[Entry]:
    """The ships in order: a ship begins where the column of IMO numbers holds something."""
    head = {row.cells for row in sheet.rows[:HEAD_ROWS]}
    groups: list[list[Row]] = []
    for row in sheet.rows[HEAD_ROWS:]:
        if row.cells in head:
            continue
        if joined(row.cells[3]) or not groups:
            groups.append([])
        groups[-1].append(row)
    return [Entry(tuple(rows)) for rows in groups]
