"""Know the demonstration's script: the data files of `world/` as shapes, read strictly or not at all."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from comity.desk.casework.models import Request
from comity.desk.findings.models import Evidence
from comity.desk.publications.actions import Wording
from comity.desk.sharing.charter import Charter
from comity.desk.sharing.models import Seat
from comity.vocabulary.errors import BadInput
from comity.vocabulary.likelihoods import Confidence, Likelihood
from comity.vocabulary.markings import Tlp
from comity.vocabulary.properties import Property
from comity.vocabulary.stands import Stand

WORLD = Path(__file__).parent / "world"
"""Where the demonstration's data lie; its README says which of them are real."""
BODY, FEEDS, PAPERS, MATTERS, LETTERS, FINDINGS, REPORT = (
    WORLD / f"{name}.yaml" for name in ("body", "feeds", "papers", "matters", "letters", "findings", "report")
)

T = TypeVar("T")


class BadScript(BadInput):
    """A file of the demonstration does not have its shape."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything in the script: a misspelt key is an error, never a silence."""


class Shared(Part, frozen=True, kw_only=True):
    """For whose eyes, as the script writes it."""

    tlp: Tlp
    readers: tuple[str, ...] = ()
    """Codes of members beside the originator; `all` stands for every one of them."""


class Sitter(Part, frozen=True, kw_only=True):
    """A person's seat: one at each member."""

    member: str
    username: str
    full_name: str
    role: Seat.Role


class Cast(Part, frozen=True, kw_only=True):
    """`body.yaml`: the body and who sits at it."""

    charter: Charter
    seats: tuple[Sitter, ...]


class Said(Part, frozen=True, kw_only=True):
    """One thing an analyst reads in an exhibit."""

    key: str
    subject: str
    property: Property = Property.STATEMENT
    value: str
    place: str
    origin: str = ""
    """Who first said it; empty: not recorded."""
    grade: str
    since: date | None = None


class Held(Part, frozen=True, kw_only=True):
    """A file that goes into custody, and what is read in it."""

    key: str
    file: str
    """Below `world/`."""
    by: str
    marking: Shared
    says: tuple[Said, ...] = ()

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return WORLD / self.file


class Feed(Held, frozen=True, kw_only=True):
    """`feeds.yaml`: a file that a source's reader takes in."""

    source: str
    what: str
    """What a person who waits reads meanwhile."""
    exercise: bool = False
    """Whether its content is invented."""


class Paper(Held, frozen=True, kw_only=True):
    """`papers.yaml`: an invented paper, received as it is."""

    title: str
    received_from: str
    received_how: str
    received_at: datetime


class Supposed(Part, frozen=True, kw_only=True):
    """A hypothesis, and what weighing it gave."""

    text: str
    innocent: bool
    provision: str = ""
    weighed: str = ""


class Gathered(Part, frozen=True, kw_only=True):
    """Exhibits brought into a case by one member, with everything read in them."""

    by: str
    exhibits: tuple[str, ...]
    reason: str


class Linked(Part, frozen=True, kw_only=True):
    """The signals of one subject that are weighed in a case; what they are, only the detectors say."""

    subject: str
    reason: str


class Matter(Part, frozen=True, kw_only=True):
    """`matters.yaml`: a case up to its letters."""

    reference: str
    title: str
    regime: str
    exercise: bool
    by: str
    marking: Shared
    reason: str
    summary: str
    gathered: tuple[Gathered, ...]
    signals: tuple[Linked, ...] = ()
    hypotheses: tuple[Supposed, ...] = ()


class Served(Part, frozen=True, kw_only=True):
    """Proof that a letter reached its addressee."""

    at: datetime
    proof: str
    deadline: datetime


class Answered(Part, frozen=True, kw_only=True):
    """The paper that answers a letter, and what came with it."""

    paper: str
    language: str
    at: datetime
    enclosures: tuple[str, ...] = ()
    reason: str = ""


class Letter(Part, frozen=True, kw_only=True):
    """`letters.yaml`: a numbered letter and what became of it; without an answer, its silence is recorded."""

    case: str
    number: str
    kind: Request.Kind
    addressee: str
    file: str
    by: str
    marking: Shared
    served: Served
    answered: Answered | None = None

    @property
    def path(self) -> Path:
        """Where its text lies."""
        return WORLD / self.file


class Bound(Part, frozen=True, kw_only=True):
    """What was said, bound to an element."""

    said: str
    bearing: Evidence.Bearing
    by: str
    reason: str


class Agreed(Part, frozen=True, kw_only=True):
    """A member's consent to the release of a finding's words."""

    by: str
    reason: str


class Released(Part, frozen=True, kw_only=True):
    """A wider release of a finding's words, and who consented to it."""

    marking: Shared
    consents: tuple[Agreed, ...] = ()
    reason: str


class Taken(Part, frozen=True, kw_only=True):
    """A member's position."""

    member: str
    stand: Stand
    reason: str = ""


class Found(Part, frozen=True, kw_only=True):
    """`findings.yaml`: a finding from its draft to its release."""

    case: str
    number: str
    title: str
    provision: str
    acted_on: date
    statement: str
    named_party: str
    letter: str
    by: str
    marking: Shared
    evidence: dict[str, tuple[Bound, ...]]
    """By the element it bears on."""
    to_members: Released | None = None
    """Needed where evidence narrowed the finding below the members."""
    likelihood: Likelihood
    confidence: Confidence
    basis: str
    corroborated: bool
    positions: tuple[Taken, ...]
    to_public: Released


class Report(Part, frozen=True, kw_only=True):
    """`report.yaml`: the report around its findings."""

    by: str
    findings: tuple[str, ...]
    wording: Wording
    """Its `withheld` names exhibits by their key."""


class Script(Part, frozen=True, kw_only=True):
    """Everything the loader does, in its order."""

    cast: Cast
    feeds: tuple[Feed, ...]
    papers: tuple[Paper, ...]
    matters: tuple[Matter, ...]
    letters: tuple[Letter, ...]
    findings: tuple[Found, ...]
    report: Report

    @property
    def held(self) -> dict[str, Held]:
        """Every file that goes into custody, by key."""
        return {one.key: one for one in (*self.feeds, *self.papers)}


@cache
def script() -> Script:
    """The script; raise BadScript with the file and what is wrong in it."""
    return Script(
        cast=_told(BODY, Cast),
        feeds=_told(FEEDS, tuple[Feed, ...]),
        papers=_told(PAPERS, tuple[Paper, ...]),
        matters=_told(MATTERS, tuple[Matter, ...]),
        letters=_told(LETTERS, tuple[Letter, ...]),
        findings=_told(FINDINGS, tuple[Found, ...]),
        report=_told(REPORT, Report),
    )


def _told(path: Path, shape: type[T]) -> T:
    """One file in its shape."""
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=shape)
    except msgspec.MsgspecError as error:
        raise BadScript(f"{path.name}: {error}.") from error
