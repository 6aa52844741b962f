"""What the stories need is said before they begin."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.story


def needs(**environment):
    """The exit status of the look-out for packages, and what it says."""
    command = [sys.executable, "-m", "tests.stories.needs"]
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True)
    return done.returncode, done.stderr


def test_a_machine_without_chromium_is_told_so_in_one_sentence(tmp_path):
    """Exit 2 and one sentence that names the Debian package."""
    status, said = needs(PATH=str(tmp_path))
    assert (status, said.count("\n")) == (2, 1)
    assert "Debian's chromium" in said


def test_a_machine_with_everything_hears_nothing(tmp_path):
    """Exit 0, without a word."""
    (tmp_path / "chromium").touch(mode=0o755)
    assert needs(PATH=str(tmp_path)) == (0, "")
