"""A report's chart draws the ships that its evidence is about, and no other ship of the same table."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from tests.desk.builders import BAN, case, clear, drafted

from comity.desk.casework.models import Signal
from comity.desk.findings.actions import bind
from comity.desk.holdings.actions import assert_
from comity.desk.holdings.intake import take_in
from comity.desk.holdings.models import Exhibit
from comity.desk.publications.charting import chart_of
from comity.desk.publications.exhibiting import Annex
from comity.sources.registry import source
from comity.vocabulary.markings import Marking, Tlp


@pytest.fixture
def sec(seat_of):
    """The secretariat's console."""
    return seat_of("SEC")


@pytest.fixture
def sea(sec, tmp_path):
    """An exhibit with the tracks of three ships."""
    rows = [
        {"ssvid": ship, "lat": -41.0 + hour / 50, "lon": -120.0, "speed": 5, "course": 0,
         "timestamp": (datetime(2026, 2, 1, tzinfo=UTC) + timedelta(hours=hour)).strftime("%Y-%m-%d %H:%M:%S")}
        for ship in (999000001, 999000002, 999000003) for hour in range(5)
    ]  # fmt: skip
    path = tmp_path / "sea.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    take_in(source("ais-jsonl"), path, by=sec, marking=clear(sec), exercise=True)
    return Exhibit.objects.get(filename="sea.jsonl")


def bound(sec, sea, *told):
    """A finding with evidence from the tracks: subject, property, value and marking of each."""
    finding = drafted(sec, BAN, case(sec))
    for subject, prop, value, marking in told:
        said = assert_(
            prop, value, subject=subject, exhibit=sea, place="rows 1 to 5", origin="", by=sec, marking=marking
        )
        bind(finding.elements.first(), said, bearing="for", by=sec, reason="It was there")
    return finding


def drawn(finding, sec, signals=()):
    """The MMSIs that the finding's charts show."""
    return [track.mmsi for chart in chart_of(finding, signals, Annex([finding], {}, by=sec)) for track in chart.tracks]


def test_a_ship_that_the_evidence_is_about_is_drawn_alone(sec, sea):
    """What else the table holds is nobody's business here."""
    finding = bound(sec, sea, ("mmsi:999000002", "statement", "It stopped (EXERCISE).", clear(sec)))
    assert drawn(finding, sec) == ["999000002"]


def test_a_ship_is_known_by_the_number_it_is_said_to_use(sec, sea):
    """Evidence about a ship draws the track of its MMSI."""
    finding = bound(sec, sea, ("EXERCISE/heron", "mmsi", "999000003", clear(sec)))
    assert drawn(finding, sec) == ["999000003"]


def test_a_ship_of_a_signal_is_drawn(sec, sea):
    """The case's signals in the cited track belong to the finding."""
    finding = bound(sec, sea, ("EXERCISE/heron", "statement", "It was there (EXERCISE).", clear(sec)))
    signal = Signal(table=sea.tables.get(), subject="mmsi:999000001", typology="EXERCISE")
    signal.run = type(signal).run.field.related_model(key="EXERCISE")
    assert drawn(finding, sec, [signal]) == ["999000001"]


def test_hidden_evidence_draws_nothing(sec, sea):
    """Which ship a withheld paper is about is not told by a line on the map."""
    green = Marking.shared(Tlp.GREEN, "SEC")
    finding = bound(
        sec, sea, ("mmsi:999000001", "statement", "Seen", green), ("mmsi:999000002", "statement", "Heard", clear(sec))
    )
    assert drawn(finding, sec) == ["999000002"]
