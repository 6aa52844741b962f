"""`comity ingest` and `comity scrub`: killed at any moment and run again, nothing is lost and nothing is there twice."""

import hashlib
import json
import os
import random
import subprocess
import sys
import time

import pytest

MANY = 240


def comity(home, *arguments):
    """A `comity` process on a world of its own, on the database under test."""
    command = [sys.executable, "-m", "comity", *arguments, "--dir", str(home), "--json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ))


def finished(home, *arguments, code=0):
    """What the command printed, as JSON."""
    process = comity(home, *arguments)
    output, errors = process.communicate(timeout=300)
    assert process.returncode == code, errors
    return json.loads(output)


@pytest.fixture
def files(tmp_path):
    """Many small letters; their digests."""
    folder = tmp_path / "files"
    folder.mkdir()
    for n in range(MANY):
        (folder / f"{n:03}.txt").write_text(f"EXERCISE 남포항 {n}", encoding="utf-8")
    return folder, {hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def killed(home, folder, usual, rng):
    """An ingest killed somewhere between its start and twice the time that one file takes."""
    process = comity(home, "ingest", str(folder))
    time.sleep(rng.uniform(0.3, 2) * usual)
    process.kill()
    process.communicate()


@pytest.mark.usefixtures("empty_database")
def test_a_killed_ingest_loses_nothing(tmp_path, files):
    """Killed at six moments and run again: every file is held once, sound, examined and in the log."""
    folder, digests = files
    home, rng, began = tmp_path / "world", random.Random(1718), time.monotonic()
    finished(home, "ingest", str(folder / "000.txt"))
    usual = time.monotonic() - began
    for _ in range(6):
        killed(home, folder, usual, rng)
    last = finished(home, "ingest", str(folder))
    assert last["added"] + last["unchanged"] == MANY
    assert finished(home, "ingest", str(folder))["added"] == 0
    assert finished(home, "scrub") == {"checked": len(digests), "rotten": []}
    assert {path.name for path in home.glob("exhibits/objects/*/*")} == digests
    assert all(one["sound"] for one in finished(home, "doctor"))


@pytest.mark.usefixtures("empty_database")
def test_a_scrub_that_finds_rot_says_which_and_exits_with_1(tmp_path, files):
    """A changed byte is named by its digest."""
    folder, home = files[0], tmp_path / "world"
    finished(home, "ingest", str(folder / "000.txt"))
    (path,) = home.glob("exhibits/objects/*/*")
    path.chmod(0o644)
    path.write_bytes(b"changed")
    assert finished(home, "scrub", code=1)["rotten"] == [path.name]


@pytest.mark.usefixtures("empty_database")
def test_an_ingest_tells_people_what_it_did(tmp_path, files):
    """Counts on standard output; what is dangerous, and why, beside them."""
    (files[0] / "run.txt").write_bytes(b"#!/bin/sh\necho EXERCISE\n")
    command = [sys.executable, "-m", "comity", "ingest", str(files[0] / "run.txt"), str(files[0] / "000.txt")]
    done = subprocess.run([*command, "--dir", str(tmp_path / "world")], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("2 files: 2 added, 0 there already, 0 refused.")
    assert "run.txt: dangerous. It is a script: it is held and never run." in done.stderr
