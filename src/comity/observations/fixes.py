"""Know what an AIS fix is: its columns, with units and zones in their names, and the Parquet file that keeps them."""

import os
import secrets
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from comity.evidence.store import digest_of
from comity.vocabulary.errors import BadInput

SCHEMA = pa.schema(
    [
        pa.field("mmsi", pa.uint32(), nullable=False),
        pa.field("seen_at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("latitude_deg", pa.float64(), nullable=False),
        pa.field("longitude_deg", pa.float64(), nullable=False),
        pa.field("speed_kn", pa.float32()),
        pa.field("course_deg", pa.float32()),
        pa.field("heading_deg", pa.uint16()),
        pa.field("nav_status", pa.uint8()),
        pa.field("transponder", pa.string()),
        pa.field("row", pa.uint64(), nullable=False),
        pa.field("repeat_of", pa.uint64()),
    ]
)
"""One row per AIS message with a position, in order of MMSI, time and row.

`row` is the record's number in the exhibit, from 1. `transponder` is the class A or B where the source tells it.
`repeat_of` is the first row with the same MMSI, time and position, where this is not it: several receivers hear one message.
"""


GROUP_ROWS = 2**17
"""Rows that are read together: a day of a busy coast has some sixty such groups (benchmarks/charting.py)."""


class NotFixes(BadInput):
    """The table is not one of AIS fixes."""


def subject(mmsi: int) -> str:
    """What a track claims to be, as signals and records name it: `mmsi:416000000`."""
    return f"mmsi:{mmsi:09d}"


def subjects(fixes: pa.Table) -> list[str]:
    """Every subject of a table of fixes, in order."""
    return [subject(mmsi) for mmsi in sorted(pc.unique(fixes["mmsi"]).to_pylist())]


def span(fixes: pa.Table) -> tuple[datetime, datetime]:
    """When the first and the last fix were seen, UTC; raise NotFixes for an empty table."""
    if not fixes.num_rows:
        raise NotFixes("The table holds no fix, so it spans no time.")
    bounds = pc.min_max(fixes["seen_at"]).as_py()
    return bounds["min"], bounds["max"]


def written(fixes: pa.Table, folder: Path) -> Path:
    """Write a table of fixes into a folder as Parquet, named by its own SHA-256: all of it or nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f"part-{secrets.token_hex(8)}"
    try:
        with aside.open("xb") as file:
            pq.write_table(_checked(fixes), file, compression="zstd", row_group_size=GROUP_ROWS)
            file.flush()
            os.fsync(file.fileno())
        return aside.rename(folder / f"{digest_of(aside)}.parquet")
    finally:
        aside.unlink(missing_ok=True)


def fixes_at(path: Path, *, mmsi: int | None = None) -> pa.Table:
    """The fixes of a Parquet file, all or those of one MMSI; raise NotFixes when it is damaged or has another schema.

    Rows stand in order of MMSI, so that of a large file only the row groups are read that may hold the one asked for.
    """
    try:
        return _checked(pq.read_table(path, filters=None if mmsi is None else pc.field("mmsi") == mmsi))
    except pa.ArrowInvalid as error:
        raise NotFixes(f"{path} cannot be read as Parquet ({error}): import its exhibit again.") from error


def _checked(fixes: pa.Table) -> pa.Table:
    """The table itself, when its columns are those of SCHEMA."""
    if not fixes.schema.equals(SCHEMA):
        odd = {str(field) for field in fixes.schema} ^ {str(field) for field in SCHEMA}
        raise NotFixes(
            f"This is not a table of AIS fixes: it differs in {', '.join(sorted(odd)) or 'the order of columns'}."
        )
    return fixes
