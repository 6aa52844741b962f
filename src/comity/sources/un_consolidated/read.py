"""Read the Consolidated List's XML into drafts, entry by entry."""

from datetime import date
from pathlib import Path

from lxml import etree

from comity.sources.elements import Element, Records
from comity.sources.reading import Draft, Progress, Reading, Refusal, Unreadable
from comity.sources.registry import source
from comity.sources.un_consolidated.entry import NoEntry, day_of, drafted

SECTIONS = {"INDIVIDUALS": "INDIVIDUAL", "ENTITIES": "ENTITY"}
SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}noNamespaceSchemaLocation"
KNOWN_ATTRIBUTES = {"dateGenerated", SCHEMA_LOCATION}
REPORT_EVERY = 100


def read(path: Path, progress: Progress | None = None) -> Reading:
    """Every entry as drafts; an entry without a key of its own is refused, the rest goes in."""
    with source("un-consolidated").opened(path) as stream:
        records = Records(stream, root="CONSOLIDATED_LIST", sections=SECTIONS)
        return _List(progress).read(records)


def edition_day(records: Records) -> date:
    """The day on which the edition was generated; raise Unreadable where the file is not a whole edition."""
    generated = day_of(records.attributes.get("dateGenerated", "")[:10])
    if generated is None:
        raise Unreadable("It does not say on which day it was generated, as every edition does: fetch it again.")
    missing = SECTIONS.keys() - records.met
    if missing:
        raise Unreadable(f"It has no section {' and '.join(sorted(missing))}, which every edition has: fetch it again.")
    return generated


class _List:
    """What was read so far."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress or (lambda _done, _total: None)
        self._numbers = dict.fromkeys(SECTIONS.values(), 0)
        self._row_of: dict[str, int] = {}
        self._drafts: list[Draft] = []
        self._refused: list[Refusal] = []
        self._remarks: list[Refusal] = []
        self._taken = dict.fromkeys(SECTIONS.values(), 0)

    def read(self, records: Records) -> Reading:
        """Take all records in and sum them up."""
        unread: set[str] = set()
        for row, element in enumerate(records, start=1):
            unread.update(self._take(row, element))
            if row % REPORT_EVERY == 0:
                self._progress(row, 0)
        read = sum(self._numbers.values())
        self._progress(read, read)
        return Reading(
            read=read,
            as_of=edition_day(records),
            drafts=tuple(self._drafts),
            refused=tuple(self._refused),
            remarks=tuple(self._remarks),
            unread_fields=tuple(sorted(unread | records.unread | set(records.attributes) - KNOWN_ATTRIBUTES)),
            persons=self._taken["INDIVIDUAL"],
            entities=self._taken["ENTITY"],
        )

    def _take(self, row: int, element: Element) -> list[str]:
        """Add one entry's drafts or its refusal; return the fields that nobody read."""
        tag = str(element.tag)
        self._numbers[tag] += 1
        try:
            subject, unread = drafted(element, row, self._numbers[tag])
            self._stop_second(subject.key, row)
        except NoEntry as error:
            raw = etree.tostring(element, encoding="unicode", with_tail=False)
            self._refused.append(Refusal(row=row, reason=str(error), raw=raw))
            return []
        self._drafts.extend(subject.drafts)
        self._remarks.extend(subject.remarks)
        self._taken[tag] += 1
        return unread

    def _stop_second(self, key: str, row: int) -> None:
        """Raise NoEntry where an entry before has the same key."""
        first = self._row_of.setdefault(key, row)
        if first != row:
            raise NoEntry(f"Its DATAID is that of entry {first} already: one of the two is wrong.")
