"""The tracks are made, not drawn by hand: from voyages and a seed, far from any coast, and as the papers say."""

import math
from datetime import UTC, datetime
from itertools import pairwise
from types import SimpleNamespace

import msgspec
import pytest

from comity.desk.publications.drawing.land import coast
from comity.exercise import papers
from comity.exercise.synthetic import TRACKS, tracks

NM_PER_DEGREE = 60.04
"""Of a great circle: the mean radius of the Earth, IUGG."""


@pytest.fixture(scope="module")
def fixes():
    """Every track's rows, by the ship's name."""
    read = ((path.stem, path.read_bytes().splitlines()) for path in sorted(TRACKS.glob("*.jsonl")))
    return {name.removeprefix("EXERCISE-"): [_row(line) for line in lines] for name, lines in read}


def _row(line):
    row = SimpleNamespace(**msgspec.json.decode(line))
    row.at = datetime.fromisoformat(row.timestamp)
    return row


def nm(latitude, longitude, row):
    """Nautical miles between a point and a fix, by the haversine formula."""
    a, b = math.radians(latitude), math.radians(row.lat)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(row.lon - longitude) / 2) ** 2
    return math.degrees(2 * math.asin(math.sqrt(h))) * NM_PER_DEGREE


def test_the_tracks_are_what_the_voyages_make():
    """The committed files are the script's output, byte for byte."""
    assert {path.name: path.read_bytes() for path in TRACKS.glob("*.jsonl")} == tracks()


def test_the_papers_are_what_their_sources_make():
    """The committed PDFs are set from the sources beside them, byte for byte."""
    for source in papers.SOURCES.glob("*.typ"):
        assert (papers.PAPERS / f"{source.stem}.pdf").read_bytes() == papers.pdf(source)


def test_every_row_says_that_it_is_invented(fixes):
    """A row cut out of its file still says what it is."""
    assert {row.exercise for rows in fixes.values() for row in rows} == {"EXERCISE synthetic"}


def test_the_sea_is_far_from_any_coast(fixes):
    """No fix lies within 700 nautical miles of land, as far as Natural Earth draws it: no coast, strait or state is meant."""
    some = [row for rows in fixes.values() for row in rows[::40]]
    near = [(x, y) for ring in coast() for x, y in ring if -160 < x < -80 and -60 < y < -20]
    assert min(nm(y, x, row) for row in some for x, y in near) > 700


def test_the_one_silence_is_bracketed_by_a_well_heard_track(fixes):
    """19.2 hours, once; everywhere else and on both sides the ship is heard at least every 45 minutes."""
    hours = [(b.at - a.at).total_seconds() / 3600 for rows in fixes.values() for a, b in pairwise(rows)]
    assert [round(one, 1) for one in hours if one > 0.75] == [19.2]


def test_no_ship_is_faster_than_it_says(fixes):
    """The way between two fixes fits the speeds sent: the tracks hold nothing impossible."""
    for rows in fixes.values():
        for a, b in pairwise(rows):
            assert nm(a.lat, a.lon, b) <= (b.at - a.at).total_seconds() / 3600 * 12.5 + 0.02


def test_the_places_in_the_track_are_where_the_papers_say(fixes):
    """Lines 470 and 471 bracket the frames at 10.0 and 9.6 miles; lines 319 to 396 are the stay in the roads."""
    rows = fixes["sable-heron"]
    frames = (-(39 + 58.3 / 60), -(119 + 51.7 / 60))
    assert [round(nm(*frames, row), 1) for row in rows[469:471]] == [10.0, 9.6]
    assert all(nm(-41.402, -122.497, row) < 1.5 for row in rows[318:396])
    assert [f"{row.at:%d %H:%M}" for row in (rows[318], rows[395])] == ["11 20:51", "12 11:14"]


def test_the_two_tankers_lie_beside_each_other(fixes):
    """From 18:00 to 22:55 UTC each fix of the one lies within 0.1 mile of the line between the other's."""
    begin, end = (datetime(2026, 4, 1, *clock, tzinfo=UTC) for clock in ((18, 0), (22, 55)))
    lantern = [row for row in fixes["quiet-lantern"] if begin <= row.at <= end]
    for row in lantern:
        a, b = next((a, b) for a, b in pairwise(fixes["ostrel-3"]) if a.at <= row.at <= b.at)
        share = (row.at - a.at) / (b.at - a.at)
        assert nm(a.lat + share * (b.lat - a.lat), a.lon + share * (b.lon - a.lon), row) < 0.1
        assert row.speed < 1
