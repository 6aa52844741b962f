"""A body is founded from its charter, and its people get seats."""

import json

import pytest
from tests.commands.test_commands import comity

pytestmark = pytest.mark.usefixtures("empty_database")
CHARTER = """
name: Test team (EXERCISE)
short_name: EXERCISE
origin: tests.example/found
exercise: true
operator: SEC
rule: {text: Two concur., quorum: 2, concurring: 2}
members:
  - {code: SEC, name: Secretariat (EXERCISE), kind: secretariat}
  - {code: EXA, name: First (EXERCISE), kind: state}
  - {code: EXB, name: Second (EXERCISE), kind: state}
"""


@pytest.fixture
def charter(tmp_path):
    """A charter on disk."""
    path = tmp_path / "charter.yaml"
    path.write_text(CHARTER, encoding="utf-8")
    return str(path)


def test_a_body_is_founded_once_and_its_people_are_seated(tmp_path, charter):
    """The second founding is refused; the seat's first password is printed."""
    home = tmp_path / "world"
    code, output, _ = comity("found", charter, "--json", home=home)
    assert (code, json.loads(output)["members"]) == (0, ["SEC", "EXA", "EXB"])
    assert comity("found", charter, home=home)[0] == 2
    seating = ("seat", "ana", "--member", "EXA", "--name", "Ana (EXERCISE)", "--json")
    code, output, _ = comity(*seating, home=home)
    assert (code, len(json.loads(output)["password"]) >= 16) == (0, True)
    assert comity(*seating, home=home)[0] == 2


def test_a_charter_with_a_misspelt_key_founds_nothing(tmp_path, charter):
    """What the charter does not know is refused by name."""
    path = tmp_path / "bad.yaml"
    path.write_text(CHARTER.replace("quorum", "quorun").replace("short_name", "shortname"), encoding="utf-8")
    code, _, errors = comity("found", str(path), home=tmp_path / "world")
    assert (code, "shortname" in errors) == (2, True)


@pytest.mark.parametrize(
    ("written", "meant", "said"),
    [
        ("code: EXA", "code: ../../../evil", "is no member's code"),
        ("quorum: 2", "quorum: 9", "there are 2 states"),
        ("concurring: 2", "concurring: 0", "0 concurring"),
        ("quorum: 2, concurring: 2", "quorum: 1, concurring: 2", "no more than the quorum"),
        ("code: EXB", "code: EXA", "more than one member"),
        ("operator: SEC", "operator: EXX", "'EXX' is not among the members"),
        ("tests.example/found", "two words", "$.origin"),
    ],
)
def test_a_charter_that_no_body_could_work_by_leaves_nothing(tmp_path, written, meant, said):
    """Refused with what is wrong and where, before a folder, a key or a database is made."""
    path = tmp_path / "charter.yaml"
    path.write_text(CHARTER.replace(written, meant), encoding="utf-8")
    code, _, errors = comity("found", str(path), "--dir", str(tmp_path / "world"))
    assert (code, said in " ".join(errors.split())) == (2, True), errors
    assert [one.name for one in tmp_path.iterdir()] == ["charter.yaml"]


def test_a_charter_that_is_missing_leaves_nothing(tmp_path):
    """A mistyped name is a sentence, and no world is made for it."""
    code, _, errors = comity("found", str(tmp_path / "nowhere.yaml"), "--dir", str(tmp_path / "world"))
    assert (code, "cannot be read" in errors, list(tmp_path.iterdir())) == (2, True, [])


def test_a_name_to_sign_in_with_is_no_path(tmp_path, charter):
    """Spaces and slashes are refused where a seat is given."""
    assert comity("found", charter, home=tmp_path / "world")[0] == 0
    seating = ("seat", "b ob/../é", "--member", "EXA", "--name", "Bob (EXERCISE)", "--json")
    code, output, _ = comity(*seating, home=tmp_path / "world")
    assert (code, "no name to sign in with" in json.loads(output)["error"]) == (2, True)
