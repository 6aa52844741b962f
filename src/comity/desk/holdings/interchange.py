"""Export what a viewer may see as FollowTheMoney entities, with a manifest of everything the format made us drop."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from itertools import groupby
from operator import or_
from pathlib import Path
from typing import Any

import msgspec

from comity.desk.holdings.entities import known
from comity.desk.holdings.models import Assertion
from comity.desk.holdings.sameness import Verdict, judgements, sameness
from comity.desk.sharing.models import Seat
from comity.sources.ftm_jsonl.mapping import NAMES, ONLY, SCHEMATA, THING
from comity.vocabulary.markings import Tlp
from comity.vocabulary.properties import Property

DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
"""The only dates the format takes; `about 1971` is none."""
GENDERS = {"male", "female", "other"}
LOST = ("grade", "marking", "origin", "exhibit and place", "days for which a value holds", "who recorded it and when")
"""What the format has no place for, of every value."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What an export holds and what it had to drop."""

    format: str
    sha256: str
    seen_by: str
    """Code of the member whose eyes it was made with; `public` for everybody's."""
    known_on: datetime | None
    marking: str
    """The strictest label among what went in: pass the file on no further than that."""
    entities: int
    values: int
    dropped: dict[str, int]
    """By property and reason, how many values did not go in."""
    lost: tuple[str, ...] = LOST
    notes: tuple[str, ...] = ("Countries and flags are as written, not as codes.",)


def export_ftm(path: Path, *, seen_by: Seat | None, known_on: datetime | None = None) -> Manifest:
    """Write entities to a file and the manifest beside it; subjects judged to be one, as far as the viewer may see, are one entity."""
    dropped: Counter[str] = Counter()
    labels, entities, values = [Tlp.CLEAR], 0, 0
    digest = hashlib.sha256()
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        for subjects, said in _groups(seen_by, known_on):
            entity = _entity(subjects, said, dropped)
            if entity is None:
                continue
            line = msgspec.json.encode(entity) + b"\n"
            file.write(line)
            digest.update(line)
            labels.append(reduce(or_, (Tlp(one.tlp) for one in said)))
            entities, values = entities + 1, values + sum(map(len, entity["properties"].values()))
    manifest = Manifest(
        format="FollowTheMoney entities, JSON lines",
        sha256=digest.hexdigest(),
        seen_by=seen_by.member.code if seen_by else "public",
        known_on=known_on,
        marking=reduce(or_, labels),
        entities=entities,
        values=values,
        dropped=dict(sorted(dropped.items())),
    )
    part.rename(path)
    path.with_name(path.name + ".manifest.json").write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))
    return manifest


def _groups(seen_by: Seat | None, on: datetime | None) -> Iterator[tuple[tuple[str, ...], list[Assertion]]]:
    """What is known, subject by subject; subjects that are one come together, once."""
    pairs = judgements(seen_by, on).filter(verdict=Verdict.SAME).values_list("one", "other")
    judged = {subject for pair in pairs for subject in pair}
    merged = {subject: sameness(subject, seen_by=seen_by, on=on).subjects for subject in judged}
    rows = known(seen_by, on).order_by("subject", "recorded_at", "pk")
    for subject, said in groupby(rows.iterator(chunk_size=2000), key=lambda one: one.subject):
        group = merged.get(subject, (subject,))
        if len(group) == 1:
            yield group, list(said)
        elif subject == group[0]:
            yield group, list(rows.filter(subject__in=group))


def _entity(subjects: tuple[str, ...], said: list[Assertion], dropped: "Counter[str]") -> dict[str, Any] | None:
    """One entity as the format writes it; None where its kind has no schema, which is counted."""
    kinds = [one.value for one in said if one.prop == Property.KIND]
    schema = next((SCHEMATA[kind] for kind in kinds if kind in SCHEMATA), None)
    if schema is None:
        dropped["subjects of a kind without a schema"] += len(subjects)
        return None
    properties: dict[str, list[str]] = {}
    for one in said:
        if one.prop == Property.KIND:
            continue
        name = NAMES.get(Property(one.prop))
        why = _obstacle(schema, name, one.value)
        if name is None or why:
            dropped[f"{one.prop}: {why}"] += 1
        elif one.value not in properties.setdefault(name, []):
            properties[name].append(one.value)
    told = {
        "id": subjects[0],
        "schema": schema,
        "properties": properties,
        "datasets": sorted({one.source for one in said}),
    }
    return told | ({"referents": list(subjects[1:])} if subjects[1:] else {})


def _obstacle(schema: str, name: str | None, value: str) -> str:
    """Why a value does not go in; empty where it does."""
    if name is None:
        return "the format has no name for it"
    if name not in THING | ONLY[schema]:
        return f"a {schema} has no such property"
    if name == "birthDate" and not DAY.fullmatch(value):
        return "not a date as the format writes them"
    if name == "gender" and value.casefold() not in GENDERS:
        return "not a gender as the format writes them"
    return ""
