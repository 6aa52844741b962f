"""Mark each fix of a table with its segment, and with its hull where several were told apart: for maps and reports."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from string import ascii_uppercase

import pyarrow as pa

from comity.signals.hulls import parted
from comity.signals.motion import Fix

SCHEMA = pa.schema([("mmsi", pa.uint32()), ("row", pa.uint64()), ("segment", pa.uint32()), ("hull", pa.string())])
"""`segment` counts from 1 for each MMSI in the order they begin; `hull` is a letter, or empty where none was told apart."""

Place = tuple[int, float, float]


def labelled(fixes: pa.Table) -> pa.Table:
    """The rows of a table of fixes (schema of `observations.fixes`) in its order, each with its labels; repeats share theirs."""
    mmsis, rows = fixes["mmsi"].to_pylist(), fixes["row"].to_pylist()
    seconds = [int(moment.timestamp()) for moment in fixes["seen_at"].to_pylist()]
    places = list(zip(seconds, fixes["latitude_deg"].to_pylist(), fixes["longitude_deg"].to_pylist(), strict=True))
    heard: defaultdict[int, dict[Place, int]] = defaultdict(dict)
    for mmsi, place, row in zip(mmsis, places, rows, strict=True):
        heard[mmsi].setdefault(place, row)
    labels = {mmsi: dict(_labels(_track(once))) for mmsi, once in heard.items()}
    marks = [labels[mmsi][place] for mmsi, place in zip(mmsis, places, strict=True)]
    return pa.table([mmsis, rows, [number for number, _ in marks], [hull for _, hull in marks]], SCHEMA)


def _track(once: dict[Place, int]) -> list[Fix]:
    """The fixes in the order in which `motion.tracks` gives them."""
    return sorted((Fix(*place, row) for place, row in once.items()), key=lambda fix: (fix.t, fix.row))


def _labels(track: Sequence[Fix]) -> Iterator[tuple[Place, tuple[int, str]]]:
    """Each place with the number of its segment and the letter of its hull."""
    found = parted(track)
    letters = {id(segment): letter for segment, letter in zip(found.hulls, _letters(), strict=False)}
    for number, segment in enumerate(found.segments, start=1):
        for fix in segment:
            yield (fix.t, fix.latitude_deg, fix.longitude_deg), (number, letters.get(id(segment), ""))


def _letters() -> Iterator[str]:
    """A to Z, then A1, B1 and on."""
    yield from ascii_uppercase
    for round_ in count(1):
        yield from (f"{letter}{round_}" for letter in ascii_uppercase)
