"""FollowTheMoney entities are read strictly: what has no counterpart is named, what is no subject is refused by number."""

import json

import pytest

from comity.sources.ftm_jsonl.mapping import NAMES, ONLY, THING
from comity.sources.reading import Unreadable
from comity.sources.registry import source
from comity.vocabulary.properties import Property

FTM = source("ftm-jsonl")
SHIP = {"id": "EXERCISE", "schema": "Vessel", "properties": {"name": ["EXERCISE"]}}


@pytest.fixture
def read(tmp_path):
    """Read some lines."""

    def lines(*entities):
        path = tmp_path / "some.jsonl"
        path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in entities))
        return FTM.read(path)

    return lines


def test_a_property_without_a_counterpart_is_named(read):
    """Never absorbed, always named."""
    reading = read({**SHIP, "colour": 1, "properties": {"name": ["EXERCISE"], "deadweightTonnage": ["5"]}})
    assert reading.unread_fields == ("Vessel:deadweightTonnage", "colour")


def test_a_line_that_is_no_subject_is_refused_by_number(read):
    """An edge, a broken line and a line without a key; the rest goes in."""
    reading = read(SHIP, {**SHIP, "schema": "Ownership"}, "{", {**SHIP, "id": " "})
    assert [refusal.row for refusal in reading.refused] == [2, 3, 4]
    assert (reading.read, reading.ships) == (4, 1)


def test_a_number_that_cannot_be_an_imo_number_is_kept_as_stated(read):
    """A claim that fails its check digit is no IMO number."""
    reading = read({**SHIP, "properties": {"imoNumber": ["IMO8916293", "1234568"]}})
    said = {(draft.property, draft.value) for draft in reading.drafts}
    assert {(Property.IMO, "8916293"), (Property.IMO_AS_STATED, "1234568")} <= said


@pytest.mark.parametrize("first", ["[]", "<html>", '{"id": 1}'])
def test_another_file_is_refused_whole(read, first):
    """Its first line is no entity."""
    with pytest.raises(Unreadable):
        read(first)


def test_every_name_of_the_mapping_belongs_to_a_schema():
    """What an import takes an export can write."""
    assert set(NAMES.values()) == THING | frozenset().union(*ONLY.values())
