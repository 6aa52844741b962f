"""DuckDB on this machine, bounded."""

from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from comity.engine.machine import machine, staged, table


def setting(connection, name):
    """What DuckDB says of one of its settings."""
    return connection.con.execute("SELECT current_setting(?)", [name]).fetchone()[0]


def test_a_connection_keeps_to_its_bounds_and_leaves_nothing_behind():
    """Memory and threads are bounded, what spills goes to a folder of its own, and the folder goes with the connection."""
    with machine(memory_mb=100, threads=1) as connection:
        assert setting(connection, "memory_limit") == "95.3 MiB"
        assert setting(connection, "threads") == 1
        spill = Path(setting(connection, "temp_directory"))
        assert spill.is_dir()
    assert not spill.exists()


def test_a_closed_connection_answers_no_more():
    """A piece of work has its connection to itself and gives it back."""
    with machine() as connection:
        connection.con.execute("SELECT 1")
    with pytest.raises(Exception, match="closed"):
        connection.con.execute("SELECT 1")


def test_tables_in_memory_and_files_are_one_table(tmp_path):
    """A detector never knows where its rows lie."""
    rows = pa.table({"t": [1, 2]})
    pq.write_table(rows, tmp_path / "rows.parquet")
    with machine() as connection:
        assert table(connection, [rows, tmp_path / "rows.parquet", rows]).t.sum().to_pyarrow().as_py() == 9


def test_what_is_staged_is_worked_out_once_and_may_hold_nulls():
    """Each use reads the same rows; a column without nulls has one after the last row's next."""
    rows = pa.table([[1, 2]], pa.schema([pa.field("t", pa.int64(), nullable=False)]))
    with machine() as connection:
        drawn = table(connection, [rows]).mutate(lot=ibis.random(), after=ibis._.t.lead().over(order_by="t"))
        once = staged(drawn)
        assert once.to_pyarrow().equals(once.to_pyarrow())
        assert once.order_by("t").after.to_pyarrow().to_pylist() == [2, None]
