"""Examine files before they are recorded, and record what was found: outcome, text, and the copies made of them.

Examining touches no database, so that it can run beside the writing of records; recording happens in the caller's transaction.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from comity.desk.holdings.actions import Arrived, Reception, recorded_exhibits
from comity.desk.holdings.derived import Derivation, Examination, Page
from comity.desk.holdings.fulltext import PAGES
from comity.desk.holdings.models import Exhibit
from comity.desk.ledger.actions import sealed_together
from comity.desk.sharing.eyes import INTEGRITY, at_task
from comity.desk.sharing.models import Seat
from comity.evidence.extraction.found import Extraction, Part
from comity.evidence.extraction.kinds import kind_at
from comity.evidence.extraction.sandbox import SECONDS, Sandbox
from comity.vocabulary.errors import NotAllowed

DEEPEST = 5
"""Files within files are examined to this depth: a message forwarded four times."""
MOST_WITHIN = 2_000
"""Files taken out of one file, at all depths together."""


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one kept file: its extraction, and the files made of it, each looked at in turn."""

    digest: str
    size: int
    kind: str
    extraction: Extraction
    parts: "tuple[tuple[Part, Looked], ...]" = ()

    @property
    def outcome(self) -> str:
        """One of Examination.Outcome."""
        if self.extraction.dangers:
            return Examination.Outcome.DANGEROUS
        return Examination.Outcome.UNREAD if self.extraction.unread else Examination.Outcome.READ

    def all_parts(self) -> "Iterator[tuple[Looked, Part, Looked]]":
        """Every file made of it, at all depths: of which, how, and itself."""
        for part, within in self.parts:
            yield self, part, within
            yield from within.all_parts()


def looked_at(digest: str, name: str, sandbox: Sandbox) -> Looked:
    """Examine an object of the exhibit store that is called `name`; the files found in it are kept in the store too."""
    with settings.WORLD.exhibits.at_hand(digest) as path:
        return _Descent(sandbox).look(path, digest, name, DEEPEST)


class _Descent:
    """One file and what is in it, level by level; counts how many files may still be taken out."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.left = MOST_WITHIN

    def look(self, path: Path, digest: str, name: str, depth: int) -> Looked:
        with self.sandbox.reading(path, name) as (extraction, folder):
            taken = [part for part in extraction.parts if (folder / part.file).stat().st_size]
            taken = taken[: self.left] if depth else []
            self.left -= len(taken)
            within = tuple((part, self._within(folder / part.file, part, depth)) for part in taken)
        if (extraction.parts and not depth) or self.left == 0:
            remark = "Some files inside it are not taken out: they lie too deep or are too many."
            extraction = msgspec.structs.replace(extraction, remarks=(*extraction.remarks, remark))
        return Looked(digest=digest, size=path.stat().st_size, kind=kind_at(path), extraction=extraction, parts=within)

    def _within(self, path: Path, part: Part, depth: int) -> Looked:
        return self.look(path, _kept(path), part.filename, depth - 1)


def _kept(path: Path) -> str:
    digest: str = settings.WORLD.exhibits.put_file(path)
    return digest


@transaction.atomic
def recorded_looks(looks: Sequence[tuple[Exhibit, Looked]], *, by: Seat) -> list[Exhibit]:
    """Record what was found in exhibits; return the copies that became exhibits. An earlier examination gives way to this one."""
    copies: dict[str, Exhibit] = {}
    for exhibit, look in looks:
        copies |= _recorded_parts(exhibit, look, by=by)
    new = [(exhibit, look) for exhibit, look in looks]
    seen = {exhibit.pk for exhibit, _ in looks}
    for _, look in looks:
        for _, _, within in look.all_parts():
            copy = copies[within.digest]
            if copy.pk not in seen:
                seen.add(copy.pk)
                new.append((copy, within))
    _recorded_examinations(new)
    return list(copies.values())


def _recorded_parts(exhibit: Exhibit, look: Looked, *, by: Seat) -> dict[str, Exhibit]:
    """The exhibits that the files inside became, by digest, each linked to what it was made of, for the same eyes."""
    made = list(look.all_parts())
    if not made:
        return {}
    arrived = [_arrived(exhibit, part, within) for _, part, within in made]
    held = recorded_exhibits(arrived, by=by, marking=exhibit.marking, event="made", however_marked=True)
    copies = {one.digest: one for one in held}
    _recorded_derivations(
        [({exhibit.digest: exhibit, **copies}[of.digest], copies[within.digest], part) for of, part, within in made],
        by=by,
    )
    return copies


def _arrived(exhibit: Exhibit, part: Part, within: Looked) -> Arrived:
    reception = Reception(
        title=part.title or part.filename,
        filename=part.filename,
        received_from=f"{exhibit.title}"[:200],
        received_how=f"{part.how}, made by {part.tool}",
        received_at=timezone.now(),
        exercise=exhibit.exercise,
    )
    return Arrived(digest=within.digest, size=within.size, kind=within.kind, reception=reception)


def _recorded_derivations(made: Iterable[tuple[Exhibit, Exhibit, Part]], *, by: Seat) -> None:
    """The links from originals to copies, each once and sealed."""
    wanted = {(of.pk, copy.pk, part.how): (of, copy, part) for of, copy, part in made if of.pk != copy.pk}
    there = Derivation.objects.filter(original__in={key[0] for key in wanted}).values_list("original", "copy", "how")
    new = [wanted[key] for key in wanted.keys() - set(there)]
    now = timezone.now()
    sayings = [
        ({"original": of.digest, "copy": copy.digest}, {"how": part.how, "tool": part.tool}) for of, copy, part in new
    ]
    statements = sealed_together("derivation", sayings, by=by, at=now)
    Derivation.objects.bulk_create(
        Derivation(original=of, copy=copy, how=part.how, tool=part.tool, recorded_at=now, statement=statement)
        for (of, copy, part), statement in zip(new, statements, strict=True)
    )


def _recorded_examinations(looks: Sequence[tuple[Exhibit, Looked]]) -> None:
    """Outcomes, pages and their words, in place of earlier ones."""
    exhibits = [exhibit.pk for exhibit, _ in looks]
    PAGES.forget(Page.objects.filter(exhibit__in=exhibits).values_list("pk", flat=True))
    Page.objects.filter(exhibit__in=exhibits).delete()
    Examination.objects.filter(exhibit__in=exhibits).delete()
    Examination.objects.bulk_create(_examination(exhibit, look) for exhibit, look in looks)
    pages = Page.objects.bulk_create(
        (
            Page(exhibit=exhibit, number=number, place=text.place, label=text.label, text=text.text)
            for exhibit, look in looks
            for number, text in enumerate(look.extraction.texts, 1)
        ),
        batch_size=200,
    )
    PAGES.keep((page.pk, f"{page.label}\n{page.text}") for page in pages)


def _examination(exhibit: Exhibit, look: Looked) -> Examination:
    found = look.extraction
    return Examination(
        exhibit=exhibit,
        outcome=look.outcome,
        kind=found.kind,
        facts=[list(pair) for pair in found.facts],
        remarks=[*found.dangers, *found.remarks],
        tool=found.tool,
        examined_at=timezone.now(),
    )


def examine(exhibit: Exhibit, *, by: Seat, ocr: str = "", seconds: int = SECONDS) -> Examination:
    """Examine an exhibit that its originator holds, now; what an earlier examination found gives way."""
    if by.member != exhibit.originator:
        raise NotAllowed(f"Only {exhibit.originator.name}, who holds it, may have it examined.")
    with Sandbox(seconds=seconds, ocr=ocr) as sandbox:
        look = looked_at(exhibit.digest, exhibit.filename, sandbox)
    with at_task(INTEGRITY):
        recorded_looks([(exhibit, look)], by=by)
        return Examination.objects.get(exhibit=exhibit)


def examine_waiting(*, most: int) -> int:
    """Examine the oldest exhibits that never were, at most so many, each for its originator; return how many."""
    with at_task(INTEGRITY):
        waiting = list(Exhibit.objects.filter(examination=None).select_related("originator").order_by("pk")[:most])
    for exhibit in waiting:
        examine(exhibit, by=Seat.console(exhibit.originator))
    return len(waiting)
