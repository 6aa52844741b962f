"""Make the synthetic tracks of the exercise from its voyages: the same voyages and seed give the same bytes.

Run `python -m comity.exercise.synthetic` after changing `world/voyages.yaml`; a test holds the committed tracks to it.
"""

import math
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import msgspec

from comity.engine.arithmetic import EARTH_M, NM_M

WORLD = Path(__file__).parent / "world"
VOYAGES = WORLD / "voyages.yaml"
TRACKS = WORLD / "tracks"

# How much a receiver's position, log and gyro scatter: our choice, so that a track has the jitter that real ones have.
SCATTER_M = 8.0
SCATTER_KN = 0.15
SCATTER_DEG = 1.5
UNDER_WAY_KN = 1.0
"""Below this a ship lies or drifts, and its course over ground turns about."""


class Shape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what voyages.yaml holds."""


class Waypoint(Shape, frozen=True, kw_only=True):
    """Where a ship is at a moment; between two it goes straight, at one speed."""

    at: datetime
    latitude_deg: float
    longitude_deg: float


class Silence(Shape, frozen=True, kw_only=True):
    """An interval in which nothing of the ship is heard."""

    from_at: datetime
    until_at: datetime


class Voyage(Shape, frozen=True, kw_only=True):
    """One ship's way."""

    mmsi: int
    file: str
    waypoints: tuple[Waypoint, ...]
    silences: tuple[Silence, ...] = ()


class Voyages(Shape, frozen=True, kw_only=True):
    """All of `voyages.yaml`."""

    seed: int
    label: str
    minutes_between_fixes: tuple[float, float]
    unheard_share: float
    voyages: tuple[Voyage, ...]


class Row(Shape, frozen=True, kw_only=True):
    """One line of a track file."""

    mmsi: int
    type: int = 1
    """A position report of class A (ITU-R M.1371-5, annex 8), as ships of this size send it."""
    timestamp: str
    lat: float
    lon: float
    speed: float
    course: float
    exercise: str


def tracks() -> dict[str, bytes]:
    """Each track's file name and bytes: one JSON object a line."""
    told = msgspec.yaml.decode(VOYAGES.read_bytes(), type=Voyages)
    chance = random.Random(told.seed)  # noqa: S311 - an invented ship's scatter, not a secret
    return {voyage.file: b"".join(_lines(voyage, told, chance)) for voyage in told.voyages}


def _lines(voyage: Voyage, told: Voyages, chance: random.Random) -> Iterator[bytes]:
    """The lines of one track, in order of time."""
    for moment in _heard(voyage, told, chance):
        yield msgspec.json.encode(_row(voyage, moment, told.label, chance)) + b"\n"


def _heard(voyage: Voyage, told: Voyages, chance: random.Random) -> Iterator[datetime]:
    """When the ship is heard: at uneven intervals, some calls missed, none in a silence but at its two ends."""
    ends = {end for silence in voyage.silences for end in (silence.from_at, silence.until_at)}
    moments = set(ends)
    moment = voyage.waypoints[0].at
    while moment <= voyage.waypoints[-1].at:
        silent = any(silence.from_at <= moment <= silence.until_at for silence in voyage.silences)
        if chance.random() >= told.unheard_share and not silent:
            moments.add(moment)
        moment += timedelta(seconds=round(60 * chance.uniform(*told.minutes_between_fixes)))
    yield from sorted(moments)


def _row(voyage: Voyage, moment: datetime, label: str, chance: random.Random) -> Row:
    """What the ship sends at a moment."""
    start, end = _leg(voyage, moment)
    share = (moment - start.at) / (end.at - start.at)
    latitude = start.latitude_deg + share * (end.latitude_deg - start.latitude_deg)
    longitude = start.longitude_deg + share * (end.longitude_deg - start.longitude_deg)
    east_m, north_m = _metres(start, end)
    speed_kn = math.hypot(east_m, north_m) / NM_M / ((end.at - start.at) / timedelta(hours=1))
    bearing = math.degrees(math.atan2(east_m, north_m)) if speed_kn >= UNDER_WAY_KN else chance.uniform(0, 360)
    degree_m = math.radians(1) * EARTH_M
    return Row(
        mmsi=voyage.mmsi,
        timestamp=moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        lat=round(latitude + chance.gauss(0, SCATTER_M) / degree_m, 6),
        lon=round(longitude + chance.gauss(0, SCATTER_M) / degree_m / math.cos(math.radians(latitude)), 6),
        speed=round(max(0.0, speed_kn + chance.gauss(0, SCATTER_KN)), 1),
        course=round((bearing + chance.gauss(0, SCATTER_DEG)) % 359.9, 1),
        exercise=label,
    )


def _leg(voyage: Voyage, moment: datetime) -> tuple[Waypoint, Waypoint]:
    """The two waypoints a moment lies between."""
    return next((start, end) for start, end in pairwise(voyage.waypoints) if start.at <= moment <= end.at)


def _metres(start: Waypoint, end: Waypoint) -> tuple[float, float]:
    """How far east and north one waypoint lies of another; flat, which is exact enough over a day's way."""
    degree_m = math.radians(1) * EARTH_M
    middle = math.radians((start.latitude_deg + end.latitude_deg) / 2)
    east = (end.longitude_deg - start.longitude_deg) * degree_m * math.cos(middle)
    return east, (end.latitude_deg - start.latitude_deg) * degree_m


def write() -> None:
    """Write the track files anew."""
    for name, content in tracks().items():
        (TRACKS / name).write_bytes(content)


if __name__ == "__main__":
    write()
