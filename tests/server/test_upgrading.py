"""The tables are brought up to date wholly or not at all, whatever stops it."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.usefixtures("empty_database")
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
def started(tmp_path, monkeypatch):
    """A function that starts Python on a world of its own."""
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "world"))
    return lambda code: subprocess.Popen([sys.executable, "-c", code])


def test_an_upgrade_stopped_between_a_table_and_its_record_can_be_done_again(started):
    """Django records a migration after its tables; a process that ends between the two must not lock the world."""
    assert started(STOPPED).wait(timeout=120) == 9
    assert started(WHOLE).wait(timeout=120) == 0


def test_two_upgrades_at_once_make_the_tables_once(started):
    """Whoever comes second waits and finds the work done."""
    both = [started(WHOLE) for _ in range(2)]
    assert [one.wait(timeout=120) for one in both] == [0, 0]
