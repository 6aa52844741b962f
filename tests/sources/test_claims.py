"""The register of claims: nothing is guessed, everything known of a claim's being said goes in, and some of it stays with members."""

import pytest

from comity.sources.claims.rows import COLUMNS
from comity.sources.reading import Unreadable
from comity.sources.registry import source

CLAIMS = source("claims")
SAMPLE = CLAIMS.folder / "sample"
GOOD = {
    "matter": "EXERCISE-1",
    "id": "c1",
    "subject": "exercise-ship",
    "subject_kind": "ship",
    "property": "flag",
    "value": "NO",
    "names_person": "no",
}


@pytest.fixture
def register(written):
    """A function that reads a CSV register of rows, each the good row with some columns changed."""

    def read(*changes, also=()):
        columns = (*COLUMNS, *also)
        rows = [GOOD | {"id": f"c{number}"} | change for number, change in enumerate(changes, start=1)]
        lines = [",".join(columns), *(",".join(row.get(column, "") for column in columns) for row in rows)]
        return CLAIMS.read(written("\n".join(lines)))

    return read


def said(reading, prop, subject=""):
    """The values of a property, of all subjects or of those whose key ends so."""
    return [d.value for d in reading.drafts if d.property == prop and d.subject.endswith(subject)]


def test_the_real_register_gives_claims_and_no_findings():
    """Sixteen claims about two ships, none graded, none with a speaker that nobody recorded."""
    reading = CLAIMS.read(SAMPLE / "courageous.yaml")
    assert (reading.read, reading.ships, reading.refused, reading.unread_fields) == (16, 2, (), ())
    assert said(reading, "imo") == ["8617524", "8916293"]
    assert {str(draft.grade) for draft in reading.drafts} == {"F6"}
    assert {draft.origin for draft in reading.drafts} == {""}
    assert said(reading, "claim_url") == said(reading, "claim_page") == said(reading, "claim_said_on") == []
    assert len(said(reading, "claim_matter_url", "CASE-COURAGEOUS")) == 2


def test_a_person_whom_only_the_press_names_is_not_in_the_real_register():
    """The claim stands, with who names the person; its value reads as not recorded."""
    reading = CLAIMS.read(SAMPLE / "courageous.yaml")
    assert said(reading, "claim_person_named_by") == ["press"]
    assert said(reading, "claim_value", "claim/owner") == said(reading, "owner") == []
    assert not reading.members_only
    assert "The name is left out" in said(reading, "comment", "claim/owner")[0]


def test_a_claim_is_drafted_of_its_subject_and_as_a_claim(register):
    """The value comes from whoever said it first, the circumstances from the register."""
    change = {"said_first_by": "EXERCISE Institute", "url": "https://example.org/1", "page": "4", "grade": "b2"}
    reading = register(change | {"said_on": "2024-05", "happened": "2023-11-02/2024"})
    value = {d.subject: d for d in reading.drafts if d.value == "NO"}
    of_subject, of_claim = value["claims/EXERCISE-1/exercise-ship"], value["claims/EXERCISE-1/claim/c1"]
    assert (of_subject.property, of_claim.property) == ("flag", "claim_value")
    assert (of_subject.origin, str(of_subject.grade)) == ("EXERCISE Institute", "B2")
    assert of_subject.valid_from.isoformat() == "2023-11-02"
    assert [d.origin for d in reading.drafts if d.property == "claim_page"] == [""]
    assert of_subject.place == "claim c1, line 2"


@pytest.mark.parametrize("certainty", ["memory", "unverified", "conflict"])
def test_what_is_not_borne_out_stays_with_members(register, certainty):
    """A number from memory never becomes a ship's number that a public page could show."""
    reading = register({"property": "imo", "value": "8617524", "certainty": certainty})
    assert said(reading, "imo") == said(reading, "claim_value") == []
    assert said(reading, "members_only") == ["8617524"]
    assert said(reading, "claim_certainty") == [certainty]
    assert reading.members_only
    assert [remark.row for remark in reading.remarks] == [1]


@pytest.mark.parametrize(("named_by", "shown"), [("court", True), ("official list", True), ("press", False)])
def test_a_person_is_shown_where_a_court_or_an_official_list_names_them(register, named_by, shown):
    """Natural persons appear on public pages on no lesser word than that."""
    change = {"property": "owner", "value": "EXERCISE Person", "names_person": "yes", "person_named_by": named_by}
    reading = register(change)
    assert said(reading, "owner") == said(reading, "claim_value") == ["EXERCISE Person"] * shown
    assert said(reading, "members_only") == ["EXERCISE Person"] * (not shown)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": ""}, "does not say: id"),
        ({"names_person": ""}, "does not say: names_person"),
        ({"value": ""}, "neither a value nor a note"),
        ({"property": "colour"}, "property reads 'colour': write one of name, alias"),
        ({"property": "members_only"}, "property reads 'members_only'"),
        ({"property": "imo", "value": "8617525"}, "its check digit should be 4"),
        ({"subject_kind": "boat"}, "write one of ship, entity, person"),
        ({"subject": "the ship"}, "letters, digits, dots and hyphens"),
        ({"said_on": "2024-02-30"}, "said_on reads '2024-02-30': write 2020"),
        ({"happened": "2020/2021/2022"}, "or two with a slash between"),
        ({"grade": "Z9"}, "is not a grade"),
        ({"certainty": "sure"}, "write one of read, memory, unverified, conflict"),
        ({"names_person": "yes"}, "Say in person_named_by"),
        ({"person_named_by": "court"}, "where names_person is yes and only there"),
        ({"id": "c1"}, "The id c1 stands in the register already"),
        ({"subject_kind": "person"}, "A row before calls exercise-ship a ship, this one a person"),
    ],
)
def test_a_bad_row_is_refused_by_number_and_the_rest_goes_in(register, change, reason):
    """The refused row is kept with a sentence that says what to do."""
    reading = register({}, change, {})
    (refusal,) = reading.refused
    assert refusal.row == 2
    assert reason in refusal.reason
    assert reading.read == 3
    assert said(reading, "claim_value") == ["NO", "NO"]


def test_an_unknown_column_is_named(register, written):
    """What the register does not define is never absorbed."""
    assert register({"mood": "grim"}, also=("mood",)).unread_fields == ("column 'mood'",)
    text = (SAMPLE / "courageous.yaml").read_text().replace("urls:", "mood: grim\nurls:")
    reading = CLAIMS.read(written(text.replace("value: Sea Prima", "value: Sea Prima\n    mood: grim")))
    assert reading.unread_fields == ("claims/mood", "mood")


def test_yaml_guesses_nothing(written):
    """Norway is not a refusal, a number keeps its zeros, a day stays as written, null is nothing."""
    head = (
        "matter: M\nclaims:\n- {id: a, subject: s, subject_kind: ship, names_person: no, property: flag, value: NO}\n"
    )
    more = "- {id: b, subject: s, subject_kind: ship, names_person: no, property: call_sign, value: 0123, page: ~}\n"
    reading = CLAIMS.read(written(head + more))
    assert (said(reading, "flag"), said(reading, "call_sign")) == (["NO"], ["0123"])
    assert said(reading, "claim_page") == []


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("- just words", "not a mapping"),
        ("- {id: a, id: b}", "A column stands in it twice"),
        ("- {id: [a, b]}", "id holds more than one value"),
    ],
)
def test_a_yaml_row_of_another_shape_is_refused(written, row, reason):
    """A row that is no set of columns costs itself alone."""
    (refusal,) = CLAIMS.read(written(f"matter: M\nclaims:\n{row}\n")).refused
    assert reason in refusal.reason


@pytest.mark.parametrize(
    "text",
    ["claims: []", "matter: M", "just words", "matter: M\nclaims: {}", "a: b: c", "- [", "matter: " + "[" * 9000],
)
def test_what_is_no_register_is_refused_as_a_whole(written, text):
    """A file without a matter and a list of claims is another file, or a damaged one."""
    with pytest.raises(Unreadable, match=r"no register of claims|is damaged"):
        CLAIMS.read(written(text))


def test_a_csv_row_of_another_length_is_refused(written):
    """A cell too many would shift every column after it."""
    text = "matter,id,subject,subject_kind,property,value,names_person\nM,a,s,ship,flag,NO,no,oops\n"
    (refusal,) = CLAIMS.read(written(text)).refused
    assert refusal.reason == "It has 8 cells under 7 columns."


def test_the_readme_explains_every_column():
    """Whoever fills a register in finds each column described."""
    readme = (CLAIMS.folder / "README.md").read_text()
    assert [column for column in COLUMNS if f"`{column}`" not in readme] == []


@pytest.mark.parametrize("text", ["matter: EXERCISE-1\nclaims: []\n", "matter,id,subject\n"])
def test_a_register_without_claims_is_refused(written, text):
    """A file left unfinished is no register, as an empty feed is no list."""
    with pytest.raises(Unreadable, match="holds no claim"):
        CLAIMS.read(written(text))
