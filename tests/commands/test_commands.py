"""Every command answers people in sentences and programs in JSON, with the right exit code."""

import json
import os
import subprocess
import sys

import pytest

from comity.sources.registry import sources as registered

pytestmark = pytest.mark.usefixtures("empty_database")


def comity(*arguments, home=None):
    """A command run to its end: exit code, standard output, standard error."""
    environment = {**os.environ, **({"COMITY_HOME": str(home)} if home else {})}
    done = subprocess.run(
        [sys.executable, "-m", "comity", *arguments], capture_output=True, text=True, env=environment, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def sample(sources):
    """A small real list."""
    return str(next((sources / "un_consolidated" / "sample").glob("*.xml*")))


def test_an_import_reports_what_it_did_as_json(tmp_path, sample):
    """The promised fields and nothing else on standard output; no progress bar in a pipe."""
    code, output, errors = comity("import", "un-consolidated", sample, "--json", home=tmp_path)
    said = json.loads(output)
    promised = {"source", "exhibit", "read", "added", "unchanged", "refused", "unread_fields", "persons", "entities"}
    assert code == 0
    assert promised | {"ships", "valid_imo"} <= set(said)
    assert errors == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "un-consolidate", "x.xml"), "un-consolidated"),
        (("import", "un-consolidated", "nowhere.xml"), "is not a file"),
        (("law", "in-force", "--regime", "un-0000"), "choose one of"),
        (("detect", "no-such-typology"), "reception-gap"),
        (("doctor",), "There is no world"),
        (("import", "un-consolidated", "x.xml", "--marking", "PINK"), "is not a"),
    ],
)
def test_bad_input_is_a_sentence_and_exit_code_2(tmp_path, arguments, said):
    """What was wrong, and what there is instead; never a traceback."""
    code, output, errors = comity(*arguments, home=tmp_path)
    assert (code, output) == (2, "")
    assert said in " ".join(errors.split())
    assert "Traceback" not in errors


@pytest.mark.parametrize("bad", ["missing", "another's member", "no list", "too wide"])
def test_a_refused_import_makes_no_world(tmp_path, sample, bad):
    """A file, a member or a marking that will be refused is refused before the folder, its keys and its database are made."""
    page = tmp_path / "page.xml"
    page.write_text("<html>EXERCISE: an error page</html>", encoding="utf-8")
    arguments = {
        "missing": ("un-consolidated", sample, "nowhere.xml"),
        "another's member": ("un-consolidated", sample, "--by", "EXA"),
        "no list": ("un-consolidated", str(page)),
        "too wide": ("un-consolidated", sample, "--marking", "RED"),
    }[bad]
    assert comity("import", *arguments, "--dir", str(tmp_path / "world"))[0] == 2
    assert list(tmp_path.iterdir()) == [page]


def test_a_refusal_is_json_where_json_was_asked_for(tmp_path):
    """A program reads the sentence and what to do next."""
    code, output, _ = comity("import", "un-consolidated", "nowhere.xml", "--json", home=tmp_path)
    assert code == 2
    assert set(json.loads(output)) == {"error", "next"}


def test_the_sources_are_listed(tmp_path):
    """Each by the name it is imported with."""
    code, output, _ = comity("sources", "--json", home=tmp_path)
    assert code == 0
    named = {one["name"] for one in json.loads(output)}
    assert {"un-consolidated", "un-1718-vessels", "ais-marinecadastre", "ais-jsonl", "claims", "ftm-jsonl"} <= named
    assert named == set(registered())


def test_the_shipped_law_is_sound():
    """Every regime's folder loads without a fault, and its cases replay."""
    code, output, _ = comity("law", "check", "--json")
    assert (code, set(map(len, json.loads(output).values()))) == (0, {0})


def test_a_bundle_that_is_none_is_bad_input(tmp_path):
    """Exit 2 for what is no bundle, with the verifier's own sentence."""
    path = tmp_path / "bundle.zip"
    path.write_bytes(b"not a zip")
    code, output, _ = comity("verify", str(path))
    assert (code, "verdict: bad input" in output) == (2, True)


def test_who_is_reached_through_ownership_is_told_with_its_proof(tmp_path):
    """A register in, the reached and the refused rows out."""
    register = tmp_path / "register.csv"
    register.write_text("owner,owned,share\nEXERCISE X,EXERCISE A,50\nEXERCISE A,EXERCISE B,half\n")
    code, output, _ = comity("reach", str(register), "--listed", "EXERCISE X", "--doctrine", "us-ofac", "--json")
    told = json.loads(output)
    assert (code, [one["entity"] for one in told["reached"]]) == (0, ["EXERCISE A"])
    assert [one["row"] for one in told["refused"]] == [3]
    assert comity("reach", str(register), "--listed", "Nobody")[0] == 2
