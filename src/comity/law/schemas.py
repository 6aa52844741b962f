"""Give editors a JSON Schema for each kind of file in a regime's folder."""

from pathlib import Path
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
    """The JSON Schema (2020-12) of one kind of file."""
    return msgspec.json.schema(SHAPES[kind]) | {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def written(folder: Path) -> tuple[Path, ...]:
    """Write every schema as `KIND.schema.json` into a folder, which is made if need be; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {kind: folder / f"{kind}.schema.json" for kind in SHAPES}
    for kind, path in paths.items():
        path.write_bytes(msgspec.json.format(msgspec.json.encode(schema(kind))) + b"\n")
    return tuple(paths.values())
