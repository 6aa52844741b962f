"""Run a detector over tables and keep the record: what ran, on which bytes, with which parameters, when, and what came of it."""

import hashlib
import inspect
from collections.abc import Callable, Mapping, Sequence, Sized
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec
import pyarrow as pa

from comity.engine.machine import machine, table
from comity.evidence.store import digest_of
from comity.seal.canonical import canonical
from comity.vocabulary.errors import BadInput


class Found(Protocol):
    """What a detector returns."""

    @property
    def signals(self) -> Sized:
        """What it points at."""

    @property
    def set_aside(self) -> Sized:
        """What it met and made no signal of."""


F_co = TypeVar("F_co", bound=Found, covariant=True)


class Detector(Protocol[F_co]):
    """A named and versioned function over a table; every typology is one."""

    @property
    def name(self) -> str:
        """How it is called."""

    @property
    def version(self) -> str:
        """Changes when the same input may give another answer."""

    @property
    def detect(self) -> Callable[..., F_co]:
        """The function: a table, then parameters by keyword, each with a default."""


class Run(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One run of a detector."""

    id: str
    """SHA-256 over all but the times and the counts: the same question has the same id."""
    typology: str
    version: str
    package_version: str
    inputs: tuple[str, ...]
    """SHA-256 of each table, sorted."""
    parameters: dict[str, Any]
    """Every parameter by name, defaults included; durations in ISO 8601."""
    started_at: datetime
    finished_at: datetime
    counts: dict[str, int]
    """Rows read, signals, set aside."""


def run(
    detector: Detector[F_co], inputs: Sequence[Path | pa.Table], parameters: Mapping[str, Any] | None = None
) -> tuple[Run, F_co]:
    """The record of the run, and what the detector finds in these tables taken together (Parquet files or Arrow tables)."""
    given = dict(parameters or {})
    question = _question(detector, inputs, given)
    started_at = datetime.now(UTC)
    with machine() as connection:
        rows = table(connection, inputs)
        found = detector.detect(rows, **given)
        counts = {"rows": rows.count().to_pyarrow().as_py(), "signals": len(found.signals)}
    digest = hashlib.sha256(canonical(msgspec.to_builtins(question))).hexdigest()
    counts["set_aside"] = len(found.set_aside)
    return Run(id=digest, started_at=started_at, finished_at=datetime.now(UTC), counts=counts, **question), found


def _question(detector: Detector[F_co], inputs: Sequence[Path | pa.Table], given: dict[str, Any]) -> dict[str, Any]:
    """What is asked, of what: the part of the record that its id covers; raise BadInput for an unknown parameter."""
    asked = inspect.signature(detector.detect).parameters.values()
    defaults = {each.name: each.default for each in asked if each.kind is inspect.Parameter.KEYWORD_ONLY}
    if unknown := given.keys() - defaults.keys():
        names = ", ".join(sorted(unknown))
        raise BadInput(f"{detector.name} has no parameter {names}: it has {', '.join(defaults) or 'none'}.")
    return {
        "typology": detector.name,
        "version": detector.version,
        "package_version": version("comity"),
        "inputs": tuple(sorted(map(_digest, inputs))),
        "parameters": msgspec.to_builtins(defaults | given),
    }


def _digest(rows: Path | pa.Table) -> str:
    """The SHA-256 of a file's bytes, or of an Arrow table as one IPC stream."""
    if isinstance(rows, Path):
        return digest_of(rows)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as stream:
        stream.write_table(rows.combine_chunks())
    return hashlib.sha256(sink.getvalue()).hexdigest()
