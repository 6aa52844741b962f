"""A regime as a whole: what its folder says, joined, with every provision at hand by its id."""

from collections.abc import Iterator
from datetime import date

import msgspec

from comity.law.facts import Fact
from comity.law.model import Criterion, Instrument, Measure, NationalMeasure, Provision, RegimeFile, Route, Stance
from comity.law.terms import Certainty, Kind
from comity.vocabulary.errors import BadInput


class UnknownProvision(BadInput):
    """No provision of this regime has that id."""


class Regime(msgspec.Struct, frozen=True, kw_only=True):
    """Everything one folder says, loaded whole or not at all."""

    about: RegimeFile
    instruments: tuple[Instrument, ...]
    facts: dict[str, Fact]
    measures: dict[str, Measure]
    routes: dict[str, Route]
    national: tuple[NationalMeasure, ...]
    criteria: dict[str, Criterion]
    provisions: dict[str, Provision]
    """By id, in the order of the instruments."""
    instrument_of: dict[str, Instrument]

    @property
    def name(self) -> str:
        """The folder's name: `un-…`."""
        return self.about.name

    def __iter__(self) -> Iterator[Provision]:
        return iter(self.provisions.values())

    def provision(self, name: str) -> Provision:
        """The provision of that id; raise UnknownProvision with the nearest ids otherwise."""
        if name not in self.provisions:
            raise UnknownProvision(
                f"{name!r} is not a provision of {self.name}. Its ids look like {next(iter(self)).id}."
            )
        return self.provisions[name]

    def could_end_from(self, provision: Provision) -> date:
        """Of a provision superseded on an unknown day: the first day on which it can have been, its successor's adoption."""
        return max(provision.in_force_from, self.instrument_of[provision.superseded_by].adopted)

    def lifting(self, provision: Provision) -> tuple[Provision, ...]:
        """Every provision that can lift this one, on whatever day; a general one lifts whatever bars an activity."""
        reached = {provision.id, "*"} if provision.kind in {Kind.PROHIBITION, Kind.CAP} else {provision.id}
        return tuple(other for other in self if reached & set(other.exempts))

    def predecessors(self, name: str) -> tuple[str, ...]:
        """The provisions that this one superseded."""
        return tuple(earlier.id for earlier in self if earlier.superseded_by == name)

    def stances(self, name: str) -> tuple[Stance, ...]:
        """What states and bodies hold of a provision's status, oldest first."""
        said = (stance for stance in self.about.stances if not stance.provisions or name in stance.provisions)
        return tuple(sorted(said, key=lambda stance: (stance.since, stance.by)))


def sureness(provision: Provision, certainty: Certainty | None) -> Certainty:
    """The mark of a part of a provision: its own, or its provision's where it has none."""
    return certainty or provision.certainty
