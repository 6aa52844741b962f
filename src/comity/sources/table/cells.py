"""Take a CSV file or a workbook apart into rows of text, each with the place where it stands."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec
from python_calamine import CalamineError, CalamineWorkbook

from comity.sources.reading import Unreadable

SEPARATORS = ",;\t"
MOST_MB = 200
"""What a workbook may unfold to: several times the largest table anybody typed, and far below what a bomb holds."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With what a spreadsheet begins a formula (OWASP, CSV Injection); an apostrophe before it makes it text."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One row as it stood."""

    number: int
    """Its number among the rows below the headings, from 1."""
    place: str
    cells: tuple[str, ...]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet: headings, and the rows below them that hold anything."""

    sheets: tuple[str, ...]
    """The names of every sheet of the workbook; empty for CSV."""
    headings: tuple[str, ...]
    lines: tuple[Line, ...]


def table(stream: BinaryIO, sheet: str = "") -> Table:
    """The table in a CSV file or in a sheet of a workbook; raise Unreadable where there is none."""
    content = stream.read()
    if content[:2] == b"PK":
        return _of_workbook(content, sheet)
    try:
        text = content.decode("utf-8-sig")
        return _told((), _csv(text), "line {}")
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unreadable(f"It is no table of text in UTF-8 ({error}): save it as CSV in UTF-8, or as XLSX.") from error


def _csv(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the number of the line in which each ends; the separator is the one that parts the headings most."""
    head = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(SEPARATORS, key=head.count), strict=True)
    for cells in rows:
        yield rows.line_num, [unguarded(cell.strip()) for cell in cells]


def _of_workbook(content: bytes, sheet: str) -> Table:
    """One sheet of a workbook, values alone: formulas are not computed, links not followed."""
    try:
        unfolded = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(content)).infolist())
        if unfolded > MOST_MB * 1_000_000:
            raise Unreadable(f"It would unfold to {unfolded / 1e6:.0f} MB: part it into smaller files.")
        book = CalamineWorkbook.from_object(io.BytesIO(content))
        names = tuple(book.sheet_names)
        if not names or (sheet and sheet not in names):
            raise Unreadable(f"It has no sheet {sheet!r}: there are {', '.join(names) or 'none'}.")
        chosen = sheet or names[0]
        rows = book.get_sheet_by_name(chosen).to_python(skip_empty_area=False)
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise Unreadable(f"No workbook can be read from it ({error}): save it again as XLSX, or as CSV.") from error
    told = ((number, [unguarded(_text(cell)) for cell in cells]) for number, cells in enumerate(rows, 1))
    return _told(names, told, f"sheet {names.index(chosen) + 1} line {{}}")


def _told(sheets: tuple[str, ...], rows: Iterator[tuple[int, list[str]]], place: str) -> Table:
    """The first row that holds anything is the headings."""
    filled = ((number, cells) for number, cells in rows if any(cells))
    _, headings = next(filled, (0, []))
    lines = (
        Line(number=number, place=place.format(at), cells=tuple(cells)) for number, (at, cells) in enumerate(filled, 1)
    )
    stop_headless(headings)
    return Table(sheets=sheets, headings=tuple(headings), lines=tuple(lines))


def stop_headless(headings: Sequence[str]) -> None:
    """Raise Unreadable where columns cannot be told apart by their headings."""
    named = [heading for heading in headings if heading]
    if len(named) <= 1:
        raise Unreadable("It has no row of headings with two columns at least: the first row must name the columns.")
    if len(set(named)) != len(named):
        raise Unreadable("Two columns have the same heading: give each its own.")


def _text(cell: object) -> str:
    """A cell as a person reads it: a day without its midnight, a whole number without its point."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == cell.time().min else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def unguarded(text: str) -> str:
    """The cell without the guard."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def headings_of(path: Path, sheet: str = "") -> Table:
    """The table in a file at hand."""
    with path.open("rb") as stream:
        return table(stream, sheet)
