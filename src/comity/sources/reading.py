"""Say what a reader returns: drafts of assertions or a table of observations, the rows it refused, and what it left unread.

A reader is a function `read(path, progress=None) -> Reading`. It raises Unreadable when the file as a whole is not what the
source publishes; a single bad row is a Refusal and the rest goes in. Readers know no database: the desk records drafts.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pyarrow as pa

from comity.vocabulary.errors import BadInput
from comity.vocabulary.grades import UNGRADED, Grade
from comity.vocabulary.properties import Property

Progress = Callable[[int, int], None]
"""Called with (done, total) in units of the reader's choosing; total 0 means unknown."""


class Unreadable(BadInput):
    """The file is not what this source publishes."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a source asserts about one subject, not yet recorded by anybody."""

    subject: str
    """The source's name and its own key for the subject: `un-consolidated/6908555`."""
    property: str
    value: str
    as_written: str = ""
    """The source's own spelling, where `value` is tidied; empty where they are the same."""
    row: int
    """Number of the record in the file, from 1."""
    place: str = ""
    """Where in the exhibit a person finds it: `INDIVIDUAL 12, FIRST_NAME` or `page 2, row 14, IMO number`."""
    valid_from: date | None = None
    valid_until: date | None = None
    origin: str = ""
    """Who first said it; empty: not recorded. Two assertions of one origin never corroborate each other."""
    grade: Grade = UNGRADED


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """A row that was not taken: its number, the reason in a sentence, and the row as it stood."""

    row: int
    reason: str
    raw: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Everything one file gave."""

    read: int
    """Records met in the file, refused ones included."""
    as_of: date | None = None
    """The day the publisher made this edition, where the file says so; not the day anybody here received it."""
    drafts: tuple[Draft, ...] = ()
    fixes: pa.Table | None = None
    """AIS fixes in the schema of `observations.fixes`, for track sources."""
    refused: tuple[Refusal, ...] = ()
    unread_fields: tuple[str, ...] = ()
    """Fields the source carried and the reader does not know: never absorbed, always named."""
    remarks: tuple[Refusal, ...] = ()
    """Rows that were taken, but a person should look at: number, reason, and the row as it stood; row 0 is the whole file."""
    persons: int = 0
    entities: int = 0
    ships: int = 0
    valid_imo: int = 0

    @property
    def members_only(self) -> bool:
        """Whether it gave anything that no public page may show: neither the file nor its drafts are for TLP:CLEAR then."""
        return any(draft.property == Property.MEMBERS_ONLY for draft in self.drafts)

    @property
    def counts(self) -> dict[str, int]:
        """Every count by name, as source.yml states them."""
        stated = {name: getattr(self, name) for name in ("read", "persons", "entities", "ships", "valid_imo")}
        listed = {name: len(getattr(self, name)) for name in ("drafts", "refused", "remarks", "unread_fields")}
        return stated | listed | {"fixes": 0 if self.fixes is None else self.fixes.num_rows}


Reader = Callable[[Path, Progress | None], Reading]
