"""Invented voyages to draw: a silence, a meeting at sea, several hulls, the date line, the whole globe. EXERCISE."""

from datetime import UTC, datetime, timedelta
from math import cos, sin

from comity.desk.publications.tracks import Chart, Fix, Heard, Place, PlaceKind, Silent, Track


def course(start, begin, end, number, hours):
    """Fixes on a slightly wandering line, at equal intervals."""
    (lat, lon), (to_lat, to_lon) = begin, end
    return tuple(
        Fix(
            seen_at=start + timedelta(hours=hours * step / (number - 1)),
            latitude_deg=round(lat + (to_lat - lat) * step / (number - 1) + 0.04 * sin(step * 1.7), 4),
            longitude_deg=round(lon + (to_lon - lon) * step / (number - 1) + 0.04 * cos(step * 2.3), 4),
        )
        for step in range(number)
    )


def a_track(**changes):
    """A synthetic voyage with one silence of some twenty hours."""
    before = course(datetime(2026, 3, 1, 0, 10, tzinfo=UTC), (38.55, 124.95), (37.1, 123.6), 14, 19.5)
    after = course(datetime(2026, 3, 2, 16, 5, tzinfo=UTC), (34.0, 123.3), (30.9, 122.7), 24, 44)
    silence = Silent(last_heard=before[-1], heard_again=after[0])
    values = {
        "mmsi": "999000001",
        "name_claimed": "EXERCISE GANNET",
        "flag_claimed": "",
        "stretches": (Heard(fixes=before), silence, Heard(fixes=after)),
        "exhibits": (1,),
        "run": "7c41d2f09a11",
        "synthetic": True,
    }
    return Track(**{**values, **changes})


def a_chart(**changes):
    """Two tracks that meet, with the ports and the meeting."""
    other = course(datetime(2026, 3, 3, 2, 0, tzinfo=UTC), (33.1, 126.3), (31.45, 123.0), 14, 27)
    tanker = a_track(
        mmsi="999000002", name_claimed="EXERCISE HERON", stretches=(Heard(fixes=other),), exhibits=(2,), run=""
    )
    places = (
        Place(name="Nampo", kind=PlaceKind.PORT, latitude_deg=38.72, longitude_deg=125.39),
        Place(name="Shanghai", kind=PlaceKind.PORT, latitude_deg=31.23, longitude_deg=121.49),
        Place(
            name="Side by side, 4 March",
            kind=PlaceKind.MEETING,
            latitude_deg=31.42,
            longitude_deg=122.96,
            when="4 March 2026, 04:50 to 11:20 UTC",
            exhibits=(2, 3),
        ),
    )
    values = {
        "title": "EXERCISE GANNET and EXERCISE HERON, 1 to 4 March 2026",
        "tracks": (a_track(), tanker),
        "places": places,
    }
    return Chart(**{**values, **changes})


def a_track_of(*stretches, **changes):
    """A synthetic track of the stretches given, without a name."""
    return a_track(name_claimed="", run="", stretches=stretches, **changes)


def heard(begin, end, number=8, hull="", start=datetime(2026, 3, 1, tzinfo=UTC)):
    """A stretch heard from one (latitude, longitude) to another, an hour between fixes."""
    return Heard(fixes=course(start, begin, end, number, number - 1), hull=hull)


def several_hulls():
    """One number heard in two seas at once."""
    return Chart(
        title="EXERCISE hulls",
        tracks=(a_track_of(heard((35, 129), (34, 127), hull="A"), heard((24, 119), (26, 121), hull="B")),),
    )


def over_the_date_line():
    """A crossing of the Pacific with a silence over the 180th meridian."""
    before = heard((35, 140), (45, 165))
    after = heard((51, -175), (48, -130), start=datetime(2026, 3, 6, tzinfo=UTC))
    silence = Silent(last_heard=before.fixes[-1], heard_again=after.fixes[0])
    return Chart(title="EXERCISE date line", tracks=(a_track_of(before, silence, after),))


def round_the_globe():
    """Every twenty degrees of longitude, eastwards and once round."""
    start = datetime(2026, 3, 1, tzinfo=UTC)
    fixes = tuple(
        Fix(seen_at=start + timedelta(days=step), latitude_deg=10.0, longitude_deg=(step * 20 + 180) % 360 - 180)
        for step in range(20)
    )
    return Chart(title="EXERCISE globe", tracks=(a_track_of(Heard(fixes=fixes)),))


def at_anchor(latitude=1.2, longitude=103.8):
    """Two fixes a hundred metres apart."""
    return Chart(
        title="EXERCISE anchor", tracks=(a_track_of(heard((latitude, longitude), (latitude + 0.001, longitude), 2)),)
    )
