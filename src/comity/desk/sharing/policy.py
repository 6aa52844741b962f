"""Say once who may read a record: a tree of clauses, decided here in Python, turned elsewhere into filters and guards.

`visibility.py` turns the tree into the database's filter, `guarding.py` into PostgreSQL's row-level security. Labels as in
FIRST's TLP 2.0 (first.org/tlp). Whatever no clause admits stays closed: an unknown label, an empty list, a missing name.
"""

from typing import Any, Protocol, assert_never

import msgspec

from comity.vocabulary.markings import Tlp


class Viewer(msgspec.Struct, frozen=True, kw_only=True):
    """What the policy knows of whoever looks. Without anything said it is the public."""

    member: str = ""
    """Code of the member they sit at."""
    person: str = ""
    """The name they sign in with; what a submission is handed in under."""
    staff: bool = False
    """Whether they belong to the member itself, and not to a partner it works with (TLP 2.0: its clients)."""
    cases: frozenset[str] = frozenset()
    """References of the cases they were let into."""


PUBLIC = Viewer()


class Record(Protocol):
    """What the policy knows of a record: a marking, or the row that carries its columns."""

    @property
    def tlp(self) -> str:
        """Its TLP label."""

    @property
    def readers(self) -> frozenset[str]:
        """Codes of the members it is released to."""

    @property
    def persons(self) -> frozenset[str]:
        """Sign-in names of the persons it is for."""

    @property
    def kept_to(self) -> frozenset[str]:
        """References of the cases that whoever reads it must be let into."""

    @property
    def submitter(self) -> str:
        """The sign-in name of the person who gave it."""


class Labelled(msgspec.Struct, frozen=True):
    """The record carries this label."""

    label: Tlp


class Has(msgspec.Struct, frozen=True):
    """The viewer has this: a member, the standing of its staff."""

    attribute: str


class Same(msgspec.Struct, frozen=True):
    """The record names the viewer in this column; nobody is named by an empty one."""

    column: str
    attribute: str


class Listed(msgspec.Struct, frozen=True):
    """The viewer stands in this list of the record; an empty list is nobody."""

    column: str
    attribute: str


class Within(msgspec.Struct, frozen=True):
    """Every code in this list of the record is among the viewer's; an empty list asks for none."""

    column: str
    attribute: str


class AllOf(msgspec.Struct, frozen=True):
    """Each of these holds."""

    parts: tuple["Clause", ...]


class AnyOf(msgspec.Struct, frozen=True):
    """At least one of these holds."""

    parts: tuple["Clause", ...]


Clause = Labelled | Has | Same | Listed | Within | AllOf | AnyOf

BY_NAME = AllOf((Labelled(Tlp.RED), Listed("persons", "person")))
"""TLP:RED is for the eyes and ears of individual recipients only."""
BY_STAFF = AllOf((Has("staff"), AnyOf((Labelled(Tlp.AMBER_STRICT), BY_NAME))))
"""TLP:AMBER+STRICT stays inside the organisation; what is stricter cannot be wider."""
BY_MEMBER = AllOf(
    (Listed("readers", "member"), Within("kept_to", "cases"), AnyOf((Labelled(Tlp.AMBER), BY_STAFF))),
)
"""From TLP:AMBER on: the members it is released to, and among them those let into every case it is kept to."""
READ = AnyOf(
    (
        Labelled(Tlp.CLEAR),
        Same("submitter", "person"),
        AllOf((Has("member"), Labelled(Tlp.GREEN))),
        BY_MEMBER,
    )
)
"""Who may read a record. There is no clause for an operator, an administrator or a coordinator: nobody reads everything."""


def admits(clause: Clause, viewer: Viewer, record: Record) -> bool:
    """Whether a clause lets one viewer see one record."""
    match clause:
        case AllOf(parts):
            return all(admits(part, viewer, record) for part in parts)
        case AnyOf(parts):
            return any(admits(part, viewer, record) for part in parts)
        case Labelled(label):
            return record.tlp == label
        case Has(attribute):
            return bool(getattr(viewer, attribute))
        case _:
            return _compared(clause, getattr(viewer, clause.attribute), getattr(record, clause.column))


def _compared(clause: Same | Listed | Within, said: Any, kept: Any) -> bool:
    """Whether what the viewer says of itself answers to what the record keeps."""
    match clause:
        case Same():
            return bool(said != "" and said == kept)
        case Listed():
            return said in kept
        case Within():
            return bool(kept <= said)
        case _:
            assert_never(clause)
