"""Make tracks for tests: ships that sail, lie and fall silent, anywhere on the globe, and noise upon them."""

import math
from datetime import UTC, datetime, timedelta

import pyarrow as pa

from comity.observations.fixes import SCHEMA
from comity.signals.motion import Fix

NEW_YEAR = datetime(2014, 1, 1, tzinfo=UTC)
EARTH_NM = 3440.07


def moved(latitude_deg, longitude_deg, course_deg, distance_nm):
    """The place so far away on a great circle that begins at that course; longitudes from -180 to 180."""
    angle, course = distance_nm / EARTH_NM, math.radians(course_deg)
    north, east = math.radians(latitude_deg), math.radians(longitude_deg)
    sine = math.sin(north) * math.cos(angle) + math.cos(north) * math.sin(angle) * math.cos(course)
    turn = math.atan2(
        math.sin(course) * math.sin(angle) * math.cos(north), math.cos(angle) - math.sin(north) * max(-1, min(1, sine))
    )
    return math.degrees(math.asin(max(-1, min(1, sine)))), (math.degrees(east + turn) + 540) % 360 - 180


def sailing(latitude_deg, longitude_deg, *, course_deg=45, knots=10, every_min=10, hours=12, from_h=0.0):
    """The fixes of one ship on one great circle, the first at `from_h` hours of the new year 2014."""
    begin = NEW_YEAR.timestamp() + from_h * 3600
    steps = range(int(hours * 60 / every_min) + 1)
    places = [moved(latitude_deg, longitude_deg, course_deg, knots * step * every_min / 60) for step in steps]
    return [
        Fix(int(begin + step * every_min * 60), *place, step + 1) for step, place in zip(steps, places, strict=True)
    ]


def together(*tracks):
    """The fixes of several ships as one MMSI would send them: in order of time, rows numbered anew."""
    ordered = sorted(fix for track in tracks for fix in track)
    return [fix._replace(row=row) for row, fix in enumerate(ordered, 1)]


def table(tracks, **columns):
    """A table of fixes from tracks by MMSI; `columns` fill the others, such as `transponder="B"`."""
    rows = [
        {"mmsi": mmsi, "seen_at": datetime.fromtimestamp(fix.t, UTC), **fix._asdict(), "row": 0} | columns
        for mmsi, track in tracks.items()
        for fix in track
    ]
    return pa.Table.from_pylist([row | {"row": number} for number, row in enumerate(rows, 1)], SCHEMA)


def hours(number):
    """So many hours after the new year 2014."""
    return NEW_YEAR + timedelta(hours=number)
