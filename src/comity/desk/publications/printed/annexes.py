"""Lay out the annexes: exhibits by which the report can be weighed, runs by which its numbers can be made again."""

import re
from collections import Counter

from comity.desk.publications.content import Exhibit, Run, Withheld
from comity.desk.publications.printed.words import Printed
from comity.desk.publications.wording import counted, digest_groups, duration, moment

SECONDS = re.compile(r"PT([0-9.]+)S")


def exhibit(item: Exhibit) -> Printed:
    """One exhibit: what, whence, how good, whether released."""
    return {
        "number": item.number,
        "title": item.title,
        "digest": digest_groups(item.sha256),
        "digest_of": "SHA-256 of a nonce and the bytes" if item.salted else "SHA-256",
        "size": counted(item.size_bytes, "byte") if item.size_bytes else "size not given",
        "source": item.source,
        "received": f"{item.received_from}, {moment(item.received_at)}",
        "grades": _grades(item),
        "marking": item.marking.value,
        "withheld": _withheld(item.withheld) if item.withheld else "",
        "reason": item.withheld.reason if item.withheld else "",
    }


def _grades(item: Exhibit) -> list[Printed]:
    """Each grade given to what is cited of it, best first, and to how many statements; one exhibit may hold good and bad."""
    told = Counter((item.grade,) if item.grades is None else item.grades)
    return [
        {"grade": str(grade), "words": grade.words, "of": counted(told[grade], "statement") if item.grades else ""}
        for grade in sorted(told)
    ]


def _withheld(withheld: Withheld) -> str:
    """Who holds it back, and who says why where that is somebody else."""
    others = withheld.stated_by not in {"", withheld.originator}
    words = f"; the reason in the words of {withheld.stated_by}" if others else ""
    return f"Withheld by {withheld.originator}{words}"


def released_count(exhibits: tuple[Exhibit, ...]) -> str:
    """How many exhibits are released and how many are not."""
    withheld = sum(item.withheld is not None for item in exhibits)
    return f"{counted(len(exhibits) - withheld, 'exhibit')} released, {counted(withheld, 'exhibit')} withheld."


def run_name(key: str) -> str:
    """A run's id as it is cited: of a digest the first twelve digits, which the annex gives whole."""
    return key[:12] if len(key) == 64 else key


def run(record: Run) -> Printed:
    """One run: detector and code version, every parameter, every input by digest, what came out."""
    return {
        "id": record.id,
        "name": run_name(record.id),
        "typology": record.typology,
        "version": record.version,
        "code": record.code,
        "finished": moment(record.finished_at),
        "parameters": [f"{name} = {_value(value)}" for name, value in sorted(record.parameters.items())],
        "inputs": [{"name": read.name, "digest": digest_groups(read.sha256)} for read in record.inputs],
        "outcome": record.outcome,
    }


def _value(value: str | float | bool) -> str:
    """A parameter's value; an ISO 8601 duration in seconds, as records hold it, in hours."""
    seconds = SECONDS.fullmatch(str(value))
    return duration(float(seconds[1]) / 3600) if seconds else str(value)
