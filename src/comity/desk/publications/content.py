"""Say what a report says, as values with no database behind them: findings, evidence, replies, positions, annexes, proof.

The desk fills a Report from its records; the PDF, the page and the publication data are all drawn from it. Exhibits and runs
are cited by number and id, so that every sentence and every number leads back to one in the annexes.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import msgspec

from comity.desk.publications.tracks import Chart, Value
from comity.law.terms import Certainty
from comity.seal.canonical import canonical
from comity.signals.typology import Explanation
from comity.vocabulary.grades import Grade
from comity.vocabulary.likelihoods import Confidence, Likelihood
from comity.vocabulary.markings import Tlp
from comity.vocabulary.origins import independent
from comity.vocabulary.stands import Stand


class Text(Value, frozen=True, kw_only=True):
    """Words of somebody else, unedited, in the language they came in."""

    words: str
    language: str
    """BCP 47, as in `ko` or `pt-BR`."""
    in_print: str = ""
    """What the PDF shows instead where its fonts lack the script; the words themselves stay in the publication data."""
    in_print_is: str = ""
    """What `in_print` is and who made it: `transliteration by the secretariat (Revised Romanization)`."""


class Citation(Value, frozen=True, kw_only=True):
    """One provision, and how far our words for it were checked."""

    id: str
    instrument: str
    """As it is cited: its symbol, and the year in brackets."""
    paragraph: str
    in_our_words: str
    """A paraphrase; the only authority is the text at `source_url`."""
    certainty: Certainty
    certainty_words: str
    source_url: str
    in_force_from: date
    in_force_until: date | None = None
    acted_on: date
    """The first day of the act told of."""
    status_words: str
    """How it stood on that day: in force, or contested."""


class Evidence(Value, frozen=True, kw_only=True):
    """One assertion that bears on an element, and where in which exhibit it stands."""

    exhibit: int
    says: str
    grade: Grade
    origin: str = ""
    """Who first said it; empty: not recorded, and then it corroborates nothing."""
    place: str = ""
    """`page 2`, `rows 14 to 31`; empty for the whole exhibit."""
    withheld_by: str = ""
    """The member under whose marking its words stay behind; empty where they stand here."""
    origin_withheld: bool = False
    """Whether who first said it is recorded, and stays behind with the words."""


class Outcome(StrEnum):
    """Whether an element's question is answered yes."""

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "unknown"


class Element(Value, frozen=True, kw_only=True):
    """One fact that must hold, as a question, and what speaks for and against it."""

    question: str
    outcome: Outcome
    evidence_for: tuple[Evidence, ...] = ()
    evidence_against: tuple[Evidence, ...] = ()
    remark: str = ""

    @property
    def origins(self) -> tuple[str, ...]:
        """The independent origins that bear it out, each once."""
        return independent(evidence.origin for evidence in self.evidence_for)


class Measure(Value, frozen=True, kw_only=True):
    """A number in the finding, and the run it comes from. There is none without unit, method and range."""

    what: str
    value: str
    unit: str
    range: str
    """`20.4 to 20.6`; `exact` where it was counted."""
    method: str
    run: str


class Replied(Value, frozen=True, kw_only=True, tag="replied", tag_field="answer"):
    """The named party's reply, whole and unedited."""

    party: str
    served_on: date
    due_on: date
    received_on: date
    text: Text
    exhibit: int


class Lapsed(Value, frozen=True, kw_only=True, tag="lapsed", tag_field="answer"):
    """Silence, recorded as silence and as nothing else."""

    party: str
    served_on: date
    due_on: date
    recorded_on: date
    proof_of_service: int
    """Number of the exhibit."""


class NotInvited(Value, frozen=True, kw_only=True, tag="not-invited", tag_field="answer"):
    """Why nobody was invited to reply: a reasoned exception, decided by somebody."""

    party: str
    reason: str
    decided_by: str
    decided_on: date


Answer = Replied | Lapsed | NotInvited


class Position(Value, frozen=True, kw_only=True):
    """A member's stand; its reason is printed under its name in the same type as everything else."""

    member: str
    stand: Stand
    taken_on: date | None = None
    """None where the member does not participate and said nothing."""
    reason: str = ""


class Conclusion(Value, frozen=True, kw_only=True):
    """What the body concluded and the rule, in its own words, by which it did."""

    sentence: str
    rule: str
    concluded_on: date


class Finding(Value, frozen=True, kw_only=True):
    """A statement bound to provisions, and everything a reader needs to believe or doubt it."""

    number: str
    title: str
    statement: str
    citations: tuple[Citation, ...]
    likelihood: Likelihood
    confidence: Confidence
    basis: str
    """Why the confidence is what it is, in a sentence that names no likelihood."""
    corroborated: bool
    elements: tuple[Element, ...]
    innocent: tuple[Explanation, ...]
    answers: tuple[Answer, ...]
    positions: tuple[Position, ...]
    conclusion: Conclusion
    measures: tuple[Measure, ...] = ()
    charts: tuple[Chart, ...] = ()


class Withheld(Value, frozen=True, kw_only=True):
    """Why an exhibit is not released, under whose marking, and whose words the reason is."""

    reason: str
    originator: str
    stated_by: str = ""
    """Who wrote the reason down; empty in reports that did not say so."""


class Exhibit(Value, frozen=True, kw_only=True):
    """An item of the annex: what it is, whence and when it came, and the digest by which anyone can tell its bytes."""

    number: int
    title: str
    sha256: str
    size_bytes: int
    source: str
    received_from: str
    received_at: datetime
    grade: Grade
    """The lowest grade given to what this report cites of it; F6 where it cites no statement."""
    marking: Tlp
    salted: bool = False
    """Whether the digest is of a nonce and the bytes, as for a withheld file whose content could be guessed."""
    withheld: Withheld | None = None
    grades: tuple[Grade, ...] | None = None
    """The grade of each statement that this report cites of it, best first; None in reports that did not say so."""


class RunInput(Value, frozen=True, kw_only=True):
    """A file or table a run read."""

    name: str
    sha256: str


class Run(Value, frozen=True, kw_only=True):
    """One run of a detector, so told that a stranger can repeat it."""

    id: str
    typology: str
    version: str
    code: str
    """The version of the code that ran."""
    parameters: dict[str, str | int | float | bool]
    """Names carry their units: `longer_than_h`."""
    inputs: tuple[RunInput, ...]
    outcome: str
    finished_at: datetime


class Correction(Value, frozen=True, kw_only=True):
    """What an earlier edition said, what is right, and why it changed."""

    corrected_on: date
    place: str
    was: str
    now: str
    why: str


class Verification(Value, frozen=True, kw_only=True):
    """What a reader needs in hand to check the report; the trust itself comes from the anchor, got elsewhere."""

    bundle: str
    """File name of the bundle this PDF travels in."""
    log: str
    """Name of the log, as its checkpoints give it."""
    log_key: str
    """Fingerprint of the log's key."""
    anchor_sha256: str
    anchor_places: tuple[str, ...]
    """Where the anchor can be had, apart from the bundle."""
    commands: tuple[str, ...]
    """What to type, line by line."""


class Body(Value, frozen=True, kw_only=True):
    """Who publishes, and by what right."""

    name: str
    standing: str
    """One or two sentences: who mandated it, whom its findings bind."""
    members: tuple[str, ...]
    """The members that take positions: each has one on every finding."""


class Report(Value, frozen=True, kw_only=True):
    """Everything a publication says."""

    number: str
    title: str
    body: Body
    marking: Tlp
    exercise: bool
    published: date
    language: str
    """Of the body's own text; fixed words are English."""
    summary: tuple[str, ...]
    method: tuple[str, ...]
    limits: tuple[str, ...]
    findings: tuple[Finding, ...]
    exhibits: tuple[Exhibit, ...]
    verification: Verification
    runs: tuple[Run, ...] = ()
    edition: int = 1
    supersedes: str = ""
    corrections: tuple[Correction, ...] = ()


def publication_data(report: Report) -> dict[str, Any]:
    """The report as plain JSON values, from which `msgspec.convert(data, Report)` makes it again."""
    data: dict[str, Any] = msgspec.to_builtins(report)
    return data


def publication_bytes(report: Report) -> bytes:
    """The publication data as RFC 8785 canonical JSON: what the PDF carries inside and prints the digest of."""
    return canonical(publication_data(report))
