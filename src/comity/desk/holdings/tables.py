"""Export what a viewer may see as a table, one assertion a row, that a spreadsheet opens and that can be taken in again."""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from itertools import chain
from operator import or_
from pathlib import Path

import msgspec

from comity.desk.holdings.entities import known
from comity.desk.holdings.interchange import Manifest
from comity.desk.holdings.models import Assertion
from comity.desk.holdings.workbook import LONGEST_CELL, MOST_ROWS, unwritable, write_workbook
from comity.desk.sharing.models import Seat
from comity.sources.table.cells import guarded
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Tlp
from comity.vocabulary.properties import ASSERTABLE

COLUMNS = (
    *("subject", "property", "value", "as_written", "grade", "origin", "place", "valid_from", "valid_until"),
    *("source", "exhibit", "recorded_at", "held_by", "marking"),
)
"""The first nine are what an import reads; the others say where it comes from."""
LOST = ("judgements on who is who", "what was retracted", "to whom a marking releases beyond its label")
Row = tuple[str, ...]


def export_table(path: Path, *, seen_by: Seat | None, known_on: datetime | None = None) -> Manifest:
    """Write a CSV file or, by its ending, a workbook, and the manifest beside it."""
    workbook = path.suffix.lower() == ".xlsx"
    rows = known(seen_by, known_on).order_by("subject", "prop", "pk")
    if workbook and rows.count() >= MOST_ROWS:
        raise BadInput(f"A sheet holds {MOST_ROWS:,} rows at most: write CSV instead.")
    dropped: Counter[str] = Counter()
    told = [one for one in rows.iterator(chunk_size=2000) if not _dropped(one, dropped, workbook=workbook)]
    part = path.with_name(f".{path.name}.part")
    (write_workbook if workbook else write_csv)(part, chain([COLUMNS], (_row(one) for one in told)))
    manifest = Manifest(
        format="Workbook, one assertion a row" if workbook else "CSV in UTF-8, one assertion a row",
        sha256=hashlib.sha256(part.read_bytes()).hexdigest(),
        seen_by=seen_by.member.code if seen_by else "public",
        known_on=known_on,
        marking=reduce(or_, (Tlp(one.tlp) for one in told), Tlp.CLEAR),
        entities=len({one.subject for one in told}),
        values=len(told),
        dropped=dict(sorted(dropped.items())),
        lost=LOST,
        notes=("An apostrophe stands before what a spreadsheet would take for a formula; an import takes it away.",),
    )
    part.rename(path)
    path.with_name(path.name + ".manifest.json").write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))
    return manifest


def write_csv(path: Path, rows: Iterator[Row]) -> None:
    """A CSV file in UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _dropped(said: Assertion, dropped: "Counter[str]", *, workbook: bool) -> bool:
    """Whether an assertion does not go in, which is counted with the reason."""
    why = ""
    if said.prop not in ASSERTABLE:
        why = "only a register of claims says it"
    elif workbook and len(said.value) >= LONGEST_CELL:
        why = f"longer than a cell, which holds {LONGEST_CELL:,} characters"
    elif workbook and unwritable(said.value):
        why = "holds characters that a workbook cannot"
    if why:
        dropped[f"{said.prop}: {why}"] += 1
    return bool(why)


def _row(said: Assertion) -> Row:
    """One assertion as cells, none of which is a formula."""
    days = (one.isoformat() if one else "" for one in (said.valid_from, said.valid_until))
    words = (said.subject, said.prop, said.value, said.as_written, said.grade_text, said.origin, said.place, *days)
    whence = (said.source, said.exhibit.digest, said.recorded_at.isoformat(), said.originator.code, said.tlp)
    return tuple(guarded(cell) for cell in (*words, *whence))
