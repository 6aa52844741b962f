"""Compare two editions of a list by content: which entries came, which went, which say something else, field by field."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import msgspec

from comity.sources.reading import Draft
from comity.vocabulary.properties import Property

Content = tuple[str, str, date | None, date | None]
"""What an entry says in one field: property, value as it counts, and the days for which it says so."""


class ChangeKind(StrEnum):
    """What became of an entry from one edition to the next."""

    ADDED = "added"
    REMOVED = "removed"
    AMENDED = "amended"


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One property of an entry in which two editions differ."""

    property: str
    gone: tuple[str, ...]
    """Values that only the edition before has."""
    new: tuple[str, ...]
    """Values that only the edition after has."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One entry in which two editions differ."""

    subject: str
    name: str
    """The entry's first name, in the newer edition where it stands there."""
    kind: ChangeKind
    fields: tuple[Field, ...]


def content(value: str) -> str:
    """A value as it counts: composed alike (Unicode NFC), and without the white space that stands beside punctuation.

    Feeds put it in and leave it out at will: `web link: https` became `web link:https` in hundreds of entries of one list at once.
    """
    return re.sub(r"\s*([^\w\s])\s*", r"\1", unicodedata.normalize("NFC", value))


class Entries:
    """An edition as content: the entries by subject; the order of entries and fields, spelling and places do not count."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self.said: dict[str, dict[Content, str]] = {}
        self.names: dict[str, str] = {}
        for draft in drafts:
            said = (draft.property, content(draft.value), draft.valid_from, draft.valid_until)
            self.said.setdefault(draft.subject, {}).setdefault(said, draft.value)
            if draft.property == Property.NAME:
                self.names.setdefault(draft.subject, draft.value)


def changes(before: Entries, after: Entries) -> tuple[Change, ...]:
    """Every entry in which two editions differ, by subject; an entry that only moved in the file is not among them."""
    return tuple(
        Change(
            subject=subject,
            name=after.names.get(subject) or before.names.get(subject, ""),
            kind=_kind(subject, before, after),
            fields=_fields(before.said.get(subject, {}), after.said.get(subject, {})),
        )
        for subject in sorted(before.said.keys() | after.said.keys())
        if before.said.get(subject, {}).keys() != after.said.get(subject, {}).keys()
    )


def _kind(subject: str, before: Entries, after: Entries) -> ChangeKind:
    if subject not in before.said:
        return ChangeKind.ADDED
    return ChangeKind.AMENDED if subject in after.said else ChangeKind.REMOVED


def _fields(before: dict[Content, str], after: dict[Content, str]) -> tuple[Field, ...]:
    """The differences of one entry, property by property, as written."""
    gone, new = _told(before, before.keys() - after.keys()), _told(after, after.keys() - before.keys())
    return tuple(
        Field(property=name, gone=tuple(gone.get(name, ())), new=tuple(new.get(name, ())))
        for name in sorted(gone.keys() | new.keys())
    )


def _told(said: dict[Content, str], some: set[Content]) -> dict[str, list[str]]:
    """Values by property, each with its days where it has any."""
    found: dict[str, list[str]] = {}
    for prop, value, since, until in sorted(some, key=str):
        days = f" (from {since or 'a day not stated'}" + (f" until {until})" if until else ")")
        written = said[prop, value, since, until]
        found.setdefault(prop, []).append(written + days if since or until else written)
    return found
