"""An import that is killed at any moment has happened or has not."""

import json
import os
import random
import subprocess
import sys
import time

import pytest

from comity.sources.registry import source

KILLS = 20


def comity(home, *arguments):
    """A `comity` process on a world of its own, on the database under test."""
    where = ["--dir", str(home)] if arguments != ("sources",) else []
    command = [sys.executable, "-m", "comity", *arguments, *where, "--json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ))


def finished(home, *arguments):
    """What the command printed, as JSON."""
    process = comity(home, *arguments)
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return json.loads(output)


def killed_at_random(home, importing):
    """Twenty imports, each killed somewhere between its start and twice the time that a command takes to start."""
    rng, began = random.Random(1718), time.monotonic()
    finished(home, "sources")
    usual = time.monotonic() - began
    for _ in range(KILLS):
        process = comity(home, *importing)
        time.sleep(rng.uniform(0.2, 2.5) * usual)
        process.kill()
        process.communicate()


@pytest.mark.usefixtures("empty_database")
def test_a_killed_import_has_happened_or_has_not(tmp_path, sources):
    """Killed at twenty random moments and run again: no half file, no duplicate, a log that holds."""
    sample = next((sources / "un_consolidated" / "sample").glob("*.xml*"))
    importing, home = ("import", "un-consolidated", str(sample)), tmp_path / "world"
    killed_at_random(home, importing)
    last = finished(home, *importing)
    assert last["added"] + last["unchanged"] == len(source("un-consolidated").read(sample).drafts)
    assert finished(home, *importing)["added"] == 0
    assert all(one["sound"] for one in finished(home, "doctor"))
