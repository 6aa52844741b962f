"""Load the demonstration world step by step; killed at any moment, it goes on where it stopped."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple, ParamSpec

import msgspec
from django.conf import settings

from comity.desk.casework.models import Case, Request, Signal
from comity.desk.findings.models import Finding
from comity.desk.holdings.models import Assertion, Exhibit, ObservationTable
from comity.desk.publications.actions import BUNDLE
from comity.desk.publications.models import Publication
from comity.desk.sharing.eyes import INTEGRITY, at_task, eyes
from comity.desk.sharing.models import Body, Member
from comity.exercise.concluding import find, report
from comity.exercise.correspondence import correspond
from comity.exercise.founding import found_body, give_seats, password_file, sitting
from comity.exercise.holding import feed, take_custody
from comity.exercise.matters import look, open_matter
from comity.exercise.script import Script, script

P = ParamSpec("P")
Progress = Callable[[int, int, str], None]
"""Called with steps done, steps in all, and what is being done now."""


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """What the world holds once it is loaded, and how to get in."""

    body: str
    members: int
    exhibits: int
    assertions: int
    fixes: int
    signals: int
    cases: int
    letters: int
    findings: int
    publication: str
    """The report's number."""
    bundle: Path
    sign_ins: tuple[str, ...]
    password_file: Path


class Step(NamedTuple):
    """One thing to do; each is skipped where the world holds its records."""

    what: str
    take: Callable[[], None]


def load(progress: Progress | None = None) -> Loaded:
    """Build the demonstration world in the open one, or go on building it; raise AnotherBody where it is somebody else's."""
    told = script()
    todo = [] if _published(told) else list(steps(told))
    for number, step in enumerate(todo):
        if progress:
            progress(number, len(todo), step.what)
        step.take()
    if progress:
        progress(len(todo), len(todo), "The demonstration world is ready")
    return loaded(told)


def _published(told: Script) -> bool:
    """Whether the last step was taken: then nothing is done again, whatever became of the world since."""
    return Publication.objects.filter(number=told.report.wording.number).exists()


def steps(told: Script) -> Iterator[Step]:
    """Everything there is to do, in its order."""
    yield Step("Founding the exercise's body", partial(found_body, told.cast))
    yield Step("Giving its people their seats", partial(give_seats, told.cast))
    for one in told.feeds:
        yield Step(one.what, partial(_by, one.by, feed, one))
    for paper in told.papers:
        yield Step(f"Receiving {paper.path.name}", partial(_by, paper.by, take_custody, paper))
    yield Step("Looking for typologies in the tracks", partial(_by, told.report.by, look, told))
    for matter in told.matters:
        yield Step(f"Opening case {matter.reference}", partial(_by, matter.by, open_matter, matter, told.held))
    for letter in told.letters:
        yield Step(f"Sending letter {letter.number}", partial(_by, letter.by, correspond, letter, told.held))
    for finding in told.findings:
        yield Step(f"Taking positions on {finding.number}", partial(_by, finding.by, find, finding, told.held))
    yield Step("Publishing the report", partial(_by, told.report.by, report, told))


def _by(member: str, take: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> None:
    """Take a step with the eyes of the person who acts for a member."""
    with eyes(sitting(member)):
        take(*args, **kwargs)


def loaded(told: Script) -> Loaded:
    """What the world holds, as whoever published the report sees it; of exhibits and tables, all there are."""
    with eyes(sitting(told.report.by)), at_task(INTEGRITY):
        return _counted(told)


def _counted(told: Script) -> Loaded:
    publication = Publication.objects.get(number=told.report.wording.number)
    return Loaded(
        body=Body.here().name,
        members=Member.objects.count(),
        exhibits=Exhibit.objects.count(),
        assertions=Assertion.objects.count(),
        fixes=sum(ObservationTable.objects.filter(schema="fixes").values_list("rows", flat=True)),
        signals=Signal.objects.count(),
        cases=Case.objects.count(),
        letters=Request.objects.count(),
        findings=Finding.objects.count(),
        publication=publication.number,
        bundle=Path(settings.WORLD.publications) / publication.folder / BUNDLE,
        sign_ins=tuple(one.username for one in told.cast.seats),
        password_file=password_file(),
    )
