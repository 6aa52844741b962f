"""Serve the demonstration world as a person would: `comity demo` in a process of its own, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

HOST = "127.0.0.1"
PATIENCE_S = 180
"""Building the world takes some twenty seconds on an idle machine (benchmarks/); a busy one gets nine times as long."""


class Site(NamedTuple):
    """A world that is being served."""

    address: str
    home: Path

    @property
    def password(self):
        """What everybody in the exercise signs in with."""
        return (self.home / "exercise-password").read_text("ascii")

    @property
    def bundle(self):
        """The report's bundle, as it lies on the disk."""
        return next((self.home / "publications").glob("*/bundle.zip"))

    @property
    def anchor(self):
        """The anchor as the body hands it out: not from the site."""
        return self.bundle.with_name("anchor.json")


@contextmanager
def served(home):
    """The demonstration world, built in an empty folder and served until the block ends; it must not have broken."""
    port, log = free_port(), home.with_suffix(".log")
    command = [sys.executable, "-m", "comity", "demo", "--dir", str(home), "--port", str(port)]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out, env=plain) as process:
        try:
            await_answer(process, port, log)
            yield Site(address=f"http://{HOST}:{port}", home=home)
        finally:
            process.terminate()
    assert "Traceback" not in log.read_text(), log.read_text()


def free_port():
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def await_answer(process, port, log):
    """Wait until somebody listens; a server that stopped, or never answers, is an error with what it said."""
    patient_until = time.monotonic() + PATIENCE_S
    while time.monotonic() < patient_until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The demonstration was not served:\n{log.read_text()}")
