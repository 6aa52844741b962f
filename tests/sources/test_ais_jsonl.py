"""AIS as JSON lines: both layouts, every message accounted for."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from comity.sources.reading import Unreadable
from comity.sources.registry import source
from comity.vocabulary.properties import Property

SOURCE = source("ais-jsonl")
TRACKS = Path(__file__).parents[1] / "data" / "ais"
SHORT = {"ssvid": 200000001, "lat": 10.5, "lon": 120.25, "timestamp": "2014-01-01 01:14:25.000000", "course": 12.5}
LONG = {"mmsi": 200000001, "type": 1, "lat": 10.5, "lon": 120.25, "timestamp": "2014-01-01T01:14:25Z", "status": "7"}


@pytest.fixture
def read(written):
    """What the source makes of these messages, one a line; texts stand as they are."""

    def reading(*messages):
        return SOURCE.read(written("\n".join(m if isinstance(m, str) else json.dumps(m) for m in messages)))

    return reading


@pytest.mark.parametrize("message", [SHORT, LONG, SHORT | {"timestamp": "2014-01-01T03:14:25+02:00"}])
def test_both_layouts_give_the_same_fix(read, message):
    """`ssvid` is the MMSI, and a time without a zone is UTC."""
    fix = read(message).fixes.to_pylist()[0]
    assert (fix["mmsi"], fix["seen_at"], fix["row"]) == (200000001, datetime(2014, 1, 1, 1, 14, 25, tzinfo=UTC), 1)
    assert (fix["latitude_deg"], fix["longitude_deg"]) == (10.5, 120.25)


@pytest.mark.parametrize(("kind", "transponder"), [(1, "A"), (3, "A"), (18, "B"), (19, "B"), (27, None)])
def test_the_type_of_a_message_tells_the_class_of_the_transponder(read, kind, transponder):
    """Class B sends with less power: a silence of its means less."""
    assert read(LONG | {"type": kind}).fixes["transponder"].to_pylist() == [transponder]


def test_a_message_without_a_position_is_read_for_its_claims(read):
    """Static data are no fix, and nothing to refuse."""
    static = {"mmsi": 200000001, "type": 5, "timestamp": LONG["timestamp"], "imo": 9074729, "shipname": "EXERCISE @@@"}
    reading = read(LONG, static, static | {"callsign": "EXER1", "imo": 0})
    assert (reading.read, reading.fixes.num_rows, reading.refused) == (3, 1, ())
    assert [(d.property, d.value, d.row) for d in reading.drafts] == [
        (Property.NAME, "EXERCISE", 2),
        (Property.IMO, "9074729", 2),
        (Property.CALL_SIGN, "EXER1", 3),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"ssvid": 200000001, "lat":', "It is no JSON object."),
        ("[1, 2]", "It is no JSON object."),
        (
            SHORT | {"timestamp": "yesterday"},
            "Timestamp 'yesterday' is no time such as 2014-01-01 01:14:25.",
        ),
        (SHORT | {"timestamp": 1388538865}, "Timestamp 1388538865 is no time such as 2014-01-01 01:14:25."),
        (SHORT | {"lat": "north"}, "Lat 'north' is no number."),
        (SHORT | {"lat": True}, "Lat True is no number."),
        (SHORT | {"lat": 95}, "Latitude 95.0° lies beyond the poles."),
        (SHORT | {"ssvid": 1.5}, "It has no MMSI of up to nine digits."),
        (LONG | {"type": 21}, "Type 21 is no message in which a ship tells of itself."),
        (LONG | {"type": [1]}, "Type [1] is no message in which a ship tells of itself."),
    ],
)
def test_a_bad_message_is_refused_by_number_with_the_line_as_it_stood(read, line, reason):
    """The messages around it go in; a person sees which, why, and what it said."""
    reading = read(SHORT, line, LONG)
    raw = line if isinstance(line, str) else json.dumps(line)
    assert [(r.row, r.reason, r.raw) for r in reading.refused] == [(2, reason, raw)]
    assert reading.fixes["row"].to_pylist() == [1, 3]


def test_an_unknown_field_is_named(read):
    """What the reader does not know is never absorbed."""
    assert read(SHORT | {"sanctioned": 1}, SHORT | {"colour": "red"}).unread_fields == ("colour", "sanctioned")


def test_another_file_of_json_is_refused_whole(read):
    """A file whose first line has no time holds no messages."""
    with pytest.raises(Unreadable, match="first line is no AIS message"):
        read({"name": "a register"})
    with pytest.raises(Unreadable, match="more than 100000 bytes: this is another file"):
        read(SHORT, "x" * 200_000)


def test_progress_counts_the_messages(written):
    """A long import says how far it is."""
    told = []
    SOURCE.read(written("\n".join([json.dumps(SHORT)] * 50_000)), lambda done, total: told.append((done, total)))
    assert told == [(50_000, 0)]


@pytest.mark.parametrize(
    ("track", "read", "fixes", "repeats"),
    [
        ("431704490.jsonl.gz", 7499, 7345, 2300),
        ("538004505.jsonl.gz", 1566, 1566, 178),
        ("263576000.jsonl.gz", 948, 928, 233),
        ("600011817.jsonl.gz", 187, 168, 6),
    ],
)
def test_real_tracks_are_read_to_the_last_message(track, read, fixes, repeats):
    """Every message is a fix or gave no position; those heard twice are kept and marked."""
    reading = SOURCE.read(TRACKS / track)
    assert (reading.read, reading.fixes.num_rows, reading.refused, reading.unread_fields) == (read, fixes, (), ())
    assert reading.fixes["repeat_of"].null_count == fixes - repeats


def test_a_claimed_imo_number_of_a_real_ship_is_valid():
    """MMSI 431704490 says of itself that it is IMO 8921107."""
    reading = SOURCE.read(TRACKS / "431704490.jsonl.gz")
    assert {(d.property, d.value) for d in reading.drafts if d.property == Property.IMO} == {("imo", "8921107")}
    assert reading.valid_imo == 1
