"""Do arithmetic that every engine does alike: whole seconds, doubles where a literal has a point, distances on the sphere."""

import math

import ibis
from ibis.expr import types

EARTH_M = 6_371_008.8
"""Mean radius of the Earth in metres: (2a + b) / 3 of the WGS 84 ellipsoid."""
NM_M = 1852.0
"""The international nautical mile in metres (International Hydrographic Conference, Monaco 1929)."""
HOUR_S = 3600


def real(integer: types.NumericValue) -> types.FloatingValue:
    """An integer column as double, wherever it meets a literal with a point.

    Engines read such a literal as DECIMAL: DuckDB then takes several times as long, and Spark rounds quotients to six digits.
    """
    return integer.cast("float64")


def epoch_s(moment: types.TimestampValue) -> types.IntegerValue:
    """Whole seconds since 1970: engines agree on integers and not on intervals."""
    return moment.truncate("s").epoch_seconds().cast("int64")


def metres(
    latitude: types.FloatingValue,
    longitude: types.FloatingValue,
    other_latitude: types.FloatingValue,
    other_longitude: types.FloatingValue,
) -> types.FloatingValue:
    """The great-circle distance between two points in degrees (haversine), sound across 180° and at the poles."""
    rise = ((other_latitude - latitude).radians() / 2).sin().pow(2)
    turn = ((other_longitude - longitude).radians() / 2).sin().pow(2)
    haversine = rise + latitude.radians().cos() * other_latitude.radians().cos() * turn
    return 2 * EARTH_M * ibis.least(haversine, ibis.literal(1.0)).sqrt().asin()


def distance_nm(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """`metres` for two points at hand, in nautical miles: the one formula in Python's floats."""
    rise = math.sin(math.radians(other_latitude - latitude) / 2) ** 2
    turn = math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    haversine = rise + math.cos(math.radians(latitude)) * math.cos(math.radians(other_latitude)) * turn
    return 2 * EARTH_M / NM_M * math.asin(math.sqrt(min(1.0, haversine)))
