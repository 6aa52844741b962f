"""Verdicts: what a stranger is told, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.verifier.press import BODY, Press

from comity.verifier import PATH, verifier


@pytest.fixture
def disk(tmp_path, bundle, anchor):
    """The bundle and the anchor as two files."""
    (tmp_path / "bundle.zip").write_bytes(bundle)
    (tmp_path / "anchor.json").write_bytes(anchor)
    return tmp_path


def alone(folder, *arguments, **environment):
    """Run the file as a stranger does: no site-packages, nothing of ours."""
    command = [sys.executable, "-I", "-S", PATH, *arguments]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_a_sound_bundle_is_verified(bundle, anchor):
    """Every check passes and each is a sentence."""
    verdict = verifier.check(bundle, anchor)
    assert (verdict["verdict"], verdict["exit"]) == ("verified", 0)
    assert {one["result"] for one in verdict["checks"]} == {"ok", "note"}
    assert all(one["sentence"][0].isupper() or one["sentence"][0].isdigit() for one in verdict["checks"])


def test_dissent_and_what_is_withheld_are_told(bundle, anchor):
    """A verdict that says only yes would hide both."""
    told = " ".join(one["sentence"] for one in verifier.check(bundle, anchor)["checks"])
    assert "XC concur-with-reservation, XD dissent, XE abstain" in told
    assert "Withheld: EXERCISE exhibit 2 (source protection;" in told
    assert "No witness has cosigned the log" in told


def test_what_was_published_comes_with_the_verdict(bundle, anchor):
    """Pages and programs show the report from what was checked."""
    published = verifier.check(bundle, anchor)["publication"]
    assert (published["body"], published["number"]) == (BODY, "EXERCISE/2026/1")


def test_without_an_anchor_the_signer_is_unknown(bundle):
    """Intact is the most that can be said, and it is not enough."""
    verdict = verifier.check(bundle)
    assert (verdict["verdict"], verdict["exit"]) == ("intact, signer unknown", 1)


@pytest.mark.parametrize("given", [["--anchor", "anchor.json"], []])
def test_the_file_alone_agrees_with_the_one_in_the_house(disk, bundle, anchor, given):
    """With nothing installed, and with pure Python's signatures, the answer is the same to the letter."""
    ran = alone(disk, "bundle.zip", *given, "--json")
    here = verifier.check(bundle, anchor if given else None)
    assert json.loads(ran.stdout) == here
    assert ran.returncode == here["exit"]


def test_it_prints_a_sentence_a_line_and_the_verdict_last(disk):
    """People read it as it stands."""
    ran = alone(disk, "bundle.zip", "--anchor", "anchor.json")
    *lines, last = ran.stdout.splitlines()
    assert (last, ran.returncode, ran.stderr) == ("verdict: verified", 0, "")
    assert {line.split(":")[0] for line in lines} == {"ok", "note"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere.zip"], "nowhere.zip"),
        (["."], "."),
        (["bundle.zip", "--anchor", "nowhere.json"], "nowhere.json"),
        (["anchor.json"], "is not a bundle"),
        (["bundle.zip", "--anchor", "bundle.zip"], "the anchor is not in its form"),
        ([], "BUNDLE"),
        (["bundle.zip", "--believe-me"], "--believe-me"),
    ],
)
def test_where_there_is_nothing_to_check_it_says_so(disk, arguments, says):
    """Exit 2 and a sentence: no such file, a folder, no bundle, no anchor, no such option."""
    ran = alone(disk, *arguments)
    assert ran.returncode == 2
    assert says.lower() in (ran.stdout + ran.stderr).lower()
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("data", [b"", b"hello", b"\0" * 100_000, b"<!DOCTYPE html><title>502</title>", b"%PDF-1.7\n"])
def test_what_is_no_bundle_at_all_is_bad_input(anchor, data):
    """Neither verified nor refused: the wrong file."""
    verdict = verifier.check(data, anchor)
    assert (verdict["verdict"], verdict["exit"]) == ("bad input", 2)


def test_a_bundle_signed_by_other_keys_is_refused(anchor):
    """Everything in order, every proof in place, and not one key that the anchor names."""
    stranger = Press(world="EXERCISE stranger")
    forged = stranger.printed(stranger.parts(1))
    assert verifier.check(forged, stranger.anchor())["verdict"] == "verified"
    refusal = verifier.check(forged, anchor)["checks"][-1]
    assert refusal["part"] == "publication.dsse.json"
    assert "not by a key of the node" in refusal["sentence"]


def test_the_program_has_the_promised_size_and_needs_nothing():
    """One page of under 300 lines, in the language of Python 3.8, importing the standard library alone."""
    import ast

    text = Path(PATH).read_text("utf-8")
    tree = ast.parse(text, feature_version=(3, 8))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert len(text.splitlines()) < 300
    assert {name.split(".")[0] for name in imported} - sys.stdlib_module_names == {"cryptography"}
