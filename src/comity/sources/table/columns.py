"""Know what a person says of a table's columns: which holds the subject, which a property, a grade, an origin, a place or a day."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import msgspec
import yaml

from comity.vocabulary.errors import BadInput
from comity.vocabulary.grades import Grade
from comity.vocabulary.properties import ASSERTABLE


class Role(StrEnum):
    """What a column holds, where it is not a property."""

    SUBJECT = "subject"
    PROPERTY = "property"
    VALUE = "value"
    AS_WRITTEN = "as_written"
    GRADE = "grade"
    ORIGIN = "origin"
    PLACE = "place"
    VALID_FROM = "valid_from"
    VALID_UNTIL = "valid_until"
    IGNORED = "ignored"


FIXABLE = frozenset({Role.PROPERTY, Role.GRADE, Role.ORIGIN})
"""What may be the same in every row, beside the properties."""
ROLES = frozenset((*Role, *ASSERTABLE))


class WrongMapping(BadInput):
    """The mapping does not fit."""

    def diagnostics(self) -> str:
        """What a column may be."""
        return f"A column is one of {', '.join(Role)}, or a property: {', '.join(ASSERTABLE)}."


class Columns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What each column of a table is. Either one row is one assertion (`property` and `value`), or each property has its column."""

    columns: dict[str, str]
    """By heading, a role or one of our properties."""
    fixed: dict[str, str] = {}
    """What is the same in every row: grade, origin, the property, or a property with its value, as `kind: ship`."""
    prefix: str = ""
    """Stands before every key of a subject, so that `17` of this register is not `17` of another."""
    sheet: str = ""
    """The sheet of a workbook; empty: the first."""

    def column(self, role: str) -> str:
        """The heading that has a role; empty where none has."""
        return next((heading for heading, one in self.columns.items() if one == role), "")

    @property
    def properties(self) -> dict[str, str]:
        """By heading, the property of each column that holds one."""
        return {heading: role for heading, role in self.columns.items() if role in ASSERTABLE}


def stop_unusable(columns: Columns) -> None:
    """Raise WrongMapping where a table could not be read by it."""
    unknown = [role for role in columns.columns.values() if role not in ROLES]
    unknown += [role for role in columns.fixed if role not in FIXABLE and role not in ASSERTABLE]
    if unknown:
        raise WrongMapping(f"{unknown[0]!r} is nothing that a column can be.")
    given = [role for role in columns.columns.values() if role in set(Role) - {Role.IGNORED}]
    if len(set(given)) != len(given):
        raise WrongMapping("Two columns are given the same role: only a property may have several.")
    if Role.SUBJECT not in given:
        raise WrongMapping("No column is the subject: say which one holds its name or number.")
    named = Role.PROPERTY in given or Role.PROPERTY in columns.fixed
    if named != (Role.VALUE in given):
        raise WrongMapping(
            "A column of values needs a property, in a column or fixed; and a property needs its values."
        )
    if not named and not columns.properties:
        raise WrongMapping("Nothing would be asserted: give a column a property, or have `property` and `value`.")
    if (grade := columns.fixed.get(Role.GRADE)) is not None:
        Grade.parse(grade)


def mapping_in(path: Path) -> Columns:
    """The mapping that a YAML file holds; raise WrongMapping with what is wrong with it."""
    try:
        columns = msgspec.convert(yaml.load(path.read_bytes(), yaml.BaseLoader), Columns)  # noqa: S506 - texts alone
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise WrongMapping(f"{path} holds no mapping of columns: {error}.") from error
    stop_unusable(columns)
    return columns


def guessed(headings: Sequence[str]) -> Columns:
    """The mapping of a table whose headings are our own words, as an export writes them; other columns stay unread."""
    words = {heading: heading.strip().casefold().replace(" ", "_") for heading in headings}
    return Columns(columns={heading: word for heading, word in words.items() if word in ROLES})
