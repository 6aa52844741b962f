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
