"""Read AIS messages, one JSON object a line: every fix, and what the ships said of themselves."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import pyarrow as pa

from comity.observations.cleaning import AS_READ
from comity.sources.ais import Claims, reading, records
from comity.sources.ais_jsonl.messages import FIELDS, Message, NoMessage, claims, row
from comity.sources.reading import Progress, Reading, Unreadable
from comity.sources.registry import source

BATCH_ROWS = 50_000
"""How many messages lie in memory as Python's objects before they become columns."""

_DECODER = msgspec.json.Decoder()


def read(path: Path, progress: Progress | None = None) -> Reading:
    """The fixes and claims of one file; raise Unreadable when its first line is no AIS message. Progress counts lines."""
    opened = source("ais-jsonl").opened
    with opened(path) as stream:
        messages = Messages(stream)
        batches = list(messages.batches(progress))
    with opened(path) as again:
        return reading(
            batches,
            again,
            read=messages.met,
            claims=messages.claims,
            refused=messages.refused,
            unread_fields=messages.unread_fields,
        )


class Messages:
    """The messages of one stream, and what was met beside the fixes while they were read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.met = 0
        self.claims = Claims()
        self.refused: dict[int, str] = {}
        self.unread_fields: set[str] = set()

    def batches(self, progress: Progress | None) -> Iterator[pa.Table]:
        """The messages in the schema AS_READ; raise Unreadable where the first line has no time to be a message's."""
        rows: list[tuple[Any, ...]] = []
        for number, line in records(self._stream):
            if number == 1 and b'"timestamp"' not in line:
                raise Unreadable("Its first line is no AIS message: a JSON object with mmsi or ssvid, and timestamp.")
            self.met = number
            self._take(number, line, rows)
            if len(rows) == BATCH_ROWS:
                yield _columns(rows)
                rows.clear()
            if progress and number % BATCH_ROWS == 0:
                progress(number, 0)
        yield _columns(rows)

    def _take(self, number: int, line: bytes, rows: list[tuple[Any, ...]]) -> None:
        """Add the message to the rows, or its reason to the refused."""
        try:
            message = _message(line)
            self.unread_fields |= message.keys() - FIELDS
            _, mmsi, moment, *_ = taken = row(number, message)
        except NoMessage as reason:
            self.refused[number] = str(reason)
            return
        rows.append(taken)
        for field, prop, text in claims(message):
            self.claims.says(int(mmsi or 0), prop, text, row=number, field=field, day=moment.date())


def _message(line: bytes) -> Message:
    """The JSON object of a line."""
    try:
        message = _DECODER.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        message = None
    if not isinstance(message, dict):
        raise NoMessage("it is no JSON object")
    return message


def _columns(rows: list[tuple[Any, ...]]) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else [()] * len(AS_READ)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, AS_READ, strict=True)], AS_READ)
