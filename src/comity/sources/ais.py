"""Put together what AIS readers share: the claims ships type into their transponders, and the reading of a whole file."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from comity.observations.cleaning import AS_READ, cleaned
from comity.sources.drafting import tidy
from comity.sources.reading import Draft, Reading, Refusal, Unreadable
from comity.vocabulary.errors import BadInput
from comity.vocabulary.identifiers import ImoNumber
from comity.vocabulary.properties import Property

LONGEST_LINE = 100_000
"""In bytes; a decoded message takes some 700, and a file without line breaks is none of messages."""
RAW_CHARACTERS = 2000
"""How much of a refused row is kept: more than any message has."""
UNSET = {"", "0", "0000000", "IMO0000000"}
"""What a transponder sends where nobody typed anything; ITU-R M.1371-5, annex 8, message 5: 0 or @ is not available."""


class Claims:
    """What each MMSI claimed of itself, each claim once, where it first stands in the file."""

    def __init__(self) -> None:
        self._drafts: dict[tuple[int, Property, str], Draft] = {}

    def says(self, mmsi: int, prop: Property, text: str, *, row: int, field: str, day: date) -> None:
        """Draft one claim, unless it is empty or was made before; a number that cannot be an IMO number is kept as stated."""
        value = tidy(text.replace("@", " "))
        if value in UNSET:
            return
        if prop is Property.IMO:
            prop, value = _imo(value)
        draft = Draft(
            subject=f"ais:mmsi/{mmsi:09d}",
            property=prop,
            value=value,
            as_written="" if text == value else text,
            row=row,
            place=f"row {row}, {field}",
            valid_from=day,
            origin=f"MMSI {mmsi:09d}",
        )
        self._drafts.setdefault((mmsi, prop, value), draft)

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """Every claim, in order of rows."""
        return tuple(sorted(self._drafts.values(), key=lambda draft: draft.row))


def _imo(text: str) -> tuple[Property, str]:
    """A valid IMO number without its prefix, or the text as stated."""
    try:
        return Property.IMO, str(ImoNumber.parse(text))
    except BadInput:
        return Property.IMO_AS_STATED, text


def records(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Each line that is not empty, numbered from 1; raise Unreadable for a line no message can fill."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise Unreadable(
                f"The line after record {number} has more than {LONGEST_LINE} bytes: this is another file."
            )
        content = line.rstrip(b"\r\n")
        if content:
            number += 1
            yield number, content


def reading(
    batches: Iterable[pa.Table],
    stream: BinaryIO,
    *,
    read: int,
    claims: Claims,
    refused: Mapping[int, str],
    header: int = 0,
    unread_fields: Iterable[str] = (),
) -> Reading:
    """The reading of one file: its typed batches in the schema AS_READ, and the reasons of rows that could not be typed.

    `stream` is the file once more, for the refused rows as they stand in it after `header` lines.
    """
    result = cleaned(pa.concat_tables([AS_READ.empty_table(), *batches]))
    reasons = {row: f"{reason[0].upper()}{reason[1:]}." for row, reason in (*refused.items(), *result.refused)}
    raw = {number - header: line for number, line in records(stream) if number - header in reasons} if reasons else {}
    drafts = tuple(draft for draft in claims.drafts if draft.row not in reasons)
    return Reading(
        read=read,
        drafts=drafts,
        fixes=result.fixes,
        refused=tuple(
            Refusal(row=row, reason=reasons[row], raw=raw[row].decode(errors="replace")[:RAW_CHARACTERS])
            for row in sorted(reasons)
        ),
        unread_fields=tuple(sorted(unread_fields)),
        ships=len(pc.unique(result.fixes["mmsi"])),
        valid_imo=len({draft.value for draft in drafts if draft.property == Property.IMO}),
    )
