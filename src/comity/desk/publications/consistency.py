"""Find what a report may not say: references that lead nowhere, missing positions, likelihood mixed with confidence.

The desk's gates have refused most of this long before; a publication is never removed, so it is looked at once more.
"""

import re
from collections.abc import Iterator

import msgspec

from comity.desk.publications.content import Exhibit, Finding, Lapsed, Position, Replied, Report, publication_data
from comity.vocabulary.errors import BadInput
from comity.vocabulary.languages import LANGUAGE
from comity.vocabulary.likelihoods import Likelihood
from comity.vocabulary.origins import corroborate

EXERCISE = "EXERCISE"
ADDRESS = re.compile(r"https?://\S+")
DIGEST = re.compile(r"[0-9a-f]{64}")
LIKELIHOOD = re.compile(rf"\b({'|'.join(Likelihood)})\b", re.IGNORECASE)
CONFIDENCE = re.compile(r"\bconfiden(ce|t|tly)\b", re.IGNORECASE)
SENTENCES = re.compile(r"(?<=[.!?…])\s+")


class ReportRefused(BadInput):
    """The report cannot be published as it stands."""


def stop_inconsistent(report: Report) -> None:
    """Raise ReportRefused with a sentence for each fault; return where there is none."""
    try:
        msgspec.convert(publication_data(report), Report)
    except msgspec.ValidationError as error:
        raise ReportRefused(f"The report holds a value of the wrong kind: {error}.") from None
    if found := list(faults(report)):
        raise ReportRefused(f"Report {report.number} cannot be published as it stands. {' '.join(found)}")


def faults(report: Report) -> Iterator[str]:
    """A sentence for everything that may not stand, in the order of the report."""
    yield from _labels(report)
    yield from _annexes(report)
    for finding in report.findings:
        name = f"Finding {finding.number}"
        yield from (f"{name}: {fault}" for fault in (*_argument(finding), *_references(finding, report)))
        yield from (f"{name}: {fault}" for fault in _positions(finding.positions, report.body.members))
    for sentence in mixed_sentences(report):
        yield f"One sentence holds both a likelihood and a confidence, make it two: “{sentence}”"


def _labels(report: Report) -> Iterator[str]:
    """An exercise says so, and nothing synthetic stands in what is not one."""
    if report.exercise and not report.number.startswith(EXERCISE):
        yield f"It is an exercise: its number must begin with {EXERCISE}."
    if not report.exercise and any(c.synthetic for f in report.findings for c in f.charts):
        yield "It is no exercise, yet a track in it is synthetic."
    if not report.findings:
        yield "It has no finding."
    if not LANGUAGE.fullmatch(report.language):
        yield f"Its language is given as {report.language!r}: write a BCP 47 tag such as `en` or `pt-BR`."
    if report.corrections and not report.supersedes:
        yield "It corrects something: name the report it supersedes."


def _annexes(report: Report) -> Iterator[str]:
    """Exhibits are numbered from 1 without a gap, and every digest is one."""
    if [exhibit.number for exhibit in report.exhibits] != list(range(1, len(report.exhibits) + 1)):
        yield "Its exhibits must be numbered 1, 2, 3 … in order."
    if len({run.id for run in report.runs}) != len(report.runs):
        yield "Two of its runs have the same id."
    inputs = [(f"input {read.name} of run {run.id}", read.sha256) for run in report.runs for read in run.inputs]
    digests = [*((_exhibit(exhibit), exhibit.sha256) for exhibit in report.exhibits), *inputs]
    for name, digest in (*digests, ("the anchor", report.verification.anchor_sha256)):
        if not DIGEST.fullmatch(digest):
            yield f"The SHA-256 of {name} must be 64 hexadecimal digits in small letters."


def _exhibit(exhibit: Exhibit) -> str:
    return f"exhibit {exhibit.number}"


def _argument(finding: Finding) -> Iterator[str]:
    """A finding cites the law, answers its elements, weighs what else could be so, and says what became of the reply."""
    for part, words in (
        (finding.citations, "it cites no provision."),
        (finding.elements, "it has no element."),
        (finding.innocent, "it names no innocent explanation that was considered."),
        (finding.answers, "it does not say what became of the named party's right of reply."),
    ):
        if not part:
            yield words
    for citation in finding.citations:
        if not ADDRESS.fullmatch(citation.source_url):
            yield f"{citation.id} needs the address at which its text can be read; it has {citation.source_url!r}."
    for answer in finding.answers:
        if isinstance(answer, Replied) and not LANGUAGE.fullmatch(answer.text.language):
            yield f"say in which language {answer.party} replied, as a BCP 47 tag such as `en`."
    for element in finding.elements:
        if finding.corroborated and not corroborate(element.origins):
            yield f"it is called corroborated, but “{element.question}” rests on {len(element.origins)} origin(s)."


def _references(finding: Finding, report: Report) -> Iterator[str]:
    """Every exhibit and run it points to stands in the annexes."""
    exhibits = {exhibit.number for exhibit in report.exhibits}
    runs = {run.id for run in report.runs}
    for number in sorted(set(_exhibits_cited(finding)) - exhibits):
        yield f"it cites exhibit {number}, which the annex does not have."
    for run in sorted(
        {*(m.run for m in finding.measures), *(t.run for c in finding.charts for t in c.tracks if t.run)} - runs
    ):
        yield f"it cites run {run}, which the annex does not have."


def _exhibits_cited(finding: Finding) -> Iterator[int]:
    """The number of every exhibit a finding points to."""
    for element in finding.elements:
        yield from (evidence.exhibit for evidence in (*element.evidence_for, *element.evidence_against))
    for answer in finding.answers:
        match answer:
            case Replied():
                yield answer.exhibit
            case Lapsed():
                yield answer.proof_of_service
    for chart in finding.charts:
        yield from (number for track in chart.tracks for number in track.exhibits)
        yield from (number for place in chart.places for number in place.exhibits)


def _positions(positions: tuple[Position, ...], members: tuple[str, ...]) -> Iterator[str]:
    """Every member has one position; dissents and reservations say why."""
    named = [position.member for position in positions]
    for member in sorted({*members, *named}):
        if named.count(member) != 1 or member not in members:
            yield f"{member} must be a member with exactly one position; it has {named.count(member)}."
    for position in positions:
        if position.stand.needs_reason and not position.reason.strip():
            yield f"{position.member} {position.stand.words} and gives no reason to print."


def mixed_sentences(report: Report) -> Iterator[str]:
    """Sentences of the body's own that hold both a likelihood and a confidence; members and named parties speak freely."""
    own = [*report.summary, *report.method, *report.limits]
    for finding in report.findings:
        own += [finding.title, finding.statement, finding.basis, finding.conclusion.sentence]
        own += [element.remark for element in finding.elements] + [i.because for i in finding.innocent]
    for sentence in (sentence for text in own for sentence in SENTENCES.split(text)):
        if LIKELIHOOD.search(sentence) and CONFIDENCE.search(sentence):
            yield sentence
