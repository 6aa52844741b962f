"""Lay out a whole report: its title page, its numbered paragraphs, its findings, its annexes, how to check it.

Paragraphs of the body's own text are numbered through, as in reports of the United Nations, so that each can be cited.
"""

from collections.abc import Iterable, Iterator
from itertools import count
from textwrap import shorten

from comity.desk.publications.content import Correction, Report
from comity.desk.publications.printed.annexes import exhibit, released_count, run
from comity.desk.publications.printed.findings import finding
from comity.desk.publications.printed.words import Printed, tongue
from comity.desk.publications.wording import counted, day, digest_groups
from comity.vocabulary.likelihoods import BANDS


def printed(report: Report) -> Printed:
    """Everything to print, as JSON values; the keys are those that `report.typ` reads."""
    numbers = count(1)
    return {
        **{key: getattr(report, key) for key in ("number", "title", "exercise", "edition", "supersedes")},
        **tongue(report.language),
        "running": shorten(report.title, 72, placeholder=" …"),
        "body": report.body.name,
        "standing": report.body.standing,
        "marking": report.marking.value,
        "published": day(report.published),
        "date": [report.published.year, report.published.month, report.published.day],
        "contains": _contains(report),
        "summary": _paragraphs(report.summary, numbers),
        "method": _paragraphs(report.method, numbers),
        "limits": _paragraphs(report.limits, numbers),
        "corrections": [_correction(each) for each in report.corrections],
        "findings": [finding(each, index, numbers) for index, each in enumerate(report.findings, 1)],
        "bands": list(BANDS.values()),
        "exhibits": [exhibit(each) for each in report.exhibits],
        "released": released_count(report.exhibits),
        "runs": [run(each) for each in report.runs],
        "check": _check(report),
    }


def _contains(report: Report) -> str:
    """How much a report holds, in a phrase."""
    parts = (
        counted(len(report.findings), "finding"),
        counted(len(report.exhibits), "exhibit"),
        counted(len(report.runs), "run"),
    )
    return ", ".join(parts)


def _paragraphs(texts: Iterable[str], numbers: Iterator[int]) -> list[Printed]:
    """Paragraphs, each with the next number."""
    return [{"number": next(numbers), "text": text} for text in texts]


def _correction(correction: Correction) -> Printed:
    """What was said and what is right."""
    return {
        "on": day(correction.corrected_on),
        "place": correction.place,
        "was": correction.was,
        "now": correction.now,
        "why": correction.why,
    }


def _check(report: Report) -> Printed:
    """What a reader needs in hand to check the report."""
    proof = report.verification
    return {
        "bundle": proof.bundle,
        "log": proof.log,
        "log_key": proof.log_key,
        "anchor": digest_groups(proof.anchor_sha256),
        "anchor_places": proof.anchor_places,
        "commands": proof.commands,
    }
