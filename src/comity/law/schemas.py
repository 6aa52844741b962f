"""Give editors a JSON Schema for each kind of file in a regime's folder."""

from typing import Any

import msgspec

from comity.law.acts import Case
from comity.law.facts import Fact
from comity.law.model import Criterion, Instrument, Measure, NationalMeasure, RegimeFile, Route

SHAPES: dict[str, Any] = {
    "regime": RegimeFile,
    "instrument": Instrument,
    "facts": dict[str, Fact],
    "measures": dict[str, Measure],
    "routes": dict[str, Route],
    "national": tuple[NationalMeasure, ...],
    "criteria": dict[str, Criterion],
    "case": Case,
}
"""The kinds of file by the name of their schema."""


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of file, with the field notes of the types as descriptions."""
    return msgspec.json.schema(SHAPES[kind])
