"""Refuse what cannot be a property's value: a birth date without a year, a number without its digits, a subject nobody can cite."""

import re
from datetime import date

from comity.vocabulary.errors import BadInput
from comity.vocabulary.identifiers import ImoNumber, Mmsi
from comity.vocabulary.properties import Property

LONGEST_VALUE = 4_000
"""Characters, a page and a half: what is longer is read in its exhibit. The longest value in the Council's list has 3,018."""
SUBJECT = re.compile(r"[^\W_][\w.\-]*([:/][\w.\-]+)*")
YEAR = re.compile(r"\b(1[5-9]|20)\d\d\b")
DAYS = frozenset({Property.LISTED_ON, Property.AMENDED_ON, Property.SUBMITTED_ON})


def stop_subject(subject: str) -> None:
    """Raise BadInput for a subject that no address can hold: `mmsi:416000000` and `exercise/sable-heron` are subjects."""
    if not SUBJECT.fullmatch(subject):
        raise BadInput(
            f"{subject[:80]!r} is no subject: write letters, digits, points and hyphens, parted by : or /, as in mmsi:416000000."
        )


def stop_value(prop: str, value: str) -> None:
    """Raise BadInput for a value that its property cannot have."""
    if not value.strip():
        raise BadInput("Say what it says: the value is empty.")
    if len(value) > LONGEST_VALUE:
        raise BadInput(
            f"The value has {len(value):,} characters: say it in up to {LONGEST_VALUE:,}; whoever wants more reads the exhibit."
        )
    match prop:
        case Property.IMO:
            ImoNumber.parse(value)
        case Property.MMSI:
            Mmsi.parse(value)
        case Property.BIRTH_DATE if not YEAR.search(value):
            raise BadInput(f"{value!r} is no date of birth: it holds no year. Leave out what is not known.")
        case _ if prop in DAYS:
            _stop_no_day(value)


def _stop_no_day(value: str) -> None:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise BadInput(f"{value!r} is no day: write it as in 2026-03-19.") from None
