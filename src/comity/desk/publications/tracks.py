"""Say what a chart shows: tracks as stretches heard and stretches silent, the hulls they are told apart by, and places."""

from datetime import datetime
from enum import StrEnum

import msgspec

from comity.vocabulary.errors import BadInput


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything a publication holds: a misspelt key is an error, never a silence."""


class Fix(Value, frozen=True, kw_only=True):
    """One AIS point as a source asserts it; `seen_at` carries a time zone."""

    seen_at: datetime
    latitude_deg: float
    longitude_deg: float


class Heard(Value, frozen=True, kw_only=True, tag="heard", tag_field="stretch"):
    """Fixes in order of time, between which nothing longer than ordinary reception gaps lies."""

    fixes: tuple[Fix, ...]
    hull: str = ""
    """A short sign such as `A` where one number was used by several hulls; empty where nothing says so."""
    left_out: int = 0
    """Fixes heard that the printed line does without (thinning.py)."""

    @property
    def count(self) -> int:
        """How many fixes were heard."""
        return len(self.fixes) + self.left_out

    def __post_init__(self) -> None:
        if not self.fixes:
            raise BadInput("A stretch that was heard needs at least one fix.")


class Silent(Value, frozen=True, kw_only=True, tag="silent", tag_field="stretch"):
    """An interval in which nothing was heard: where the ship went in it is not known."""

    last_heard: Fix
    heard_again: Fix
    hull: str = ""

    def __post_init__(self) -> None:
        if self.heard_again.seen_at <= self.last_heard.seen_at:
            raise BadInput(f"A silence ends after it begins; this one begins at {self.last_heard.seen_at}.")

    @property
    def hours(self) -> float:
        """How long nothing was heard, in hours."""
        return (self.heard_again.seen_at - self.last_heard.seen_at).total_seconds() / 3600


Stretch = Heard | Silent


class Track(Value, frozen=True, kw_only=True):
    """What one number sent, or a source says it sent: every name, number and flag here is a claim."""

    mmsi: str
    name_claimed: str = ""
    flag_claimed: str = ""
    """The flag that the first three digits of the MMSI claim; empty where they claim none."""
    stretches: tuple[Stretch, ...]
    exhibits: tuple[int, ...]
    """Numbers of the exhibits the fixes stand in."""
    run: str = ""
    """Id of the run that parted the track into stretches; empty where a source gave it so."""
    synthetic: bool
    """Whether the fixes were invented for an exercise."""

    def __post_init__(self) -> None:
        if not self.stretches:
            raise BadInput(f"The track of MMSI {self.mmsi} has no stretch to draw: leave it out.")

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """Every fix, in the order of the stretches."""
        return tuple(fix for stretch in self.stretches for fix in fixes_of(stretch))

    @property
    def count(self) -> int:
        """How many fixes were heard."""
        return sum(stretch.count for stretch in self.stretches if isinstance(stretch, Heard))

    @property
    def hulls(self) -> tuple[str, ...]:
        """The signs of the hulls told apart, in the order met; a track of one hull has the one empty sign."""
        return tuple(dict.fromkeys(stretch.hull for stretch in self.stretches))

    @property
    def silences(self) -> tuple[Silent, ...]:
        """The stretches in which nothing was heard."""
        return tuple(stretch for stretch in self.stretches if isinstance(stretch, Silent))


def fixes_of(stretch: Stretch) -> tuple[Fix, ...]:
    """The fixes a stretch rests on: all that were heard, or the two that enclose a silence."""
    return stretch.fixes if isinstance(stretch, Heard) else (stretch.last_heard, stretch.heard_again)


class PlaceKind(StrEnum):
    """What is said to have happened at a place, or to stand there."""

    PORT = "port"
    MEETING = "ship-to-ship meeting"
    SIGHTING = "sighting"


class Place(Value, frozen=True, kw_only=True):
    """A named point on the chart, and the exhibits that put it there."""

    name: str
    kind: PlaceKind
    latitude_deg: float
    longitude_deg: float
    when: str = ""
    """In words, with the zone: `4 March 2026, 02:10 to 06:40 UTC`; empty for what has no time."""
    exhibits: tuple[int, ...] = ()


class Chart(Value, frozen=True, kw_only=True):
    """Tracks and places shown together, under one title."""

    title: str
    tracks: tuple[Track, ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def hulls_differ(self) -> bool:
        """Whether any track is parted into several hulls."""
        return any(len(track.hulls) > 1 for track in self.tracks)

    @property
    def synthetic(self) -> bool:
        """Whether any track was invented."""
        return any(track.synthetic for track in self.tracks)
