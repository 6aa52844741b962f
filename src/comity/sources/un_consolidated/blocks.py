"""Draft the blocks of an entry that hold several values: aliases, addresses, births, documents."""

from collections.abc import Callable

from comity.sources.drafting import Subject, tidy
from comity.sources.elements import Fields
from comity.vocabulary.properties import Property

QUALITIES = {
    "": Property.ALIAS,
    "Good": Property.ALIAS,
    "a.k.a.": Property.ALIAS,
    "Low": Property.ALIAS_LOW,
    "f.k.a.": Property.FORMER_NAME,
}
PLACE = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")
DOCUMENT = {
    "TYPE_OF_DOCUMENT": "",
    "TYPE_OF_DOCUMENT2": "",
    "NUMBER": "number ",
    "ISSUING_COUNTRY": "issuing country ",
    "CITY_OF_ISSUE": "city of issue ",
    "COUNTRY_OF_ISSUE": "country of issue ",
    "DATE_OF_ISSUE": "date of issue ",
    "NOTE": "",
}
"""The parts of a document, and the words that go before each."""
DATES = {
    ("EXACT", "DATE"): "{DATE}",
    ("EXACT", "YEAR"): "{YEAR}",
    ("APPROXIMATELY", "DATE"): "approximately {DATE}",
    ("APPROXIMATELY", "YEAR"): "approximately {YEAR}",
    ("BETWEEN", "FROM_YEAR", "TO_YEAR"): "between {FROM_YEAR} and {TO_YEAR}",
}
"""How a type of date of birth reads with the parts it may have."""
DATE_PARTS = ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR")


def draft_alias(subject: Subject, block: Fields, where: str) -> None:
    """One alias with its quality, and what its note and the birth data kept with it say."""
    parts = _parts(block, ("QUALITY", "ALIAS_NAME", "NOTE"))
    quality, name = parts.get("QUALITY", ""), parts.get("ALIAS_NAME", "")
    if quality not in QUALITIES or (quality and not name):
        subject.remark(
            f"{where} has the quality {quality!r} for the name {name!r}: taken as an alias.", _written(parts)
        )
    subject.says(QUALITIES.get(quality, Property.ALIAS), name, where, as_written=_written(parts))
    subject.says(Property.COMMENT, parts.get("NOTE", ""), f"{where}, NOTE")
    subject.says(Property.BIRTH_DATE, block.text("DATE_OF_BIRTH"), f"{where}, DATE_OF_BIRTH")
    place = _parts(block, ("CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"))
    subject.says(Property.BIRTH_PLACE, ", ".join(place.values()), f"{where}, CITY_OF_BIRTH", as_written=_written(place))


def draft_address(subject: Subject, block: Fields, where: str) -> None:
    """One address in one line."""
    _draft_place(subject, block, where, Property.ADDRESS)


def draft_birth_place(subject: Subject, block: Fields, where: str) -> None:
    """One place of birth in one line."""
    _draft_place(subject, block, where, Property.BIRTH_PLACE)


def draft_birth_date(subject: Subject, block: Fields, where: str) -> None:
    """One date of birth as stated: a day, a year, about a year, between two years, or in words."""
    parts = _parts(block, ("TYPE_OF_DATE", *DATE_PARTS, "NOTE"))
    given = [name for name in DATE_PARTS if name in parts]
    told = DATES.get((parts.get("TYPE_OF_DATE", ""), *given), "").format(**parts)
    if given and not told:
        subject.remark(f"{where} combines what does not belong together; it went in as written.", _written(parts))
        told = _written({name: parts[name] for name in parts if name != "NOTE"})
    subject.says(Property.BIRTH_DATE, _with_note(told, parts), where, as_written=_written(parts))


def draft_document(subject: Subject, block: Fields, where: str) -> None:
    """One document: its number alone, and everything said of it."""
    parts = _parts(block, tuple(DOCUMENT))
    told = "; ".join(DOCUMENT[name] + text for name, text in parts.items())
    subject.says(Property.DOCUMENT, told, where, as_written=_written(parts))
    subject.says(Property.DOCUMENT_NUMBER, parts.get("NUMBER", ""), f"{where}, NUMBER")


BLOCKS: dict[str, Callable[[Subject, Fields, str], None]] = {
    "ALIAS": draft_alias,
    "ADDRESS": draft_address,
    "DATE_OF_BIRTH": draft_birth_date,
    "PLACE_OF_BIRTH": draft_birth_place,
    "DOCUMENT": draft_document,
}
"""By what follows INDIVIDUAL_ or ENTITY_ in the tag."""


def _draft_place(subject: Subject, block: Fields, where: str, prop: Property) -> None:
    """One place in one line, its note in brackets."""
    parts = _parts(block, (*PLACE, "NOTE"))
    told = ", ".join(text for name, text in parts.items() if name != "NOTE")
    subject.says(prop, _with_note(told, parts), where, as_written=_written(parts))


def _parts(block: Fields, names: tuple[str, ...]) -> dict[str, str]:
    """The parts that say something, tidied, in the order asked for."""
    return {name: text for name in names if (text := tidy(block.text(name)))}


def _written(parts: dict[str, str]) -> str:
    """The parts as the source keeps them apart: `CITY: … | COUNTRY: …`."""
    return " | ".join(f"{name}: {text}" for name, text in parts.items())


def _with_note(told: str, parts: dict[str, str]) -> str:
    """What is told with its note in brackets, or the note alone."""
    note = parts.get("NOTE", "")
    return f"{told} ({note})" if told and note else told or note
