"""Declare a typology beside the function that detects it: what it concerns and what innocent cause must be excluded.

`concerns` names subjects of law (as in law/packs), never a regime, a paragraph or a country: the regime's folder says which
paragraph that subject is.
"""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import ParamSpec

import ibis
import msgspec

P = ParamSpec("P")


class Outcome(StrEnum):
    """What testing an innocent explanation gave."""

    EXPLAINS = "explains"
    DOES_NOT_EXPLAIN = "does not explain"
    CANNOT_TELL = "cannot tell"
    NOT_TESTED = "not tested"


class Explanation(msgspec.Struct, frozen=True):
    """An innocent explanation, what testing it gave, and the numbers in a sentence."""

    explanation: str
    outcome: Outcome
    because: str = ""


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """A detector points at an interval of a track: an indicator, never a violation."""

    subject: str
    """What the track claims to be: `mmsi:416000000`."""
    from_at: datetime
    until_at: datetime
    latitude_deg: float
    longitude_deg: float
    reasons: tuple[str, ...]
    """Sentences with their numbers and units; never empty."""
    innocent: tuple[Explanation, ...]
    """Never empty: what else could have made this, and what is known about that."""
    measures: dict[str, float]
    """Numbers with the unit in the name: `silence_h`, `distance_nm`."""


class SetAside(msgspec.Struct, frozen=True, kw_only=True):
    """Something the detector met and did not make a signal of, and why: noise is reported, not hidden."""

    subject: str
    reason: str
    measures: dict[str, float]


class Signals(msgspec.Struct, frozen=True, kw_only=True):
    """What one detector found on one table."""

    signals: tuple[Signal, ...]
    set_aside: tuple[SetAside, ...] = ()


class Typology(msgspec.Struct, frozen=True, kw_only=True):
    """A detector and its declaration."""

    name: str
    version: str
    title: str
    concerns: tuple[str, ...]
    innocent: tuple[str, ...]
    source: str
    """Where the method and its thresholds come from."""
    detect: Callable[..., Signals]


TYPOLOGIES: dict[str, Typology] = {}


def typology(
    name: str, *, version: str, title: str, concerns: tuple[str, ...], innocent: tuple[str, ...], source: str
) -> Callable[[Callable[P, Signals]], Callable[P, Signals]]:
    """Register a detector `(fixes: ibis.Table, *, thresholds…) -> Signals` under its typology's name."""
    if not innocent:
        raise ValueError(f"typology {name}: name at least one innocent explanation.")

    def register(detect: Callable[P, Signals]) -> Callable[P, Signals]:
        TYPOLOGIES[name] = Typology(
            name=name, version=version, title=title, concerns=concerns, innocent=innocent, source=source, detect=detect
        )
        return detect

    return register


Fixes = ibis.Table
"""AIS fixes in the schema of `observations.fixes`."""
