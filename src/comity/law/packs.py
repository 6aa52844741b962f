"""Load the regimes: a regime is a folder of YAML files, taken whole and without a fault, or not at all."""

from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from comity.law.checking import faults_of
from comity.law.facts import Fact
from comity.law.model import Criterion, Instrument, Measure, NationalMeasure, RegimeFile, Route
from comity.law.reading import Fault, Faulty, read, read_entries
from comity.law.regimes import Regime
from comity.vocabulary.errors import BadInput

PACKS = Path(__file__).parent / "packs"
"""The regimes that come with Comity. A folder of one's own may stand anywhere."""

REQUIRED = ("regime.yaml", "facts.yaml")
PARTS = (*REQUIRED, "measures.yaml", "routes.yaml", "national.yaml", "criteria.yaml")
"""Files that are no instrument. Every other YAML file of the folder is one."""

T = TypeVar("T")


class UnknownRegime(BadInput):
    """No regime has that name."""


class PackRefused(BadInput):
    """The regime's folder has faults; nothing of it was loaded."""

    def __init__(self, name: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"The regime {name} was not loaded. " + " ".join(map(str, faults)))
        self.faults = faults

    def diagnostics(self) -> str:
        """What to do next."""
        return "Mend the files named, then run `comity law check`."


def regimes(packs: Path = PACKS) -> tuple[str, ...]:
    """The names of all regimes in a folder of packs."""
    return tuple(sorted(path.parent.name for path in packs.glob("*/regime.yaml")))


@lru_cache(maxsize=32)
def regime(name: str, packs: Path = PACKS) -> Regime:
    """The regime of that name; raise UnknownRegime, or PackRefused with every fault."""
    if name not in regimes(packs):
        raise UnknownRegime(f"There is no regime {name!r}: choose one of {', '.join(regimes(packs))}.")
    loaded, found = _loaded(packs / name)
    if loaded is None or found:
        raise PackRefused(name, found)
    return loaded


def faults(folder: Path) -> tuple[Fault, ...]:
    """Every fault of one regime's folder, read afresh; empty when it would load."""
    return _loaded(folder)[1]


def _loaded(folder: Path) -> tuple[Regime | None, tuple[Fault, ...]]:
    """The regime, or None when a file could not be read, and every fault found."""
    found: list[Fault] = []
    about = _part(folder / "regime.yaml", partial(read, shape=RegimeFile), found)
    facts = _part(folder / "facts.yaml", partial(read_entries, shape=Fact), found)
    measures = _part(folder / "measures.yaml", partial(read_entries, shape=Measure), found)
    routes = _part(folder / "routes.yaml", partial(read_entries, shape=Route), found)
    national = _part(folder / "national.yaml", partial(read, shape=tuple[NationalMeasure, ...]), found)
    criteria = _part(folder / "criteria.yaml", partial(read_entries, shape=Criterion), found)
    files = _instruments(folder, found)
    if found or about is None or facts is None:
        return None, tuple(found)
    in_order = tuple(sorted(files.values(), key=lambda instrument: (instrument.adopted, instrument.symbol)))
    loaded = Regime(
        about=about,
        instruments=in_order,
        facts=facts,
        measures=measures or {},
        routes=routes or {},
        national=national or (),
        criteria=criteria or {},
        provisions={provision.id: provision for instrument in in_order for provision in instrument.provisions},
        instrument_of={provision.id: instrument for instrument in in_order for provision in instrument.provisions},
    )
    return loaded, faults_of(loaded, folder.name, files)


def _instruments(folder: Path, found: list[Fault]) -> dict[str, Instrument]:
    """The readable instruments of a folder by their files' names."""
    paths = [path for path in sorted(folder.glob("*.yaml")) if path.name not in PARTS]
    files = {path.name: _part(path, partial(read, shape=Instrument), found) for path in paths}
    return {name: instrument for name, instrument in files.items() if instrument}


def _part(path: Path, reader: Callable[[Path], T], found: list[Fault]) -> T | None:
    """The file's value; None where it is not there or has a fault, which is then added to those found."""
    if not path.is_file():
        if path.name in REQUIRED:
            found.append(Fault(file=path.name, path="$", sentence="This file is missing."))
        return None
    try:
        return reader(path)
    except Faulty as error:
        found.append(error.fault)
        return None
