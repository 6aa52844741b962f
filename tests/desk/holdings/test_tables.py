"""A table goes in by its mapping and out with a manifest; what goes out comes in again, and nothing in it is a formula."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.desk.builders import assertion, exhibit

from comity.desk.holdings.intake import read_exhibit, take_in, try_out
from comity.desk.holdings.models import Assertion, Exhibit, Intake
from comity.desk.holdings.tables import export_table
from comity.sources.registry import source
from comity.sources.table.cells import headings_of
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.markings import Marking, Tlp

TABLE = source("table")


@pytest.fixture
def sec(seat_of):
    """The secretariat's console."""
    return seat_of("SEC")


@pytest.fixture
def sample():
    """Five made-up rows, one of which is refused."""
    return TABLE.folder / "sample" / "exercise.csv"


def unzipped(raw):
    """The one sheet of a workbook."""
    return ZipFile(BytesIO(raw)).read("xl/worksheets/sheet1.xml")


def test_a_preview_records_nothing(sec, sample):
    """It shows what would go in, and neither an exhibit nor an assertion is made."""
    reading = try_out(TABLE, sample, by=sec)
    assert (len(reading.drafts), len(reading.refused)) == (4, 1)
    assert not Exhibit.objects.exists()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_goes_out_comes_in_again(sec, sample, tmp_path, ending):
    """Every assertion, with its grade, its origin, its place and its days."""
    take_in(TABLE, sample, by=sec)
    assert export_table(tmp_path / f"out.{ending}", seen_by=sec).values == 4
    again = take_in(TABLE, tmp_path / f"out.{ending}", by=sec)
    assert (again.read, again.added, again.unchanged, again.refused) == (4, 0, 4, ())


def test_the_manifest_says_what_was_dropped_and_how_strictly_it_is_marked(sec, tmp_path):
    """A workbook has no place for a control character, and nobody's marking goes lost."""
    assertion(sec, exhibit(sec, tmp_path), value="rings \x07 twice", marking=Marking.originator_only("SEC"))
    assertion(sec, exhibit(sec, tmp_path), value="plain", marking=Marking.originator_only("SEC"))
    told = export_table(tmp_path / "out.xlsx", seen_by=sec)
    assert (told.values, told.marking) == (1, "TLP:AMBER+STRICT")
    assert told.dropped == {"statement: holds characters that a workbook cannot": 1}
    assert json.loads((tmp_path / "out.xlsx.manifest.json").read_text(encoding="utf-8"))["sha256"] == told.sha256
    assert export_table(tmp_path / "out.csv", seen_by=None).values == 0


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_no_cell_is_a_formula(sec, tmp_path, ending):
    """What a stranger wrote computes nothing on the machine of whoever opens the export."""
    assertion(sec, exhibit(sec, tmp_path), value='=HYPERLINK("http://x.example")')
    export_table(tmp_path / f"out.{ending}", seen_by=None)
    assert headings_of(tmp_path / f"out.{ending}").lines[0].cells[2] == '=HYPERLINK("http://x.example")'
    raw = (tmp_path / f"out.{ending}").read_bytes()
    assert b"'=HYPERLINK" in raw if ending == "csv" else b"<f>" not in unzipped(raw)


def test_an_exhibit_in_custody_is_read_by_its_holder_alone(sec, seat_of, sample, tmp_path):
    """For the eyes the exhibit is for; the mapping is sealed with the reading."""
    held = exhibit(sec, tmp_path, sample.read_text(encoding="utf-8"), marking=Marking.shared(Tlp.GREEN, "SEC"))
    with pytest.raises(NotAllowed, match="Only"):
        read_exhibit(TABLE, held, by=seat_of("EXA"))
    assert read_exhibit(TABLE, held, by=sec).added == 4
    assert {one.tlp for one in Assertion.objects.all()} == {"TLP:GREEN"}
    assert Intake.objects.get().refused.get().row == 5


def test_a_source_with_columns_of_its_own_takes_no_mapping(sec, sample):
    """The mapping would say something else than its reader does."""
    from comity.sources.table.columns import Columns

    with pytest.raises(BadInput, match="columns of its own"):
        take_in(source("claims"), sample, by=sec, columns=Columns(columns={}))
