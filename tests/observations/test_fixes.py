"""The table of fixes and the file that keeps it."""

from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from comity.evidence.store import digest_of
from comity.observations import fixes as module
from comity.observations.fixes import SCHEMA, NotFixes, fixes_at, span, subject, subjects, written

FIX = {"mmsi": 3669882, "latitude_deg": 0.0, "longitude_deg": 180.0, "row": 1}


@pytest.fixture
def fixes():
    """Two fixes of one ship and one of another."""
    moments = [datetime(2014, 1, day, tzinfo=UTC) for day in (3, 1, 2)]
    rows = [dict.fromkeys(SCHEMA.names) | FIX | {"seen_at": moment} for moment in moments]
    rows[1]["mmsi"] = 416000000
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def test_a_written_table_reads_back_the_same(fixes, tmp_path):
    """What is kept is what was observed, and the file is named by its own bytes."""
    path = written(fixes, tmp_path / "tables")
    assert fixes_at(path).equals(fixes)
    assert path.name == f"{digest_of(path)}.parquet"


def test_the_same_table_is_written_once(fixes, tmp_path):
    """A second import adds no file."""
    assert written(fixes, tmp_path) == written(fixes, tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_failed_write_leaves_nothing_half_written(fixes, tmp_path, monkeypatch):
    """A crash between writing and naming leaves the folder as it was."""
    monkeypatch.setattr(module, "digest_of", lambda path: path.rename(path.parent / "no" / "such" / "folder"))
    with pytest.raises(FileNotFoundError):
        written(fixes, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_table_of_anything_else_is_refused(fixes, tmp_path):
    """A column with another name or unit is named, before a detector reads it as something it is not."""
    with pytest.raises(NotFixes, match="course_deg"):
        written(fixes.drop_columns(["course_deg"]), tmp_path)
    pq.write_table(fixes.select(SCHEMA.names[::-1]), tmp_path / "turned.parquet")
    with pytest.raises(NotFixes, match="the order of columns"):
        fixes_at(tmp_path / "turned.parquet")


def test_a_damaged_file_is_refused_with_its_path(fixes, tmp_path):
    """A person learns which file it is and what to do."""
    path = written(fixes, tmp_path)
    path.write_bytes(path.read_bytes()[:-8])
    with pytest.raises(NotFixes, match=rf"{path.name} cannot be read as Parquet .* import its exhibit again"):
        fixes_at(path)


def test_a_subject_has_nine_digits(fixes):
    """A number that begins with noughts is another number without them."""
    assert subject(3669882) == "mmsi:003669882"
    assert subjects(fixes) == ["mmsi:003669882", "mmsi:416000000"]


def test_a_table_spans_its_first_to_its_last_fix(fixes):
    """The rows stand by ship, so the first row is not the first in time."""
    assert [moment.day for moment in span(fixes)] == [1, 3]
    with pytest.raises(NotFixes, match="spans no time"):
        span(fixes.slice(0, 0))
