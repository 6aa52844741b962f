"""Draft what one entry of the Consolidated List says: names, dates, places, documents, each with its place in the file."""

import re
from datetime import date

from comity.sources.drafting import Subject, tidy
from comity.sources.elements import Element, Fields
from comity.sources.registry import source
from comity.sources.un_consolidated.blocks import BLOCKS
from comity.vocabulary.errors import BadInput
from comity.vocabulary.properties import Property

KINDS = {"INDIVIDUAL": "person", "ENTITY": "entity"}
PUBLISHER = source("un-consolidated").publisher
NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
LEAVES = {
    "NAME_ORIGINAL_SCRIPT": Property.NAME_ORIGINAL,
    "GENDER": Property.GENDER,
    "REFERENCE_NUMBER": Property.REFERENCE,
    "COMMENTS1": Property.COMMENT,
    "VERSIONNUM": Property.RECORD_VERSION,
    "SUBMITTED_ON": Property.SUBMITTED_ON,
    "SUBMITTED_BY": Property.SUBMITTED_BY,
}
VALUES = {
    "TITLE": Property.TITLE,
    "DESIGNATION": Property.ROLE,
    "NATIONALITY": Property.NATIONALITY,
    "LIST_TYPE": Property.LIST,
    "LAST_DAY_UPDATED": Property.AMENDED_ON,
}
ALWAYS_EMPTY = ("SORT_KEY", "SORT_KEY_LAST_MOD")
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})([+-]\d{2}:\d{2}|Z)?")


class NoEntry(BadInput):
    """The record cannot be told from others."""


def drafted(element: Element, row: int, number: int) -> tuple[Subject, list[str]]:
    """The entry's subject with all its drafts, and the fields nobody read; raise NoEntry where it has no key or no name."""
    tag = str(element.tag)
    fields = Fields(element)
    key = tidy(fields.text("DATAID"))
    if not re.fullmatch(r"[0-9A-Za-z._-]+", key):
        raise NoEntry(f"It has no DATAID that could be its key: {key!r} stands there.")
    subject = Subject(f"un-consolidated/{key}", row=row, label=f"{tag} {number}", origin=PUBLISHER)
    subject.says(Property.KIND, KINDS[tag], "DATAID")
    _draft_names(subject, fields)
    _draft_listing(subject, fields)
    _draft_rest(subject, fields, tag)
    return subject, fields.left()


def _draft_names(subject: Subject, fields: Fields) -> None:
    """The name from its up to four parts, which `as_written` keeps apart."""
    parts = {tag: text for tag in NAME_PARTS if (text := fields.text(tag)).strip()}
    if not parts:
        raise NoEntry("It has no name.")
    written = " | ".join(parts.values())
    subject.says(Property.NAME, " ".join(parts.values()), ", ".join(parts), as_written=written)


def _draft_listing(subject: Subject, fields: Fields) -> None:
    """The day of listing, and the regime from that day on."""
    written = fields.text("LISTED_ON")
    listed = day_of(written)
    if listed is None:
        subject.remark(f"LISTED_ON is no day: {written!r}. The entry went in without one.", written)
    else:
        subject.says(Property.LISTED_ON, listed.isoformat(), "LISTED_ON", as_written=written)
    subject.says(Property.REGIME, fields.text("UN_LIST_TYPE"), "UN_LIST_TYPE", valid_from=listed)


def _draft_rest(subject: Subject, fields: Fields, tag: str) -> None:
    """Everything that is one value or a block of values."""
    for name, prop in LEAVES.items():
        subject.says(prop, fields.text(name), name)
    for name, prop in VALUES.items():
        for block in fields.every(name):
            for text in block.texts("VALUE"):
                subject.says(prop, text, name)
    for name, draft in BLOCKS.items():
        for number, block in enumerate(fields.every(f"{tag}_{name}"), start=1):
            draft(subject, block, f"{tag}_{name} {number}")
    for name in ALWAYS_EMPTY:
        fields.drop_empty(name)


def day_of(written: str) -> date | None:
    """A day as the list writes it, with or without a zone; None for anything else."""
    found = DAY.fullmatch(written.strip())
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
