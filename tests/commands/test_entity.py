"""Who is who, from the command line: the same acts, the same refusals."""

import json

import pytest
from tests.commands.test_commands import comity

pytestmark = pytest.mark.usefixtures("empty_database")
ONE, OTHER = "un-consolidated/6908555", "un-consolidated/110398"


@pytest.fixture
def home(tmp_path, sources):
    """A world that holds eleven real entries."""
    sample = sources / "un_consolidated" / "sample" / "excerpt_2026-02-27.xml"
    assert comity("import", "un-consolidated", sample, home=tmp_path)[0] == 0
    return tmp_path


def told(*words, home):
    """What a command prints as JSON."""
    code, output, errors = comity(*words, "--json", home=home)
    assert code == 0, errors
    return json.loads(output)


def test_a_merge_is_judged_shown_and_withdrawn(home):
    """One entity of two subjects while the judgement stands, two after it was withdrawn."""
    made = told("entity", "judge", ONE, "same", OTHER, "--reason", "EXERCISE: one office", home=home)
    shown = told("entity", "show", ONE, home=home)
    assert shown["subjects"] == sorted((ONE, OTHER))
    assert [one["number"] for one in shown["rests_on"]] == [made["number"]]
    told("entity", "withdraw", str(made["number"]), "--reason", "EXERCISE: two offices", home=home)
    assert told("entity", "show", ONE, home=home)["subjects"] == [ONE]


def test_an_edition_is_told_field_by_field(home):
    """The editions with their counts, and each change of the one asked for."""
    said = told("changes", "un-consolidated", "--edition", "2026-02-27", home=home)
    assert [(one["day"], one["added"]) for one in said["editions"]] == [("2026-02-27", 11)]
    assert {one["kind"] for one in said["changes"]} == {"added"}
    assert told("changes", "un-consolidated", "--subject", ONE, home=home)["changes"][0]["subject"] == ONE
    assert comity("changes", "claims", home=home)[0] == 2


def test_an_export_writes_its_manifest(home, tmp_path):
    """The file, and beside it what was dropped; without a member named, for everybody's eyes."""
    said = told("export", str(tmp_path / "out.jsonl"), home=home)
    assert (said["entities"], said["seen_by"], said["marking"]) == (11, "public", "TLP:CLEAR")
    assert json.loads((tmp_path / "out.jsonl.manifest.json").read_text(encoding="utf-8")) == said


def test_a_recall_is_made_and_told(home):
    """Taking back an exhibit retracts what was read in it; nobody else relied on it."""
    exhibit = told("changes", "un-consolidated", home=home)["editions"][0]["exhibit"]
    made = told("recall", "make", "exhibit", exhibit, "--reason", "EXERCISE: not the publisher's file", home=home)
    assert (len(made["dependents"]), made["notified"]) == (150, 0)
    assert told("recall", "notices", home=home) == []
    assert comity("entity", "show", ONE, home=home)[0] == 2
    assert told("origins", "find", home=home) == {"new": 0, "waiting": []}
