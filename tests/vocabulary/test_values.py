"""What cannot be a property's value is refused with what to write instead."""

import pytest

from comity.vocabulary.errors import BadInput
from comity.vocabulary.languages import language
from comity.vocabulary.values import LONGEST_VALUE, stop_subject, stop_value


@pytest.mark.parametrize(
    ("prop", "value"),
    [
        ("birth_date", "not a date"), ("imo", "8916294"), ("mmsi", "41600000"), ("listed_on", "soon"),
        ("statement", " "), ("statement", "x" * (LONGEST_VALUE + 1)),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(prop, value):
    """A date of birth has a year, a number its digits, a statement an end."""
    with pytest.raises(BadInput):
        stop_value(prop, value)


@pytest.mark.parametrize("value", ["1958", "circa 1962", "between 1955 and 1960", "19 Mar. 1971"])
def test_a_birth_date_stays_as_stated(value):
    """It is never rounded: a year is enough, and a span is one."""
    stop_value("birth_date", value)


@pytest.mark.parametrize("subject", ["<script>/x y", "", "/x", "mmsi:", "a b", "x/\n"])
def test_what_no_address_can_hold_is_no_subject(subject):
    """A subject is cited and linked."""
    with pytest.raises(BadInput, match="is no subject"):
        stop_subject(subject)


@pytest.mark.parametrize("subject", ["mmsi:416000000", "EXERCISE/sable-heron", "un-consolidated/6908555", "선박/1"])
def test_subjects_are_written_in_any_script(subject):
    """Letters of any script, digits, points and hyphens, parted by : or /."""
    stop_subject(subject)


@pytest.mark.parametrize("tag", ["klingon!!", "", "English", "en_GB"])
def test_a_language_is_named_by_its_tag(tag):
    """BCP 47, so that a page can say which language it shows."""
    with pytest.raises(BadInput, match="names no language"):
        language(tag)
