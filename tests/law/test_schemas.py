"""Editors get a JSON Schema for each kind of file."""

import json

import msgspec
import pytest

from comity.law.model import Provision
from comity.law.packs import PACKS
from comity.law.schemas import SHAPES, schema, written


def test_the_schema_of_an_instrument_names_every_field_and_no_other():
    """An editor marks a misspelt key while it is typed."""
    provision = schema("instrument")["$defs"]["Provision"]
    assert set(provision["properties"]) == {field.name for field in msgspec.structs.fields(Provision)}
    assert provision["additionalProperties"] is False


@pytest.mark.parametrize("kind", SHAPES)
def test_the_schemas_beside_the_regimes_are_up_to_date(kind, tmp_path):
    """Whoever changes a type writes the schemas anew."""
    written(tmp_path)
    beside = PACKS / "schemas" / f"{kind}.schema.json"
    assert json.loads(beside.read_text("utf-8")) == json.loads((tmp_path / beside.name).read_text("utf-8"))


def test_every_file_of_a_regime_names_its_schema():
    """Opened in an editor, each file is checked against the schema of its kind."""
    for path in PACKS.glob("*/*.yaml"):
        first = path.read_text("utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=../schemas/"), path
        assert (path.parent / first.split("=", 1)[1]).is_file(), path
