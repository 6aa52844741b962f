"""What the machine cannot do is a sentence and exit code 2, and what a stranger wrote never draws on the terminal."""

import json
import os
import resource
import signal
import socket
import subprocess
import sys

import pytest
from tests.commands.test_commands import comity, sample  # noqa: F401 - a fixture


def without_room(*arguments, largest=200_000):
    """A command whose every file may grow to so many bytes and no further: exit code and standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "comity", *arguments, "--json"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY)),
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.usefixtures("empty_database")
@pytest.mark.parametrize("largest", [2_000, 500_000])
def test_a_full_disk_is_a_sentence_and_the_world_recovers(tmp_path, sample, largest):  # noqa: F811
    """Exit 2 wherever the room ends, and the same command succeeds once there is room."""
    importing = ("import", "un-consolidated", sample, "--dir", str(tmp_path / "world"))
    code, output, errors = without_room(*importing, largest=largest)
    assert (code, errors) == ((2, "") if set(json.loads(output)) == {"error", "next"} else (0, "")), output
    code, output, _ = comity(*importing, "--json")
    assert (code, json.loads(output)["read"]) == (0, 11)
    assert comity("doctor", "--dir", str(tmp_path / "world"))[0] == 0


@pytest.mark.parametrize("where", ["busy", "1.2.3.4", "no-such-host.invalid"])
def test_an_address_that_cannot_be_served_is_refused_before_anything_is_said(tmp_path, where):
    """Nothing is announced, nothing is built, and the exit code is 2."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        at = ("--port", str(taken.getsockname()[1])) if where == "busy" else ("--host", where)
        code, output, errors = comity("demo", *at, "--dir", str(tmp_path / "world"))
    assert (code, output, list(tmp_path.iterdir())) == (2, "", [])
    assert "Nothing can be served at" in errors


@pytest.mark.parametrize(
    "arguments",
    [
        ("law", "in-force", "--regime", "un-1718-dprk", "--on", "2"),
        ("law", "in-force", "--regime", "un-1718-dprk", "--direction", "up"),
        ("law", "in-force"),
        ("serve", "--port", "99999999"),
        ("import", "un-consolidated"),
        ("law", "applies", "nowhere.yaml"),
        ("law", "applies", "."),
        ("no-such-command",),
    ],
)
def test_every_refusal_is_json_where_json_was_asked_for(arguments):
    """A program never has to read usage notes."""
    code, output, errors = comity(*arguments, "--json")
    assert (code, errors, set(json.loads(output))) == (2, "", {"error", "next"})


@pytest.mark.parametrize("missing", ["bundle", "anchor"])
def test_a_check_of_what_is_missing_says_so_first(tmp_path, missing):
    """In words and as JSON, from the command as from the one file."""
    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(b"PK")
    absent = str(tmp_path / "nowhere")
    arguments = (absent,) if missing == "bundle" else (str(bundle), "--anchor", absent)
    code, output, errors = comity("verify", *arguments, "--json")
    checks = json.loads(output)["checks"]
    assert (code, errors, len(checks)) == (2, "", 1)
    assert f"{absent} cannot be read: No such file" in checks[0]["sentence"]


def test_a_file_name_never_draws_on_the_terminal(tmp_path):
    """Control characters, and marks that turn text round, are shown as question marks."""
    _, _, errors = comity("import", "un-consolidated", "e\x1b[31mred\u202egnp.xml", "--dir", str(tmp_path / "world"))
    assert "e?[31mred?gnp.xml is not a file" in errors


def test_a_refusal_is_one_line_in_a_pipe(tmp_path):
    """However long a path is, it can be copied whole."""
    path = str(tmp_path / "a long name" / ("with many words " * 12).strip())
    assert f"{path} is not a file." in comity("import", "un-consolidated", path, "--dir", str(tmp_path / "w"))[2]


def test_a_name_that_is_typed_is_never_broken(tmp_path):
    """On a terminal of eighty columns a source's name stands on one line."""
    environment = {**os.environ, "COLUMNS": "80", "FORCE_COLOR": "1"}
    listed = subprocess.run(
        [sys.executable, "-m", "comity", "sources"], env=environment, capture_output=True, check=True
    )
    assert b"ais-marinecadastre" in listed.stdout


@pytest.mark.parametrize("loaded", ["typer", "rich.console", "comity.commands.output", "yaml"])
def test_an_interruption_while_the_commands_load_is_exit_130(loaded):
    """No traceback, and not the signal's own death, from the first import on."""
    command = [sys.executable, "-X", "importtime", "-m", "comity", "sources"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        next(line for line in process.stderr if line.rstrip().endswith(f" {loaded}"))
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert (process.returncode, "Traceback" in said) == (130, False)


def test_a_machine_that_answers_wrongly_is_told_from_a_mistake_of_ours():
    """A database that is locked is a sentence; a broken constraint is a fault that must be seen whole."""
    from django.db import IntegrityError, OperationalError

    from comity.commands.trouble import Unanswered, told

    assert isinstance(told(OperationalError("database is locked")), Unanswered)
    assert told(IntegrityError("UNIQUE constraint failed")) is None
    assert told(KeyError("x")) is None
