"""The table of fixes and the file that keeps it."""

from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from comity.evidence.store import digest_of
from comity.observations import fixes as module
from comity.observations.fixes import GROUP_ROWS, SCHEMA, NotFixes, fixes_at, span, subject, subjects, written

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


def test_one_ship_is_read_out_of_a_large_table(tmp_path):
    """Its rows alone come back, in their order, whatever row groups they lie in."""
    many = 2 * GROUP_ROWS // 3
    columns = {name: [None] * 3 * many for name in SCHEMA.names} | {
        "mmsi": [1] * many + [2] * many + [3] * many,
        "seen_at": [datetime(2026, 3, 1, tzinfo=UTC)] * 3 * many,
        "latitude_deg": [1.0] * 3 * many,
        "longitude_deg": [1.0] * 3 * many,
        "row": range(1, 3 * many + 1),
    }
    path = written(pa.table(columns, SCHEMA), tmp_path)
    assert fixes_at(path, mmsi=2)["row"].to_pylist() == list(range(many + 1, 2 * many + 1))
    assert fixes_at(path, mmsi=4).num_rows == 0
