"""Load the regimes: a regime is a folder of YAML files, taken whole and without a fault, or not at all."""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

import msgspec

from comity.law.acts import Case, case
from comity.law.checking import dead_ids, faults_of
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
    found = list(_left_out(folder))
    about = _part(folder / "regime.yaml", partial(read, shape=RegimeFile), found)
    facts = _part(folder / "facts.yaml", partial(read_entries, shape=Fact), found)
    measures = _part(folder / "measures.yaml", partial(read_entries, shape=Measure), found)
    routes = _part(folder / "routes.yaml", partial(read_entries, shape=Route), found)
    national = _part(folder / "national.yaml", partial(read, shape=tuple[NationalMeasure, ...]), found)
    criteria = _part(folder / "criteria.yaml", partial(read_entries, shape=Criterion), found)
    files = _instruments(folder, found)
    told = _cases(folder, found)
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
    return loaded, faults_of(loaded, folder.name, files) + tuple(_dead(loaded, told))


def _instruments(folder: Path, found: list[Fault]) -> dict[str, Instrument]:
    """The readable instruments of a folder by their files' names."""
    paths = [path for path in sorted(folder.glob("*.yaml")) if path.name not in PARTS and path.is_file()]
    files = {path.name: _part(path, partial(read, shape=Instrument), found) for path in paths}
    return {name: instrument for name, instrument in files.items() if instrument}


def _left_out(folder: Path) -> Iterator[Fault]:
    """What looks like a part of the regime and would not be read: a wrong ending, a folder, a link that leads nowhere."""
    for path in sorted((*folder.glob("*"), *folder.glob("cases/*"))):
        file = path.relative_to(folder).as_posix()
        if file == "cases" and not path.is_dir():
            yield Fault(
                file=file, path="$", sentence="This is no folder that can be read: its cases would be left out."
            )
        elif file != "cases" and path.is_dir() and any(path.glob("*.y*ml")):
            yield Fault(
                file=file, path="$", sentence="Nothing in this folder would be read: only `cases/` may stand here."
            )
        if path.suffix.casefold() not in {".yaml", ".yml"} or path.name.startswith("."):
            continue
        if path.suffix != ".yaml":
            yield Fault(
                file=file, path="$", sentence="This would be left out: only files that end in `.yaml` are read."
            )
        elif not path.is_file():
            yield Fault(
                file=file, path="$", sentence="This is no file that can be read: a folder, or a link to nowhere."
            )


def _cases(folder: Path, found: list[Fault]) -> dict[str, Case]:
    """The readable cases of a folder by their files' names."""
    paths = [path for path in sorted(folder.glob("cases/*.yaml")) if path.is_file()]
    told: dict[str, Case] = {}
    for path in paths:
        try:
            told[f"cases/{path.name}"] = case(path)
        except Faulty as error:
            found.append(msgspec.structs.replace(error.fault, file=f"cases/{path.name}"))
    return told


def _dead(loaded: Regime, told: dict[str, Case]) -> Iterator[Fault]:
    """What a case says of a regime or of provisions that are not these."""
    for file, one in told.items():
        if one.regime != loaded.name:
            yield Fault(
                file=file, path="regime", sentence=f"This case is told under {one.regime!r}, not {loaded.name}."
            )
        for name in dead_ids(loaded, one):
            yield Fault(file=file, path="acts", sentence=f"{name!r} is not a provision of {loaded.name}.")


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
