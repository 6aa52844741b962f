"""MarineCadastre's CSV: strict about its columns, exact about its rows."""

import gzip
from datetime import UTC, date, datetime

import msgspec
import pytest

from comity.sources.reading import Draft, Unreadable
from comity.sources.registry import source
from comity.vocabulary.properties import Property

SOURCE = source("ais-marinecadastre")
HEAD = "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft,Cargo,TransceiverClass"
ROW = "200000001,2023-01-11T00:00:00,43.1,-70.7,9.5,127.3,130.0,EXERCISE,IMO9074729,EXER1,70,0.0,190,32,10.1,70,A"


@pytest.fixture
def read(written):
    """What the source makes of a file with these lines."""
    return lambda *lines: SOURCE.read(written("\n".join(lines)))


def test_a_row_is_a_fix_in_utc_that_leads_back_to_its_row(read):
    """Times without a zone are UTC; the first row below the head is row 1."""
    fix = read(HEAD, ROW).fixes.to_pylist()[0]
    assert (fix["mmsi"], fix["seen_at"], fix["row"]) == (200000001, datetime(2023, 1, 11, tzinfo=UTC), 1)
    assert (fix["latitude_deg"], fix["longitude_deg"], fix["heading_deg"], fix["transponder"]) == (
        43.1,
        -70.7,
        130,
        "A",
    )


def test_what_a_ship_says_of_itself_is_a_claim_made_once(read):
    """The same claim on many rows is one assertion, at its first row; an IMO number loses its prefix."""
    reading = read(HEAD, ROW, ROW.replace("00:00:00", "00:01:00"), ROW.replace("EXERCISE", "EXERCISE RENAMED"))
    said = [(draft.property, draft.value, draft.row) for draft in reading.drafts]
    assert sorted(said) == [
        (Property.CALL_SIGN, "EXER1", 1),
        (Property.IMO, "9074729", 1),
        (Property.NAME, "EXERCISE", 1),
        (Property.NAME, "EXERCISE RENAMED", 3),
        (Property.SHIP_TYPE, "70", 1),
    ]
    assert {(d.subject, d.origin, d.valid_from) for d in reading.drafts} == {
        ("ais:mmsi/200000001", "MMSI 200000001", date(2023, 1, 11))
    }


def test_what_is_drafted_can_be_sealed(read):
    """A draft is of plain values, so that its digest can be taken anywhere."""
    drafts = read(HEAD, ROW).drafts
    assert msgspec.json.decode(msgspec.json.encode(drafts), type=tuple[Draft, ...]) == drafts


def test_an_imo_number_that_cannot_be_one_is_kept_as_stated(read):
    """A wrong check digit is a fact about the ship's words, and no IMO number."""
    reading = read(HEAD, ROW.replace("IMO9074729", "IMO9074728"), ROW.replace("IMO9074729", "IMO0000000"))
    assert [(d.property, d.value) for d in reading.drafts if "imo" in d.property] == [("imo_as_stated", "IMO9074728")]
    assert reading.valid_imo == 0


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (ROW.replace("43.1", "north"), "LAT is no number."),
        (ROW.replace("200000001", ""), "It has no MMSI of up to nine digits."),
        (ROW.replace("T00:00:00", " 00:00:00"), "BaseDateTime is no time such as 2023-01-11T00:00:00."),
        (ROW.replace("01-11", "02-31"), "BaseDateTime is no time such as 2023-01-11T00:00:00."),
        (ROW[:-1] + "C", "TransceiverClass is neither A nor B."),
        (ROW.replace("-70.7", "-190.7"), "Longitude -190.7° lies beyond 180°."),
        (ROW + ",", "It has 18 cells where the first line has 17."),
    ],
)
def test_a_bad_row_is_refused_by_number_with_the_row_as_it_stood(read, row, reason):
    """The rows around it go in; a person sees which, why, and what it said."""
    reading = read(HEAD, ROW, "", row, ROW.replace("200000001", "200000002"))
    assert [(r.row, r.reason, r.raw) for r in reading.refused] == [(2, reason, row)]
    assert (reading.read, reading.fixes["row"].to_pylist()) == (3, [1, 3])


def test_a_refused_row_claims_nothing(read):
    """A row is taken whole or not at all; what it claimed may stand in a later one."""
    reading = read(HEAD, ROW.replace("43.1", "143.1"), ROW)
    assert {draft.row for draft in reading.drafts} == {2}


def test_quotes_commas_and_foreign_letters_are_read(read):
    """A name may hold what a CSV file must quote."""
    reading = read(HEAD, ROW.replace("EXERCISE", '"EXERCISE, ""TWO"" É"'))
    assert [d.value for d in reading.drafts if d.property is Property.NAME] == ['EXERCISE, "TWO" É']


def test_a_line_of_broken_bytes_is_refused_alone(written):
    """One damaged line, too far down for the guard to see, does not cost the day."""
    broken = ROW.encode().replace(b"EXERCISE", b"\xff\xfe")
    reading = SOURCE.read(written(b"\n".join([HEAD.encode(), *[ROW.encode()] * 50, broken])))
    assert [refusal.row for refusal in reading.refused] == [51]
    assert "is no line of CSV in UTF-8" in reading.refused[0].reason
    assert reading.fixes.num_rows == 50


def test_a_missing_column_stops_and_an_unknown_one_is_named(read):
    """A publisher that changes its columns is noticed."""
    with pytest.raises(Unreadable, match="does not name SOG, Status"):
        read(HEAD.replace("SOG", "SPEED").replace("Status,", ""), ROW)
    with pytest.raises(Unreadable, match="names LAT more than once"):
        read(f"{HEAD},LAT", f"{ROW},1")
    assert read(f"{HEAD},Origin,Zone", f"{ROW},x,y").unread_fields == ("Origin", "Zone")


def test_a_gzipped_file_reads_like_the_plain_one(read, written):
    """Publishers and members zip large files."""
    zipped = SOURCE.read(written(gzip.compress(f"{HEAD}\n{ROW}".encode())))
    assert zipped.fixes.equals(read(HEAD, ROW).fixes)


def test_a_head_without_rows_is_a_failed_download(read):
    """A day without a message is no quiet day."""
    with pytest.raises(Unreadable, match="failed download"):
        read(HEAD)
