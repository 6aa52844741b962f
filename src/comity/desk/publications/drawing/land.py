"""Know where land is: Natural Earth's coast at 1:50 million, from the TopoJSON that the web map uses too, cut to a window.

The file is `land-50m.json` of world-atlas 2.0.2, unchanged; its format is TopoJSON 1.0 (github.com/topojson/topojson-specification).
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate

from comity.desk.publications.drawing.mercator import Frame
from comity.desk.publications.drawing.svg import Point

LAND = files("comity").joinpath("web", "static", "world", "land-50m.json")
"""The coast, shared with the web map so that both draw the same land."""

Ring = tuple[Point, ...]
"""A closed line of (longitude, latitude) in degrees, its last point equal to its first."""


@cache
def coast() -> tuple[Ring, ...]:
    """Every ring of land, holes among them: filled by the even-odd rule they give land with its inland seas."""
    topology = json.loads(LAND.read_bytes())
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    land = topology["objects"]["land"]["geometries"]
    return tuple(_joined(ring, arcs) for shape in land for polygon in shape["arcs"] for ring in polygon)


def _degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """An arc's points, which the file keeps as whole steps from one to the next."""
    (scale_x, scale_y), (from_x, from_y) = transform["scale"], transform["translate"]
    steps_x, steps_y = (accumulate(axis) for axis in zip(*arc, strict=True))
    return tuple((from_x + x * scale_x, from_y + y * scale_y) for x, y in zip(steps_x, steps_y, strict=True))


def _joined(indexes: Iterable[int], arcs: list[Ring]) -> Ring:
    """One ring from its arcs; ~i means arc i backwards, and each arc starts where the one before ended."""
    ring: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return _unwrapped(ring)


def _unwrapped(ring: list[Point]) -> Ring:
    """A ring that does not jump at the date line; the one round the South Pole is closed through it."""
    longitudes = list(accumulate((x for x, _ in ring), lambda before, x: before + (x - before + 180) % 360 - 180))
    whole = tuple(zip(longitudes, (y for _, y in ring), strict=True))
    around = abs(longitudes[-1] - longitudes[0]) > 180
    return (*whole, (longitudes[-1], -90.0), (longitudes[0], -90.0), whole[0]) if around else whole


def within(frame: Frame) -> Iterator[Ring]:
    """The pieces of every ring that fall in the window, a little beyond its edges, once for each turn of the globe."""
    beyond = (frame.east - frame.west) / 100
    for ring in coast():
        longitudes = [x for x, _ in ring]
        for turn in (-720, -360, 0, 360, 720):
            if min(longitudes) + turn > frame.east or max(longitudes) + turn < frame.west:
                continue
            piece: Ring = tuple((x + turn, y) for x, y in ring)
            piece = _cut(_cut(piece, 0, 1, frame.west - beyond), 0, -1, frame.east + beyond)
            piece = _cut(_cut(piece, 1, 1, frame.south - beyond), 1, -1, frame.north + beyond)
            if piece:
                yield piece


def _cut(ring: Ring, axis: int, side: int, bound: float) -> Ring:
    """The part of a ring on one side of a bound (Sutherland and Hodgman, Communications of the ACM 17, 1974)."""
    kept: list[Point] = []
    for before, after in zip((*ring[-1:], *ring[:-1]), ring, strict=True):
        was_in, is_in = (side * (point[axis] - bound) >= 0 for point in (before, after))
        if was_in != is_in:
            share = (bound - before[axis]) / (after[axis] - before[axis])
            kept.append((before[0] + share * (after[0] - before[0]), before[1] + share * (after[1] - before[1])))
        if is_in:
            kept.append(after)
    return tuple(kept)
