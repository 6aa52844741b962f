"""Measure how long one ship's line out of a busy day takes to read and to thin, against reading the whole day into Python rows.

A day of Marine Cadastre broadcasts in the size of a busy one: some eight million fixes of 15,000 ships. CPU-seconds of this process
with all its threads. Bound: one ship in a tenth of the time the whole day takes, or the report waits for ships it does not name.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import duckdb

from comity.desk.publications.thinning import thinned
from comity.desk.publications.tracks import Fix, Heard
from comity.observations.fixes import SCHEMA, fixes_at, written

SHIPS, EACH = 15_000, 550
ONE = 200_007_777
SHARE = 10
DAY = f"""
    SELECT (200000000 + ship)::UINTEGER AS mmsi, make_timestamp((1388534400 + step * 157) * 1000000) AS seen_at,
        (ship * 7919) % 120 - 60 + sin(step / 90.0 + ship) AS latitude_deg,
        (ship * 104729) % 340 - 170 + cos(step / 90.0 + ship) AS longitude_deg,
        NULL AS speed_kn, NULL AS course_deg, NULL AS heading_deg, NULL AS nav_status, 'A' AS transponder,
        row_number() OVER () AS row, NULL AS repeat_of
    FROM range({SHIPS}) ships(ship), range({EACH}) steps(step) ORDER BY mmsi, seen_at
"""


def one_ship(path: Path) -> tuple[int, float]:
    """The ship's fixes and the CPU-seconds they take."""
    began = process_time()
    count = fixes_at(path, mmsi=ONE).num_rows
    return count, process_time() - began


def whole_day(path: Path) -> float:
    """CPU-seconds of every fix of the day as a Python row, one million at a time so that it fits."""
    began = process_time()
    fixes = fixes_at(path).select(["mmsi", "seen_at", "latitude_deg", "longitude_deg"])
    for batch in fixes.to_batches(max_chunksize=1_000_000):
        batch.to_pylist()
    return process_time() - began


def long_line(path: Path) -> tuple[int, int, float]:
    """A hundred ships' fixes as one line of 55,000: before, after, and the CPU-seconds of thinning it."""
    rows = fixes_at(path).slice(0, 100 * EACH).select(["seen_at", "latitude_deg", "longitude_deg"]).to_pylist()
    began = process_time()
    kept = thinned(Heard(fixes=tuple(Fix(**row) for row in rows)))
    return len(rows), len(kept.fixes), process_time() - began


def main() -> int:
    """Print the table; 1 when the bound does not hold."""
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = written(connection.from_query(DAY).to_arrow_table().cast(SCHEMA), Path(folder))
        (count, one_s), (before, after, thin_s), day_s = one_ship(path), long_line(path), whole_day(path)
        print(f"one ship of {SHIPS:,} ({count} fixes) | {one_s:8.2f} s")
        print(f"the whole day, {SHIPS * EACH:,} fixes as rows | {day_s:8.2f} s")
        print(f"a line of {before:,} fixes thinned to {after:,} | {thin_s:8.2f} s")
    return int(one_s * SHARE > day_s)


if __name__ == "__main__":
    sys.exit(main())
