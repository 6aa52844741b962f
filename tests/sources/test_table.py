"""Tables with columns that a person names: what fits goes in with its place, what does not is refused by number."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from comity.desk.holdings.workbook import write_workbook
from comity.sources.reading import Unreadable
from comity.sources.registry import source
from comity.sources.table.cells import guarded, unguarded
from comity.sources.table.columns import Columns, WrongMapping, mapping_in, stop_unusable
from comity.vocabulary.errors import BadInput
from comity.vocabulary.grades import Grade
from comity.vocabulary.properties import Property

TABLE = source("table")
WIDE = Columns(
    prefix="port/",
    columns={"No": "subject", "Vessel": "name", "IMO": "imo", "Since": "valid_from", "Clerk": "ignored"},
    fixed={"grade": "B2", "kind": "ship"},
)
ROWS = (
    ("No", "Vessel", "IMO", "Since", "Clerk", "Berth"),
    ("17", "EXERCISE HERON", "9074729", "2026-01-02", "x", "4"),
    ("18", "EXERCISE EGRET", "123", "", "x", "5"),
    ("", "EXERCISE NOBODY", "", "", "x", "6"),
    ("19", "EXERCISE CRANE", "", "in spring", "x", "7"),
)


@pytest.fixture(params=["csv", "semicolons", "xlsx"])
def ships(request, tmp_path):
    """The same rows in each form that a table has."""
    path = tmp_path / "ships"
    if request.param == "xlsx":
        write_workbook(path, iter(ROWS))
    else:
        path.write_text("\n".join({"csv": ",", "semicolons": ";"}[request.param].join(row) for row in ROWS))
    return path


def test_a_table_says_what_its_mapping_says(ships):
    """Each property under its subject, with the day, the grade and the row in which it stands."""
    first = TABLE.read(ships, columns=WIDE).drafts[0]
    assert (first.subject, first.property, first.value) == ("port/17", Property.NAME, "EXERCISE HERON")
    assert (first.grade, first.valid_from, first.row) == (Grade.parse("B2"), date(2026, 1, 2), 1)
    assert first.place.endswith("line 2")


def test_a_row_that_does_not_fit_is_refused_whole_by_number(ships):
    """With the reason and the row as it stood; the rest goes in."""
    reading = TABLE.read(ships, columns=WIDE)
    assert [(one.row, one.reason) for one in reading.refused] == [
        (3, "It names no subject."),
        (4, "'in spring' is no day: write it as 2026-03-31."),
    ]
    assert "EXERCISE NOBODY" in reading.refused[0].raw
    assert {one.subject for one in reading.drafts} == {"port/17", "port/18"}


def test_a_column_that_nobody_named_is_told(ships):
    """What the mapping leaves out is never absorbed; what it ignores is left out on purpose."""
    assert TABLE.read(ships, columns=WIDE).unread_fields == ("Berth",)


def test_a_number_that_cannot_be_an_imo_number_is_as_stated(ships):
    """It is kept for what it is."""
    said = {one.property for one in TABLE.read(ships, columns=WIDE).drafts if one.subject == "port/18"}
    assert Property.IMO_AS_STATED in said
    assert Property.IMO not in said


@pytest.mark.parametrize(
    ("columns", "fixed", "reason"),
    [
        ({"A": "name"}, {}, "No column is the subject"),
        ({"A": "subject"}, {}, "Nothing would be asserted"),
        ({"A": "subject", "B": "value"}, {}, "needs a property"),
        ({"A": "subject", "B": "subject", "C": "name"}, {}, "same role"),
        ({"A": "subject", "B": "colour"}, {}, "'colour' is nothing"),
        ({"A": "subject", "B": "claim_value"}, {}, "'claim_value' is nothing"),
        ({"A": "subject", "B": "name"}, {"place": "x"}, "'place' is nothing"),
        ({"A": "subject", "B": "name"}, {"grade": "Z9"}, "not a grade"),
    ],
)
def test_a_mapping_that_could_not_be_read_by_is_refused(columns, fixed, reason):
    """Before any row is looked at."""
    with pytest.raises(BadInput, match=reason):
        stop_unusable(Columns(columns=columns, fixed=fixed))


def test_a_mapping_is_text_alone(written):
    """A heading `No` is a heading, not a falsehood; a word that no mapping has is named."""
    told = mapping_in(written("prefix: p/\ncolumns: {No: subject, Yes: name}\nfixed: {origin: 7}"))
    assert (told.columns, told.fixed) == ({"No": "subject", "Yes": "name"}, {"origin": "7"})
    with pytest.raises(WrongMapping, match="colums"):
        mapping_in(written("colums: {}"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("subject,name,name\n", "same heading"),
        ("subject\nport/1\n", "two columns at least"),
        (b"subject,name\n\xff\xfe,x\n", "binary data|UTF-8"),
        (b"PK\x03\x04nothing", "No workbook can be read"),
        ("subject,property,value\n", "0 records"),
    ],
)
def test_what_is_no_table_is_refused_whole(written, content, reason):
    """With a sentence that says what to do."""
    with pytest.raises(Unreadable, match=reason):
        TABLE.read(written(content))


def test_a_mapping_for_another_table_is_refused(written):
    """It names the column that is not there, and those that are."""
    with pytest.raises(BadInput, match="no column 'No': the table has subject, name"):
        TABLE.read(written("subject,name\np/1,x\n"), columns=WIDE)


def test_a_subject_says_whose_number_it_is(written):
    """`17` alone would be everybody's 17."""
    (refused,) = TABLE.read(written("subject,property,value\n17,name,x\n")).refused
    assert "prefix" in refused.reason


@given(st.text())
def test_a_guarded_cell_is_no_formula_and_comes_back(text):
    """Whatever stands in it."""
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    if not text.startswith("'"):
        assert unguarded(guarded(text)) == text
