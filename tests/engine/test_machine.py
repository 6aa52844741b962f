"""DuckDB on this machine, bounded."""

from pathlib import Path

import pytest

from comity.engine.machine import machine


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
