"""Read FollowTheMoney entities, one JSON object a line, into drafts."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from comity.sources.drafting import Subject
from comity.sources.ftm_jsonl.mapping import ENVELOPE, KINDS, PASSED_OVER, PROPERTIES
from comity.sources.reading import Draft, Progress, Reading, Refusal, Unreadable
from comity.sources.registry import source
from comity.vocabulary.errors import BadInput
from comity.vocabulary.identifiers import ImoNumber
from comity.vocabulary.properties import Property

REPORT_EVERY = 1000


class _Entity(msgspec.Struct, frozen=True):
    """The part of an entity that every writer gives."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def read(path: Path, progress: Progress | None = None) -> Reading:
    """Every person, organisation and ship as drafts; raise Unreadable where the first line is no entity."""
    drafts: list[Draft] = []
    refused: list[Refusal] = []
    unread: set[str] = set()
    kinds: list[str] = []
    row = 0
    for row, line in _lines(path):
        try:
            entity = _entity(line)
            kinds.append(KINDS[entity.schema])
        except (msgspec.DecodeError, KeyError) as error:
            if row == 1 and isinstance(error, msgspec.DecodeError):
                raise Unreadable(f"Its first line is no FollowTheMoney entity: {error}.") from None
            refused.append(Refusal(row=row, reason=_reason(error), raw=line.decode("utf-8", "replace")))
            continue
        drafts.extend(_drafted(entity, row))
        unread |= {f"{entity.schema}:{name}" for name in entity.properties if name not in PROPERTIES}
        unread |= msgspec.json.decode(line).keys() - ENVELOPE - PASSED_OVER
        if progress and row % REPORT_EVERY == 0:
            progress(row, 0)
    numbers = sum(draft.property == Property.IMO for draft in drafts)
    return Reading(
        read=row,
        drafts=tuple(drafts),
        refused=tuple(refused),
        unread_fields=tuple(sorted(unread)),
        valid_imo=numbers,
        persons=kinds.count("person"),
        entities=kinds.count("entity"),
        ships=kinds.count("ship"),
    )


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that hold anything, numbered from 1."""
    with source("ftm-jsonl").opened(path) as stream:
        yield from enumerate((line for line in stream if line.strip()), start=1)


def _entity(line: bytes) -> _Entity:
    """One entity; raise DecodeError where it is none, or has no key."""
    entity = msgspec.json.decode(line, type=_Entity)
    if not entity.id.strip():
        raise msgspec.ValidationError("it has no id")
    return entity


def _reason(error: Exception) -> str:
    """Why a line was not taken."""
    if isinstance(error, KeyError):
        return f"The schema {error} is no subject here: {', '.join(KINDS)} are taken."
    return f"This is no FollowTheMoney entity: {error}."


def _drafted(entity: _Entity, row: int) -> list[Draft]:
    """What an entity says, property by property, and each value once."""
    subject = Subject(f"ftm-jsonl/{entity.id.strip()}"[:200], row=row, label=f"line {row}")
    subject.says(Property.KIND, KINDS[entity.schema], "schema", as_written=entity.schema)
    for name, prop in PROPERTIES.items():
        for value in dict.fromkeys(entity.properties.get(name, ())):
            subject.says(_checked(prop, value), value.removeprefix("IMO") if prop == Property.IMO else value, name)
    return subject.drafts


def _checked(prop: Property, value: str) -> Property:
    """The property a value belongs to: a number that cannot be an IMO number is kept as stated."""
    if prop != Property.IMO:
        return prop
    try:
        ImoNumber.parse(value)
    except BadInput:
        return Property.IMO_AS_STATED
    return prop
