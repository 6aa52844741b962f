"""Know what a claim in the register must say, and which claims no public page may show."""

import re
from datetime import date

import msgspec

from comity.sources.claims.rows import COLUMNS, Row
from comity.sources.drafting import tidy
from comity.vocabulary.errors import BadInput
from comity.vocabulary.grades import UNGRADED, Grade
from comity.vocabulary.identifiers import ImoNumber, Mmsi
from comity.vocabulary.properties import ASSERTABLE, Property
from comity.vocabulary.publicity import Certainty, NamedBy, Publicity

REQUIRED = ("matter", "id", "subject", "subject_kind", "property", "names_person")
KINDS = ("ship", "entity", "person")
CLAIMABLE = tuple(prop for prop in ASSERTABLE if prop is not Property.KIND)
"""The properties a row may state; the others are made by the register itself."""
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
MOMENT = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
FORMS = {Property.IMO: ImoNumber.parse, Property.MMSI: Mmsi.parse}


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One public claim; an empty field is not recorded."""

    matter: str
    id: str
    subject: str
    subject_kind: str
    prop: Property
    value: str
    said_first_by: str
    url: str
    said_on: str
    happened: str
    page: str
    grade: Grade
    certainty: Certainty | None
    names_person: bool
    person_named_by: NamedBy | None
    note: str

    @property
    def withheld(self) -> str:
        """Why no public page may show what it says; empty where one may."""
        return Publicity(
            certainty=self.certainty, names_person=self.names_person, person_named_by=self.person_named_by
        ).withheld

    @property
    def valid_from(self) -> date | None:
        """The day it is said to have happened or begun, where a whole day is told."""
        first = self.happened.partition("/")[0]
        return date.fromisoformat(first) if len(first) == len("2021-07-30") else None


def checked(row: Row) -> Claim:
    """The claim a row makes; raise BadInput with what is wrong with it."""
    if row.problem:
        raise BadInput(row.problem)
    said = {column: tidy(row.fields.get(column, "")) for column in COLUMNS}
    _stop_incomplete(said)
    named_by = said["person_named_by"]
    return Claim(
        matter=_key(said, "matter"),
        id=_key(said, "id"),
        subject=_key(said, "subject"),
        subject_kind=_one_of(KINDS, said, "subject_kind"),
        prop=(prop := Property(_one_of(CLAIMABLE, said, "property"))),
        value=_in_form(prop, said["value"]),
        said_on=_moment(said, "said_on"),
        happened=_moment(said, "happened"),
        grade=Grade.parse(said["grade"]) if said["grade"] else UNGRADED,
        certainty=Certainty(_one_of(tuple(Certainty), said, "certainty")) if said["certainty"] else None,
        names_person=_one_of(("yes", "no"), said, "names_person") == "yes",
        person_named_by=NamedBy(_one_of(tuple(NamedBy), said, "person_named_by")) if named_by else None,
        **{column: said[column] for column in ("said_first_by", "url", "page", "note")},
    )


def _stop_incomplete(said: dict[str, str]) -> None:
    """Raise BadInput where a column that must be filled is not."""
    missing = [column for column in REQUIRED if not said[column]]
    if missing:
        raise BadInput(f"It does not say: {', '.join(missing)}.")
    if not said["value"] and not said["note"]:
        raise BadInput("It has neither a value nor a note that says why the value is not recorded.")
    if (said["names_person"] == "yes") != bool(said["person_named_by"]):
        raise BadInput("Say in person_named_by who names the person, where names_person is yes and only there.")


def _one_of(allowed: tuple[str, ...], said: dict[str, str], column: str) -> str:
    """What a column says, where it is one of the words allowed."""
    if said[column] not in allowed:
        raise BadInput(f"{column} reads {said[column]!r}: write one of {', '.join(allowed)}.")
    return said[column]


def _key(said: dict[str, str], column: str) -> str:
    """What a column says, where others can point to it."""
    if not KEY.fullmatch(said[column]):
        raise BadInput(
            f"{column} reads {said[column]!r}: use letters, digits, dots and hyphens, since others point to it."
        )
    return said[column]


def _in_form(prop: Property, value: str) -> str:
    """The value, checked where its property has a form: a number that cannot be one is no claim of one."""
    return FORMS[prop](value) if value and prop in FORMS else value


def _moment(said: dict[str, str], column: str) -> str:
    """A year, month or day, or two with a slash between; nothing is filled in."""
    parts = said[column].split("/") if said[column] else []
    if len(parts) > 2 or not all(map(_is_moment, parts)):
        raise BadInput(
            f"{column} reads {said[column]!r}: write 2020, 2020-03 or 2020-03-14, or two with a slash between."
        )
    return said[column]


def _is_moment(text: str) -> bool:
    """Whether a text is a year, a month or a day of the calendar."""
    try:
        return bool(MOMENT.fullmatch(text) and date.fromisoformat(text + "-01-01"[len(text) - len("2020") :]))
    except ValueError:
        return False
