"""Know every source there is: what its source.yml says of it, and how to read a file it published.

A source is a folder here, named like the source with underscores: `source.yml` (this schema, nothing else), `read.py` with one
function `read(path, progress=None) -> Reading`, `README.md` and `sample/`.
"""

from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

import msgspec

from comity.sources.guard import FORMATS, opened, stop_foreign
from comity.sources.reading import Progress, Reading, Refusal, Unreadable
from comity.sources.table.columns import Columns
from comity.vocabulary.errors import BadInput

FOLDER = Path(__file__).parent
WORDS = {"read": "records", "valid_imo": "valid IMO numbers"}


class UnknownSource(BadInput):
    """No source has that name."""


class Kind(StrEnum):
    """What a source gives."""

    LIST = "list"
    TRACKS = "tracks"
    CLAIMS = "claims"


class Total(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many of something a whole file holds: below `least` the feed failed, below `usual` a person should look."""

    least: int = 0
    usual: int = 0
    why: str
    """Where the two numbers come from."""


class Sample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file in `sample/` and what reading it must give, count by count."""

    file: str
    counts: dict[str, int]


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One publisher's file, described."""

    name: str
    title: str
    publisher: str
    url: str
    licence: str
    attribution: str
    published: bool
    """Whether everybody may have it: only then may an import be marked TLP:CLEAR."""
    kind: Kind
    whole: bool = False
    """Whether each file is an edition of the whole list: an entry that the next edition lacks was removed."""
    mapped: bool = False
    """Whether a person says what its columns are: its reader takes a mapping (`sources/table/columns.py`)."""
    formats: tuple[str, ...]
    """Names of `guard.FORMATS`; each may come gzipped."""
    largest_mb: int
    """A file that holds more is not read: far above what the source ever published."""
    zone: str = ""
    """The zone of times written without one, such as `UTC`; empty: the source has no times of day."""
    fields: dict[str, str] = {}
    """What a field means, where its name does not say it."""
    notes: tuple[str, ...] = ()
    """What a reader of the data must know."""
    totals: dict[str, Total] = {}
    """By count: read, persons, entities, ships, valid_imo, drafts or fixes."""
    samples: tuple[Sample, ...]

    @property
    def folder(self) -> Path:
        """Where its reader and samples lie."""
        return FOLDER / self.name.replace("-", "_")

    def opened(self, path: Path) -> BinaryIO:
        """The content of a file, unzipped where needed and never more than `largest_mb`."""
        return opened(path, self.largest_mb * 1_000_000)

    def read(self, path: Path, progress: Progress | None = None, columns: Columns | None = None) -> Reading:
        """Everything the file gives; raise Unreadable, with the reason alone, when it is not what this source publishes."""
        stop_foreign(path, self.formats, self.largest_mb * 1_000_000)
        if columns and not self.mapped:
            raise BadInput(f"{self.name} has columns of its own: only a source for tables takes a mapping.")
        read = import_module(f"comity.sources.{self.folder.name}.read").read
        reading: Reading = read(path, progress, columns) if columns else read(path, progress)
        return msgspec.structs.replace(reading, remarks=(*self._surprises(reading), *reading.remarks))

    def _surprises(self, reading: Reading) -> tuple[Refusal, ...]:
        """A remark for each count below the usual; raise Unreadable for one below the least."""
        found = []
        for name, total in self.totals.items():
            count, what = reading.counts[name], WORDS.get(name, name)
            if count < total.least:
                fewest = f"It holds {count} {what}, and no edition has fewer than {total.least}"
                raise Unreadable(f"{fewest}: {total.why} The feed failed; fetch the file again.")
            if count < total.usual:
                reason = f"It holds {count} {what}, usually at least {total.usual}: {total.why}"
                found.append(Refusal(row=0, reason=f"{reason} Compare it with the file before.", raw=""))
        return tuple(found)


@cache
def sources() -> dict[str, Source]:
    """Every source by name, in order; raise BadInput for a source.yml that does not fit the schema."""
    found = (declared_in(path) for path in sorted(FOLDER.glob("*/source.yml")))
    return {source.name: source for source in found}


def source(name: str) -> Source:
    """The source of that name; raise UnknownSource with the names there are."""
    try:
        return sources()[name]
    except KeyError:
        raise UnknownSource(f"There is no source {name!r}: choose one of {', '.join(sources())}.") from None


def declared_in(path: Path) -> Source:
    """The source that one source.yml declares, read strictly; raise BadInput with the file and what is wrong with it."""
    try:
        declared = msgspec.yaml.decode(path.read_bytes(), type=Source)
    except msgspec.DecodeError as error:
        raise BadInput(f"{path} does not describe a source: {error}.") from error
    if declared.folder.name != path.parent.name or not set(declared.formats) <= set(FORMATS):
        raise BadInput(f"{path}: the name must be that of its folder, and each format one of {', '.join(FORMATS)}.")
    return declared
