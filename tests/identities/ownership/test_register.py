"""A register of holdings is read row by row; what cannot be read is refused by number, and the rest stands."""

import pytest

from comity.identities.ownership.register import NotARegister, bounds, register

GOOD = "owner,owned,share,controls,from,until,source\nEXERCISE X,EXERCISE A,50,,2020-01-01,,register\n"


@pytest.fixture
def file(tmp_path):
    """A function that writes a register and gives its path."""

    def write(content):
        path = tmp_path / "register.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",A,5", "missing"),
        ("X,X,5", "own itself"),
        ("X,A,half", "not a percentage"),
        ("X,A,50-20", "no part of a whole"),
        ("X,A,10-20-30", "no part of a whole"),
        ("X,A,nan", "no part of a whole"),
        ("X,A,5,maybe", "yes or no"),
        ("X,A,5,,2020-13-01", "not a day"),
    ],
)
def test_a_bad_row_is_refused_by_number(file, row, reason):
    """The good row before it goes in."""
    read = register(file(GOOD + row + "\n"))
    assert len(read.shares) == 1
    assert [(one.row, reason in one.reason) for one in read.refused] == [(3, True)]


@pytest.mark.parametrize(
    ("text", "expected"), [("", (0, 100)), ("25", (25, 25)), ("25.5 %", (25.5, 25.5)), ("25 – 50%", (25, 50))]
)
def test_a_share_is_a_number_a_range_or_unknown(text, expected):
    """The ways registers write them."""
    assert bounds(text) == expected


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", b"\xff\xfe\x00"])
def test_a_file_that_is_no_register_is_refused_whole(file, content):
    """With its path and what is missing."""
    with pytest.raises(NotARegister, match=r"register\.csv"):
        register(file(content))
