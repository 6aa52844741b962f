"""Read the list of designated vessels, whichever of the two files it comes as, into the same drafts."""

from collections.abc import Container, Iterator
from pathlib import Path

from comity.evidence.media import HEAD_BYTES, PDF, media_type
from comity.sources.reading import Progress, Reading, Refusal
from comity.sources.registry import source
from comity.sources.un_1718_vessels.days import edition_day
from comity.sources.un_1718_vessels.html_sheet import html_sheet
from comity.sources.un_1718_vessels.pdf_sheet import pdf_sheet
from comity.sources.un_1718_vessels.ship import NoShip, Ship, keys
from comity.sources.un_1718_vessels.table import Entry, entries, joined, measures


def read(path: Path, progress: Progress | None = None) -> Reading:
    """Every ship as drafts; a ship without a valid IMO number goes in, with a remark that names it and says why."""
    say = progress or (lambda _done, _total: None)
    with source("un-1718-vessels").opened(path) as stream:
        content = stream.read()
    sheet = (pdf_sheet if media_type(content[:HEAD_BYTES]) == PDF else html_sheet)(content, say)
    columns, unread = measures(sheet)
    found = entries(sheet)
    ships, refused = _ships(found)
    for ship in ships:
        ship.draft(columns)
    return Reading(
        read=len(ships) + len(refused),
        as_of=edition_day(sheet.title),
        drafts=tuple(draft for ship in ships for draft in ship.subject.drafts),
        refused=tuple(refused),
        remarks=(*_gaps(found), *(remark for ship in ships for remark in ship.subject.remarks)),
        unread_fields=tuple(sorted({*unread, *(field for ship in ships for field in ship.unread)})),
        ships=len(ships),
        valid_imo=sum(ship.has_valid_imo for ship in ships),
    )


def _ships(found: list[Entry]) -> tuple[list[Ship], list[Refusal]]:
    """The entries that name a ship of their own, and the refusals of those that do not."""
    ships: dict[str, Ship] = {}
    refused = []
    for row, entry in enumerate(found, start=1):
        try:
            key = _free_key(entry, ships)
            ships[key] = Ship(entry, row, key)
        except NoShip as error:
            refused.append(Refusal(row=row, reason=str(error), raw=_raw(entry)))
    return list(ships.values()), refused


def _gaps(found: list[Entry]) -> Iterator[Refusal]:
    """A remark where the list's own numbers do not run on: rows before are missing, or out of order."""
    before = 0
    for row, entry in enumerate(found, start=1):
        if entry.number and entry.number != before + 1:
            reason = f"The list numbers it {entry.number} after {before}: rows between are missing, or out of order."
            yield Refusal(row=row, reason=reason, raw=str(entry.number))
        before = entry.number or before + 1


def _free_key(entry: Entry, taken: Container[str]) -> str:
    """The first of the entry's keys that no ship before it has; raise NoShip where there is none."""
    for key in keys(entry):
        if key not in taken:
            return key
    raise NoShip("The same ship stands in the list already.")


def _raw(entry: Entry) -> str:
    """The entry's cells as they stood."""
    return "\n".join(" | ".join(joined(cell) for cell in row.cells) for row in entry.rows)
