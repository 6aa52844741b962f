"""Take files of any kind into custody by the thousand: copied, examined and recorded batch by batch, so that a crash loses none.

A batch is one transaction. What was copied into the store but not recorded before a crash is found there by the next run, which
recognises every file by its digest and goes on where the last one stopped.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from comity.desk.holdings.actions import Arrived, Reception, recorded_exhibits
from comity.desk.holdings.derived import Examination
from comity.desk.holdings.examining import Looked, looked_at, recorded_looks
from comity.desk.holdings.models import Exhibit
from comity.desk.sharing.eyes import HOLDING, at_task, eyes
from comity.desk.sharing.models import Body, Seat
from comity.desk.sharing.visibility import may_see
from comity.evidence.extraction.sandbox import Sandbox
from comity.evidence.store import digest_of
from comity.sources.reading import Progress
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Marking

BATCH_FILES = 64
BATCH_BYTES = 64 << 20
READERS = 2
"""Files read at a time; each reading may take 2 GB of memory."""


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was not taken in."""

    file: str
    reason: str


class Caution(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is held and was not opened or not read, and why."""

    file: str
    exhibit: str
    outcome: str
    reason: str


class Ingested(msgspec.Struct, kw_only=True):
    """What one ingest did so far."""

    files: int = 0
    added: int = 0
    unchanged: int = 0
    copies: int = 0
    """Exhibits made of the files: attachments, clean copies."""
    pages: int = 0
    refused: list[Refused] = msgspec.field(default_factory=list)
    cautions: list[Caution] = msgspec.field(default_factory=list)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """How the files came into our hands: the same for all of one ingest."""

    received_from: str
    received_how: str
    exercise: bool

    def reception(self, path: Path) -> Reception:
        """The reception of one file."""
        return Reception(
            title=path.name[:200],
            filename=path.name[:255],
            received_from=self.received_from,
            received_how=self.received_how,
            received_at=timezone.now(),
            exercise=self.exercise,
        )


def ingest(
    paths: Sequence[Path],
    *,
    by: Seat,
    marking: Marking | None = None,
    received_from: str = "not recorded",
    received_how: str = "ingested at the node",
    ocr: str = "",
    progress: Progress | None = None,
) -> Ingested:
    """Take files and whole folders in. Done again, it adds what is missing and nothing twice; what cannot be taken is named."""
    done = Ingested()
    files = list(_files(paths, done))
    told = Told(received_from=received_from, received_how=received_how, exercise=Body.here().exercise)
    chosen = marking or Marking.originator_only(by.member.code)
    with Reading(ocr) as reading:
        for batch in _batches(files):
            with eyes(by), at_task(HOLDING):
                _ingest_batch(batch, reading, told, done, by=by, marking=chosen)
            if progress:
                progress(done.files, len(files))
    return done


class Reading:
    """Some processes that read files beside one another."""

    def __init__(self, ocr: str) -> None:
        self.ocr = ocr
        self._sandboxes = [Sandbox(ocr=ocr) for _ in range(READERS)]
        self._pool = ThreadPoolExecutor(READERS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)
        for sandbox in self._sandboxes:
            sandbox.__exit__()

    def looks(self, kept: Sequence[tuple[str, str]]) -> list[Looked]:
        """What is found in some objects of the store, each given as digest and name, in this order."""
        shares = [
            self._pool.submit(_share, kept[start::READERS], sandbox) for start, sandbox in enumerate(self._sandboxes)
        ]
        found = {look.digest: look for share in shares for look in share.result()}
        return [found[digest] for digest, _ in kept]


def _share(kept: Sequence[tuple[str, str]], sandbox: Sandbox) -> list[Looked]:
    return [looked_at(digest, name, sandbox) for digest, name in kept]


def _ingest_batch(
    batch: Sequence[Path], reading: Reading, told: Told, done: Ingested, *, by: Seat, marking: Marking
) -> None:
    """Copy, examine, record; what is held and examined already is left as it is."""
    named = _named(batch, done)
    held = {one.digest: one for one in Exhibit.objects.filter(digest__in=named, originator=by.member)}
    _refuse_otherwise_marked(named, held, done, by=by, marking=marking)
    examined = set(Examination.objects.filter(exhibit__in=held.values()).values_list("exhibit__digest", flat=True))
    left = {digest: path for digest, path in named.items() if reading.ocr or digest not in examined}
    kept = [(settings.WORLD.exhibits.put_file(path), path) for path in left.values()]
    kept = list({digest: (digest, path) for digest, path in kept}.values())
    looks = reading.looks([(digest, path.name) for digest, path in kept])
    with transaction.atomic():
        arrived = [_arrived(look, path, told) for look, (_, path) in zip(looks, kept, strict=True)]
        exhibits = recorded_exhibits(arrived, by=by, marking=marking)
        copies = recorded_looks(list(zip(exhibits, looks, strict=True)), by=by)
    done.files += len(batch)
    done.added += sum(digest not in held for digest, _ in kept)
    done.copies += len(copies)
    _count(done, kept, looks)


def _named(batch: Sequence[Path], done: Ingested) -> dict[str, Path]:
    """The files by digest, each content once; what cannot be read is refused."""
    named: dict[str, Path] = {}
    for path in batch:
        try:
            named.setdefault(digest_of(path), path)
        except OSError as error:
            done.refused.append(Refused(file=str(path), reason=f"It cannot be read: {error.strerror}."))
    return named


def _refuse_otherwise_marked(
    named: dict[str, Path], held: dict[str, Exhibit], done: Ingested, *, by: Seat, marking: Marking
) -> None:
    """Leave out what is held under another marking, with a sentence that tells nothing the seat may not know."""
    for digest, exhibit in held.items():
        if exhibit.marking != marking:
            under = exhibit.tlp if may_see(by, exhibit) else "another marking"
            reason = f"It is held as {under} already, not {marking.tlp}: changing that is an act of its own."
            done.refused.append(Refused(file=str(named.pop(digest)), reason=reason))


def _arrived(look: Looked, path: Path, told: Told) -> Arrived:
    return Arrived(digest=look.digest, size=look.size, kind=look.kind, reception=told.reception(path))


def _count(done: Ingested, kept: Sequence[tuple[str, Path]], looks: Sequence[Looked]) -> None:
    """Add what was found in a recorded batch to what was done."""
    done.unchanged = done.files - done.added - len(done.refused)
    done.pages += sum(len(look.extraction.texts) for look in looks)
    for look, (_, path) in zip(looks, kept, strict=True):
        if look.outcome != Examination.Outcome.READ:
            reason = " ".join((*look.extraction.dangers, *look.extraction.remarks))
            caution = Caution(file=str(path), exhibit=look.digest, outcome=str(look.outcome), reason=reason)
            done.cautions.append(caution)


def _files(paths: Iterable[Path], done: Ingested) -> Iterator[Path]:
    """Every regular file, folders walked in the order of names; links are not followed, what is empty is refused."""
    for path in paths:
        if not path.exists():
            raise BadInput(f"{path} is neither a file nor a folder.")
        for one in [path] if path.is_file() else _walked(path):
            reason = _refusal(one)
            if reason:
                done.files += 1
                done.refused.append(Refused(file=str(one), reason=reason))
            else:
                yield one


def _walked(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(here) / name for name in sorted(names))


def _refusal(path: Path) -> str:
    """Why a file is not taken in; empty for one that is."""
    if path.is_symlink():
        return "It is a link: name the file that it leads to."
    if not path.is_file():
        return "It is no regular file."
    return "" if path.stat().st_size else "It is empty: there is nothing to take into custody."


def _batches(files: Sequence[Path]) -> Iterator[list[Path]]:
    """The files in batches of some files and some bytes; a large file is a batch of its own."""
    batch: list[Path] = []
    size = 0
    for path in files:
        length = path.stat().st_size
        if batch and (len(batch) >= BATCH_FILES or size + length > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(path)
        size += length
    if batch:
        yield batch
