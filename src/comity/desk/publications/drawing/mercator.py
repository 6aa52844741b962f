"""Fit points of the Earth into a frame: Mercator's projection, the window that holds them, its scale and its graticule.

Longitudes are unwrapped: a window over the date line runs from 170 to 190, never from 170 to -170.
Formulas for the sphere: Snyder, Map Projections, USGS Professional Paper 1395 (1987), pages 38-47.
"""

from collections.abc import Iterable
from math import asinh, atan, ceil, cos, degrees, floor, inf, pi, radians, sinh, tan

import msgspec

from comity.desk.publications.drawing.svg import Point
from comity.vocabulary.errors import BadInput

HIGHEST_DEG = 85.0
"""Beyond it Mercator stretches more than elevenfold; no chart of this kind goes there."""
NARROWEST_NM = 12.0
"""A coast at 1:50 million says nothing on a smaller stretch."""
MARGIN = 0.14
"""Share of the spread left free on each side."""
STEPS_MIN = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
"""Graticule steps in minutes of arc."""


class OffTheChart(BadInput):
    """A fix lies where no Mercator chart can show it."""


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """A window on the Earth and the drawing it fills, `width` by `height` units; `y` grows downwards."""

    west: float
    east: float
    south: float
    north: float
    width: float
    height: float

    def at(self, longitude_deg: float, latitude_deg: float) -> Point:
        """Where an unwrapped point falls in the drawing; outside the frame when outside the window."""
        x = (longitude_deg - self.west) / (self.east - self.west) * self.width
        bottom, top = stretched(self.south), stretched(self.north)
        return x, (top - stretched(latitude_deg)) / (top - bottom) * self.height

    def unwrapped(self, longitude_deg: float) -> float:
        """The same meridian, counted from the window's western edge on."""
        return self.west + (longitude_deg - self.west) % 360

    @property
    def middle_deg(self) -> float:
        """The latitude in the middle of the drawing, at which its scale is stated."""
        return settled((stretched(self.south) + stretched(self.north)) / 2)

    @property
    def nm_per_unit(self) -> float:
        """Nautical miles per unit of the drawing at its middle; a minute of latitude is one nautical mile."""
        return 60 * cos(radians(self.middle_deg)) * (self.east - self.west) / self.width


def stretched(latitude_deg: float) -> float:
    """Mercator's ordinate of a latitude, in radians of longitude."""
    return asinh(tan(radians(latitude_deg)))


def settled(ordinate: float) -> float:
    """The latitude in degrees of an ordinate."""
    return degrees(atan(sinh(ordinate)))


def fitted(points: Iterable[Point], *, width: float, least: float = 0.5, most: float = 0.74) -> Frame:
    """The frame that shows all (longitude, latitude) points with a margin, its height between two shares of its width."""
    places = list(points)
    if not places:
        raise OffTheChart("A chart needs at least one fix or place.")
    if beyond := [latitude for _, latitude in places if not abs(latitude) <= HIGHEST_DEG]:
        raise OffTheChart(f"Latitude {beyond[0]} cannot be shown: a chart reaches from 85° S to 85° N.")
    west, east = spread([longitude for longitude, _ in places])
    south, north = (stretched(pick(latitude for _, latitude in places)) for pick in (min, max))
    narrowest = radians(NARROWEST_NM / 60) / cos(radians(settled((south + north) / 2)))
    across = max(radians(east - west) * (1 + 2 * MARGIN), narrowest)
    along = max((north - south) * (1 + 2 * MARGIN), across * least)
    across = min(max(across, along / most), 2 * pi)
    return _framed((west + east) / 2, (south + north) / 2, across, along, width)


def spread(longitudes: list[float]) -> tuple[float, float]:
    """The shortest stretch of meridians that holds all, unwrapped: it leaves out the widest gap on the circle."""
    ring = sorted((longitude + 180) % 360 - 180 for longitude in longitudes)
    gaps = [(after - before, after) for before, after in zip(ring, [*ring[1:], ring[0] + 360], strict=True)]
    gap, west = max(gaps)
    west = west - 360 if west > 180 else west
    return west, west + 360 - gap


def _framed(longitude_deg: float, ordinate: float, across: float, along: float, width: float) -> Frame:
    """A frame about a middle, moved off the poles where it would reach beyond them."""
    limit = stretched(HIGHEST_DEG) * 1.05  # air beyond the highest fix
    along = min(along, 2 * limit)
    ordinate = min(max(ordinate, along / 2 - limit), limit - along / 2)
    half = degrees(across) / 2
    return Frame(
        west=longitude_deg - half,
        east=longitude_deg + half,
        south=settled(ordinate - along / 2),
        north=settled(ordinate + along / 2),
        width=width,
        height=width * along / across,
    )


def graticule(low: float, high: float, *, at_most: int = 6) -> list[float]:
    """Round degrees between two bounds, as few as six, at the finest of the usual steps."""
    span = (high - low) * 60
    step = next((step for step in STEPS_MIN if span / step <= at_most), STEPS_MIN[-1]) / 60
    return [number * step for number in range(ceil(low / step), floor(high / step) + 1)]


def scale_nm(frame: Frame, *, share: float = 0.28) -> float:
    """The longest of 1, 2, 5, 10, 20, … nautical miles that fills no more than a share of the width."""
    room = frame.nm_per_unit * frame.width * share
    lengths = [digit * 10.0**power for power in range(-1, 5) for digit in (1, 2, 5)]
    return max((length for length in lengths if length <= room), default=-inf)
