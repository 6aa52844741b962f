"""The record of a run: the same question has the same id."""

from datetime import timedelta
from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from comity import __version__
from comity.engine.runs import run
from comity.vocabulary.errors import BadInput

TABLE = pa.table({"speed_kn": [1.0, 20.0, 30.0]})


def fast(rows, *, faster_than_kn=15.0, within=timedelta(hours=1)):
    """A detector of fast rows."""
    found = rows.filter(rows.speed_kn > faster_than_kn).count().to_pyarrow().as_py()
    return SimpleNamespace(signals=(within,) * found, set_aside=())


DETECTOR = SimpleNamespace(name="fast", version="1", detect=fast)


def test_a_run_says_what_ran_on_what_and_what_came_of_it():
    """Every number in a report leads back to one such record."""
    record, found = run(DETECTOR, [TABLE])
    assert (record.typology, record.version, record.package_version) == ("fast", "1", __version__)
    assert record.parameters == {"faster_than_kn": 15.0, "within": "PT3600S"}
    assert record.counts == {"rows": 3, "signals": 2, "set_aside": 0}
    assert len(found.signals) == 2
    assert record.started_at <= record.finished_at


def test_the_same_question_has_the_same_id():
    """A parameter left out and the same one given by its default ask alike, at whatever time, in whatever order."""
    other = pa.table({"speed_kn": [5.0]})
    first, _ = run(DETECTOR, [TABLE, other])
    again, _ = run(DETECTOR, [other, TABLE], {"faster_than_kn": 15})
    assert first.id == again.id
    assert first.started_at != again.started_at


@pytest.mark.parametrize(
    ("detector", "tables", "parameters"),
    [
        (DETECTOR, [TABLE], {"faster_than_kn": 16}),
        (DETECTOR, [TABLE.slice(1)], {}),
        (DETECTOR, [TABLE, TABLE], {}),
        (SimpleNamespace(name="fast", version="2", detect=fast), [TABLE], {}),
        (SimpleNamespace(name="slow", version="1", detect=fast), [TABLE], {}),
    ],
)
def test_another_question_has_another_id(detector, tables, parameters):
    """Parameters, inputs, typology and version each count."""
    assert run(detector, tables, parameters)[0].id != run(DETECTOR, [TABLE])[0].id


def test_files_and_tables_in_memory_are_read_alike(tmp_path):
    """A Parquet file gives what its table gives; its digest is that of its bytes."""
    pq.write_table(TABLE, tmp_path / "a.parquet")
    record, found = run(DETECTOR, [tmp_path / "a.parquet", tmp_path / "a.parquet"])
    assert (record.counts["rows"], len(found.signals)) == (6, 4)
    assert record.inputs[0] == record.inputs[1]


def test_an_unknown_parameter_is_answered_with_those_there_are():
    """A mistyped threshold is never a default unnoticed."""
    with pytest.raises(BadInput, match="fast has no parameter faster_than: it has faster_than_kn, within"):
        run(DETECTOR, [TABLE], {"faster_than": 1})
