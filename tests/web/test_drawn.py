"""Tracks as pages show them: one id for a row and its line, the shape that frontend/README.md gives, hulls told apart."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from tests.web.people import browser
from tests.web.planting import clear, heard

from comity.desk.holdings.intake import take_in
from comity.desk.holdings.models import ObservationTable
from comity.desk.publications.tracks import Fix, Heard, Track
from comity.sources.registry import source
from comity.web.drawn import segments, track_features, tracks_in

KINDS = {"heard", "hull", "rest", "silence", "fix", "signal"}


def fixes(*places):
    """Fixes an hour apart at some places, latitude first."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return tuple(
        Fix(seen_at=at + timedelta(hours=n), latitude_deg=lat, longitude_deg=lon) for n, (lat, lon) in enumerate(places)
    )


def track(*stretches):
    """A track of some stretches."""
    return Track(mmsi="999000001", stretches=stretches, exhibits=(), synthetic=True)


def told(features, kind):
    """The features of a kind."""
    return [one for one in features["features"] if one["properties"]["kind"] == kind]


def test_a_row_and_its_line_share_an_id(people, tmp_path):
    """What is selected in the table is selected on the map."""
    signal = heard(people["sam"], tmp_path, 999000001, clear(people["sam"]))
    client = browser("ben")
    drawn = client.get(f"/desk/signals/{signal.pk}/track.geojson").json()
    page = client.get(f"/desk/signals/{signal.pk}/").content.decode()
    lines = [one for one in drawn["features"] if one["geometry"]["type"] == "LineString"]
    assert {one["properties"]["kind"] for one in drawn["features"]} == {"heard", "silence", "fix", "signal"}
    assert all(f'id="{one["properties"]["id"]}"' in page for one in lines)


def test_a_line_over_the_date_line_stays_whole():
    """Longitudes go on beyond 180°, so that no line runs round the Earth."""
    drawn = track_features(segments([track(Heard(fixes=fixes((10, 178), (10, 179.5), (10, -179), (10, -177))))]), [])
    (line,) = told(drawn, "heard")
    steps = [b[0] - a[0] for a, b in pairwise(line["geometry"]["coordinates"])]
    assert max(map(abs, steps)) < 2.1


def test_hulls_have_numbers_and_the_rest_has_none():
    """A hull's line and fixes carry its number; fixes of no hull carry 0; a lone fix makes no line."""
    two = [Heard(fixes=fixes((1, 1), (1, 2)), hull="A"), Heard(fixes=fixes((5, 1), (5, 2)), hull="B")]
    shown = segments([track(*two, Heard(fixes=fixes((30, 30))))])
    drawn = track_features(shown, [])
    assert [one.kind for one in shown] == ["hull", "hull", "scattered"]
    assert [one["properties"]["hull"] for one in told(drawn, "hull")] == [1, 2]
    assert {one["properties"]["hull"] for one in told(drawn, "fix")} == {0, 1, 2}
    assert len([one for one in drawn["features"] if one["geometry"]["type"] == "LineString"]) == 2


def test_every_feature_is_of_a_kind_the_map_knows():
    """What the map's script has no layer for would be lost without a word."""
    shown = segments(
        [track(Heard(fixes=fixes((1, 1), (1, 2)), hull="A"), Heard(fixes=fixes(*[(9, n) for n in range(12)])))]
    )
    assert {one["properties"]["kind"] for one in track_features(shown, [])["features"]} <= KINDS


def test_a_table_of_many_ships_shows_those_asked_for(people, tmp_path, sources):
    """A day of a whole coast is not drawn because one of its ships is looked at."""
    file = next((sources / "ais_marinecadastre/sample").glob("*.csv"))
    take_in(source("ais-marinecadastre"), file, by=people["sam"], marking=clear(people["sam"]))
    table = ObservationTable.objects.get()
    assert len(table.subjects) > 1
    drawn = tracks_in([table], [], {table.subjects[0]})
    assert [f"mmsi:{one.mmsi}" for one in drawn] == [table.subjects[0]]


@pytest.mark.parametrize("most", [0, 10_000])
def test_a_long_track_is_drawn_as_lines_alone(monkeypatch, most):
    """Beyond a number of fixes the map gets no points; the table still counts every one."""
    monkeypatch.setattr("comity.web.drawn.MOST_POINTS", most)
    shown = segments([track(Heard(fixes=fixes((1, 1), (1, 2), (1, 3))))])
    assert len(told(track_features(shown, []), "fix")) == (3 if most else 0)
    assert shown[0].count == 3
