"""Draft what the list says of one ship: its names, numbers, flags, designations and the measures that apply."""

import re
from collections.abc import Iterator
from datetime import date

from comity.sources.drafting import Subject
from comity.sources.registry import source
from comity.sources.un_1718_vessels.days import designation_day
from comity.sources.un_1718_vessels.table import FIRST_MEASURE, Entry, Row, joined, squeezed
from comity.vocabulary.errors import BadInput
from comity.vocabulary.identifiers import ImoNumber, Mmsi
from comity.vocabulary.properties import Property

PUBLISHER = source("un-1718-vessels").publisher
NOT_GIVEN = "na"
NUMBERED = {"Flag": Property.FLAG, "Call Sign": Property.CALL_SIGN}
LABELLED = {
    "Type": Property.SHIP_TYPE,
    "Other information": Property.COMMENT,
    "Designated as economic resources of": Property.RESOURCE_OF,
}
PICTURE = "Picture link"


class NoShip(BadInput):
    """The row names no ship."""


def numbered(text: str) -> list[tuple[str, str]]:
    """The parts of `1: Blue Nouvelle 2: Greenlight`, each as value and as written; a text without numbers is one part."""
    starts: list[re.Match[str]] = []
    while mark := re.compile(rf"(?<!\S){len(starts) + 1}[:.]\s*").search(text, starts[-1].end() if starts else 0):
        starts.append(mark)
    if not starts or starts[0].start() > 0:
        return [(text, text)]
    ends = [*(mark.start() for mark in starts[1:]), len(text)]
    return [
        (text[mark.end() : end].strip(), text[mark.start() : end].strip())
        for mark, end in zip(starts, ends, strict=True)
    ]


class Ship:
    """One ship while it is drafted."""

    def __init__(self, entry: Entry, row: int, key: str) -> None:
        self.subject = Subject(f"un-1718-vessels/{key}", row=row, label=f"ship {entry.number}", origin=PUBLISHER)
        self.unread: list[str] = []
        self.has_valid_imo = False
        self._entry = entry

    def draft(self, measures: tuple[str, ...]) -> None:
        """Draft everything; `measures` says what each measure column means."""
        first = self._entry.rows[0]
        self.subject.says(Property.KIND, "ship", f"{first.place}, Vessel Name")
        for number, (name, written) in enumerate(names(self._entry)):
            prop = Property.ALIAS if number else Property.NAME
            self.subject.says(prop, name, f"{first.place}, Vessel Name", as_written=written)
        self._draft_numbers(first)
        for row in self._entry.rows:
            if joined(row.cells[4]):
                self._draft_designation(row, measures)
        for row in self._entry.rows[1:]:
            self._draft_label(row)

    def _draft_numbers(self, row: Row) -> None:
        """The IMO number and the MMSIs, which share a cell."""
        stated, mmsis = numbers(self._entry)
        where = f"{row.place}, IMO number"
        try:
            self.subject.says(Property.IMO, ImoNumber.parse(stated), where, as_written=stated)
            self.has_valid_imo = True
        except BadInput as error:
            name = names(self._entry)[0][0]
            self.subject.says(Property.IMO_AS_STATED, stated, where)
            self.subject.remark(f"{name} went in without an IMO number. {error}", stated)
        for mmsi, written in numbered(mmsis) if mmsis else ():
            try:
                self.subject.says(Property.MMSI, Mmsi.parse(mmsi), f"{where}, MMSI", as_written=written)
            except BadInput as error:
                self.subject.says(Property.COMMENT, f"MMSI {written}", f"{where}, MMSI")
                self.subject.remark(f"{error} It went in as a comment.", mmsis)

    def _draft_designation(self, row: Row, measures: tuple[str, ...]) -> None:
        """One designation: its day and the measures it brings."""
        day = self._designated_on(row)
        for number, (measure, cell) in enumerate(zip(measures, row.cells[FIRST_MEASURE:], strict=True), start=1):
            answer = joined(cell)
            if answer == "Yes":
                self.subject.says(Property.MEASURE, measure, f"{row.place}, measure {number}", valid_from=day)
            elif answer != NOT_GIVEN:
                self.subject.remark(f"Measure {number} reads {answer!r}, neither Yes nor na: it did not go in.", answer)

    def _designated_on(self, row: Row) -> date | None:
        """The day of a designation, drafted; None, with a remark, where none can be read."""
        written = joined(row.cells[4])
        try:
            day = designation_day(written)
        except BadInput as error:
            self.subject.remark(f"{error} The designation went in without its day.", written)
            return None
        self.subject.says(Property.LISTED_ON, day.isoformat(), f"{row.place}, Date of designation", as_written=written)
        return day

    def _draft_label(self, row: Row) -> None:
        """One of the lines below the name: what it is about, and what it says."""
        label, text, where = joined(row.cells[1]), joined(row.cells[2]), f"{row.place}, {joined(row.cells[1])}"
        if text in {"", NOT_GIVEN}:
            return
        if label in NUMBERED:
            for value, written in numbered(text):
                self.subject.says(NUMBERED[label], value, where, as_written=written)
        elif label in LABELLED:
            self.subject.says(LABELLED[label], text, where)
        elif label == PICTURE:
            self.subject.says(Property.PICTURE, squeezed("".join(row.cells[2])), where)
        else:
            self.unread.append(f"line {label!r}")


def names(entry: Entry) -> list[tuple[str, str]]:
    """The ship's names in the list's order, each as value and as written; raise NoShip where the row is none of the list's."""
    text = joined(entry.rows[0].cells[1])
    if not entry.number or not text or not joined(entry.rows[0].cells[3]):
        raise NoShip("It lacks a number in the first column, a name, or anything where the IMO number belongs.")
    return numbered(text)


def numbers(entry: Entry) -> tuple[str, str]:
    """What stands for the IMO number, and the numbered MMSIs below it."""
    stated, _, mmsis = joined(entry.rows[0].cells[3]).partition("MMSI:")
    return stated.strip(), mmsis.strip()


def keys(entry: Entry) -> Iterator[str]:
    """What may identify the ship within this list, the stablest first: row numbers change with every edition."""
    stated, _ = numbers(entry)
    name = re.sub(r"[^a-z0-9]+", "-", names(entry)[0][0].lower()).strip("-")
    try:
        imo = ImoNumber.parse(stated)
        yield imo
        yield f"{imo}-{name}"
    except BadInput:
        yield name
