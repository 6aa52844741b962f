"""The tables are brought up to date wholly or not at all, whatever stops it."""

import os
import subprocess
import sys

import pytest

STOPPED = """
import os
from comity.commands.opening import opened
from django.db.migrations.recorder import MigrationRecorder as Recorder
recorded = Recorder.record_applied
Recorder.record_applied = lambda self, app, name: os._exit(9) if app == "holdings" else recorded(self, app, name)
opened(begin=True)
"""
WHOLE = "from comity.commands.opening import opened; opened(begin=True)"


@pytest.fixture
def running(tmp_path, empty_database):
    """A function that runs Python on a world of its own and an empty database, and gives its exit code."""
    environment = {**os.environ, "COMITY_HOME": str(tmp_path / "world")}
    return lambda code: subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode


def test_an_upgrade_stopped_between_a_table_and_its_record_can_be_done_again(running):
    """Django records a migration after its tables; a process that ends between the two must not lock the world."""
    assert running(STOPPED) == 9
    assert running(WHOLE) == 0


def test_two_upgrades_at_once_make_the_tables_once(tmp_path, empty_database):
    """Whoever comes second waits and finds the work done."""
    environment = {**os.environ, "COMITY_HOME": str(tmp_path / "world")}
    both = [subprocess.Popen([sys.executable, "-c", WHOLE], env=environment) for _ in range(2)]
    assert [one.wait(timeout=120) for one in both] == [0, 0]
