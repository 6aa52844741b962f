"""Cut a MarineCadastre file into columns of text with row numbers, and keep the lines that do not fit apart."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.csv as arrow_csv

from comity.sources.ais import records
from comity.sources.reading import Unreadable

BATCH_ROWS = 50_000
"""How many lines are read at a time, so that the texts of a large file never lie in memory together."""
UNUSUAL = (b'"', b"\r", b"\0")
"""Bytes that Arrow may read otherwise than the csv module does."""


class Lines:
    """The lines of one stream below its head, which must name each of the columns `needed` once."""

    def __init__(self, stream: BinaryIO, needed: tuple[str, ...]) -> None:
        self._records = records(stream)
        self.columns = _head(next(self._records, (0, b""))[1], needed)
        self.met = 0
        self.odd: dict[int, str] = {}
        """Why a line is none of this file, by row."""
        self._plain: dict[int, bytes] = {}
        self._quoted: dict[int, list[str]] = {}

    def batches(self) -> Iterator[pa.Table]:
        """Columns of text beside `row`, which counts from 1 below the head."""
        for number, line in self._records:
            self.met = number - 1
            self._sort(self.met, line)
            if len(self._plain) == BATCH_ROWS:
                yield self._batch()
        yield self._batch()

    def _sort(self, row: int, line: bytes) -> None:
        """Keep a line for the next batch, or tell why it is none of this file."""
        if _usual(line) and line.count(b",") == len(self.columns) - 1:
            self._plain[row] = line
            return
        try:
            cells = _cells(line.decode())
        except (UnicodeDecodeError, csv.Error) as error:
            self.odd[row] = f"it is no line of CSV in UTF-8 ({error})"
            return
        if len(cells) == len(self.columns):
            self._quoted[row] = cells
        else:
            self.odd[row] = f"it has {len(cells)} cells where the first line has {len(self.columns)}"

    def _batch(self) -> pa.Table:
        """The lines kept so far, which are then forgotten: the plain ones parsed by Arrow, those with quotes one by one."""
        texts = dict.fromkeys(self.columns, pa.string())
        table = pa.schema(texts).empty_table()
        if self._plain:
            table = arrow_csv.read_csv(
                pa.BufferReader(b"\n".join(self._plain.values())),
                arrow_csv.ReadOptions(column_names=self.columns, use_threads=False),
                arrow_csv.ParseOptions(quote_char=False),
                arrow_csv.ConvertOptions(column_types=texts),
            )
        quoted = pa.Table.from_pylist([dict(zip(texts, c, strict=True)) for c in self._quoted.values()], table.schema)
        rows = pa.array([*self._plain, *self._quoted], pa.uint64())
        self._plain, self._quoted = {}, {}
        return pa.concat_tables([table, quoted]).append_column("row", rows)


def _usual(line: bytes) -> bool:
    """Whether every comma ends a cell and every byte is a character."""
    return line.isascii() and not any(mark in line for mark in UNUSUAL)


def _cells(line: str) -> list[str]:
    """The cells of one line, quotes understood."""
    return next(csv.reader([line]), [])


def _head(line: bytes, needed: tuple[str, ...]) -> list[str]:
    """The names in the first line; raise Unreadable where one of those needed is missing, or any stands twice."""
    try:
        names = _cells(line.decode("utf-8-sig", errors="replace"))
    except csv.Error:
        raise Unreadable("Its first line is no line of a CSV file: fetch the file again.") from None
    if missing := [name for name in needed if name not in names]:
        raise Unreadable(f"Its first line does not name {', '.join(missing)}: another file, or its columns changed.")
    if twice := {name for name in names if names.count(name) > 1}:
        raise Unreadable(f"Its first line names {', '.join(sorted(twice))} more than once: fetch the file again.")
    return names
