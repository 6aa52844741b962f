"""Measure the detectors on a million synthetic fixes against DuckDB written by hand and a loop in Python, and how well hulls are told.

CPU-seconds of this process with all its threads, so that runs on a busy machine compare; hold the ratios of one run, not the
seconds. Bounds: no slower than eight times DuckDB by hand for a whole detector, and no hull where there is only noise.
"""

import math
import random
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import duckdb

from comity.engine.arithmetic import distance_nm
from comity.engine.machine import machine, staged, table
from comity.engine.runs import run
from comity.observations.fixes import SCHEMA, fixes_at, written
from comity.signals.catalogue import typologies
from comity.signals.hulls import parted
from comity.signals.motion import Fix, heard, impossible_steps, steps

SHIPS, EACH = 500, 2000
TIMES_BY_HAND = 8
# Ships on slow circles, a fix every ten minutes; every fiftieth silent for 20 hours once, every twentieth with 1 % of its fixes
# mirrored, every hundredth sharing its number with a ship four degrees away.
SEA = f"""
    WITH sailed AS (
        SELECT (200000000 + ship)::UINTEGER AS mmsi, 1388534400 + step * 600 AS t,
            CASE WHEN ship % 100 = 1 AND step % 2 = 1 THEN 4 ELSE 0 END AS away,
            CASE WHEN ship % 20 = 3 AND (step * 7919 + ship) % 100 = 0 THEN -1 ELSE 1 END AS side,
            (ship * 7919) % 120 - 60 + sin(step / 300.0 + ship) + away AS latitude,
            (ship * 104729) % 340 - 170 + 2 * cos(step / 300.0 + ship) + away AS longitude
        FROM range({SHIPS}) ships(ship), range({EACH}) steps(step)
        WHERE ship % 50 != 0 OR step NOT BETWEEN 1001 AND 1119
    )
    SELECT mmsi, make_timestamp(t * 1000000) AS seen_at, latitude AS latitude_deg, longitude * side AS longitude_deg,
        NULL AS speed_kn, NULL AS course_deg, NULL AS heading_deg, NULL AS nav_status, 'A' AS transponder,
        row_number() OVER () AS row, NULL AS repeat_of
    FROM sailed ORDER BY mmsi, t
"""
BY_HAND = """
    WITH paired AS (
        SELECT mmsi, epoch(seen_at)::BIGINT AS t, latitude_deg AS a, longitude_deg AS o,
            lead(epoch(seen_at)::BIGINT) OVER track AS t1, lead(latitude_deg) OVER track AS a1, lead(longitude_deg) OVER track AS o1
        FROM read_parquet(?) WINDOW track AS (PARTITION BY mmsi ORDER BY seen_at)
    ), measured AS (
        SELECT t1 - t AS seconds, 12742017.6 / 1852 * asin(sqrt(least(1.0, sin(radians(a1 - a) / 2) ** 2
            + cos(radians(a)) * cos(radians(a1)) * sin(radians(o1 - o) / 2) ** 2))) AS nm
        FROM paired WHERE t1 IS NOT NULL
    )
    SELECT count(*) FILTER (nm > 50 * sqrt((seconds / 3600.0) ** 2 + 0.0625)), count(*) FILTER (seconds >= 43200) FROM measured
"""


def made(folder: Path) -> Path:
    """The sea as a Parquet file of fixes."""
    with duckdb.connect() as connection:
        return written(connection.from_query(SEA).to_arrow_table().cast(SCHEMA), folder)


def cpu_s(work: Callable[[], object], times: int = 3) -> float:
    """Median CPU-seconds of a piece of work."""
    taken = []
    for _ in range(times):
        began = process_time()
        work()
        taken.append(process_time() - began)
    return median(taken)


def by_hand(path: Path) -> tuple[int, int]:
    """Impossible steps and silences of twelve hours, in DuckDB's SQL."""
    with duckdb.connect(config={"threads": 2}) as connection:
        return connection.execute(BY_HAND, [str(path)]).fetchall()[0]


def in_ibis(path: Path) -> int:
    """Impossible steps, as the detectors find them."""
    with machine() as connection:
        return impossible_steps(steps(staged(heard(table(connection, [path]))))).count().to_pyarrow().as_py()


def in_python(path: Path) -> int:
    """Impossible steps, fix by fix."""
    columns = ("mmsi", "seen_at", "latitude_deg", "longitude_deg")
    rows = zip(*(fixes_at(path)[name].to_pylist() for name in columns), strict=True)
    return sum(
        who == other and distance_nm(a, o, a1, o1) > 50 * math.hypot((later - seen).total_seconds() / 3600, 0.25)
        for (who, seen, a, o), (other, later, a1, o1) in pairwise(rows)
    )


def sailed(draw: random.Random, latitude: float, longitude: float, hours: int, every_min: float) -> list[Fix]:
    """A ship that steers a little to and fro, heard at uneven times."""
    t, course, knots, track = 0.0, draw.uniform(0, 360), draw.choice([0, 5, 12]), []
    while t < hours * 3600:
        track.append(Fix(int(t), latitude, longitude, len(track)))
        gap_s = draw.expovariate(1 / (every_min * 60)) + 2
        course, t = course + draw.gauss(0, 10), t + gap_s
        latitude += knots * gap_s / 3600 / 60 * math.cos(math.radians(course))
        longitude += knots * gap_s / 3600 / 60 * math.sin(math.radians(course)) / math.cos(math.radians(latitude))
    return track


def noisy(draw: random.Random) -> list[Fix]:
    """One ship, 5 to 50 % of whose fixes are displaced by 10 to 300 miles (standard deviation, each way)."""
    share, miles = draw.choice([0.05, 0.15, 0.3, 0.5]), draw.choice([10, 30, 100, 300])
    track = sailed(draw, 20, 120, draw.choice([24, 96]), draw.choice([2, 5, 10, 30]))
    astray = [draw.random() < share for _ in track]
    return [
        fix._replace(
            latitude_deg=max(-89.0, min(89.0, fix.latitude_deg + off * draw.gauss(0, miles / 60))),
            longitude_deg=(fix.longitude_deg + off * draw.gauss(0, miles / 60) + 540) % 360 - 180,
        )
        for fix, off in zip(track, astray, strict=True)
    ]


def paired(draw: random.Random) -> list[Fix]:
    """Two ships some 120 miles apart, for two days."""
    every_min = draw.choice([5, 15, 30, 60])
    return sorted(sailed(draw, 20, 120, 48, every_min) + sailed(draw, 21.3, 121.7, 48, every_min))


def told(tracks: Callable[[random.Random], list[Fix]], many: int) -> int:
    """In how many simulated tracks several hulls are found."""
    return sum(bool(parted(tracks(random.Random(seed))).pairs) for seed in range(many))


def main() -> int:
    """Print the tables; 1 when a bound is broken."""
    with TemporaryDirectory() as folder:
        path = made(Path(folder))
        hand, ibis, loop = by_hand(path), in_ibis(path), in_python(path)
        if not hand[0] == ibis == loop:
            print(f"impossible steps differ: {hand[0]} by hand, {ibis} in Ibis, {loop} in Python")
            return 1
        rows = {
            "steps, DuckDB by hand": cpu_s(lambda: by_hand(path)),
            "steps, Ibis on DuckDB": cpu_s(lambda: in_ibis(path)),
            "steps, Python": cpu_s(lambda: in_python(path), times=1),
            **{name: cpu_s(lambda t=each: run(t, [path])) for name, each in typologies().items()},
        }
        found = {name: len(run(each, [path])[1].signals) for name, each in typologies().items()}
    first = next(iter(rows.values()))
    print(f"{SHIPS * EACH:,} fixes of {SHIPS} ships, {hand[0]:,} impossible steps, {hand[1]} silences; signals {found}")
    for what, taken in rows.items():
        print(
            f"{what:<26} {taken:7.2f} CPU-s {SHIPS * EACH / taken:13,.0f} fixes per CPU-s {taken / first:7.1f} x by hand"
        )
    false, true = told(noisy, 160), told(paired, 60)
    print(f"several hulls: found in {false} of 160 tracks of one ship with noise, in {true} of 60 of two ships")
    slow = [name for name in typologies() if rows[name] > TIMES_BY_HAND * first]
    print(f"bounds: {'held' if not slow and not false else 'BROKEN'} {' '.join(slow)}")
    return int(bool(slow or false))


if __name__ == "__main__":
    sys.exit(main())
