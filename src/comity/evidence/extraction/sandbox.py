"""Have files read by a process of their own, and turn whatever becomes of it into what was found or a sentence."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Self, cast

import msgspec

from comity.evidence.extraction.found import RESULT, Extraction, Job
from comity.evidence.extraction.kinds import kind_at
from comity.vocabulary.errors import ComityError

SECONDS = 60
"""Time for one file: a thousand-page PDF takes a tenth of it."""
LARGEST_READ_BYTES = 256 << 20
"""Larger files are held and not read: what takes a text out of them is work for a person."""
PATIENCE_S = 30
MEMORY_BYTES = 2 << 30
"""Address space of one reading: PDFium and Pillow need some hundred megabytes for a large page."""
SENTENCES = {
    "time": "Reading it takes more than {seconds} seconds: it was stopped, and is held without being opened again.",
    "memory": "Reading it takes more than {memory} MB of memory: it was stopped, and is held without being opened again.",
    "broke": "It broke the program that reads such files: it is held without being opened again.",
}
TOOL = "comity extraction"
PROGRAMS = "/usr/local/bin:/usr/bin:/bin"
"""Folders in which a reader may find a program: tesseract."""


class NoReader(ComityError):
    """The process that reads files cannot be started."""

    def diagnostics(self) -> str:
        """What to try."""
        return "Run `comity doctor`; on a machine with little memory stop other programs and try again."


class Sandbox:
    """A process that reads files one by one; one that dies is replaced for the next file."""

    def __init__(
        self, *, seconds: int = SECONDS, ocr: str = "", memory_bytes: int = MEMORY_BYTES, programs: str = PROGRAMS
    ) -> None:
        self.seconds = seconds
        self.ocr = ocr
        self.memory_bytes = memory_bytes
        self.programs = programs
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            cast(IO[bytes], self._process.stdin).close()
            cast(IO[bytes], self._process.stdout).close()
            self._process.wait(timeout=self.seconds + PATIENCE_S)

    @contextmanager
    def reading(self, path: Path, name: str) -> Iterator[tuple[Extraction, Path]]:
        """What the file says, and the folder with the files found in it, which is gone afterwards."""
        with tempfile.TemporaryDirectory(prefix="comity-reading-") as folder:
            if path.stat().st_size > LARGEST_READ_BYTES:
                yield _too_large(path), Path(folder)
                return
            job = Job(
                path=str(path),
                name=name,
                folder=folder,
                ocr=self.ocr,
                seconds=self.seconds,
                memory_bytes=self.memory_bytes,
            )
            yield self._extraction(job), Path(folder)

    def _extraction(self, job: Job) -> Extraction:
        """What the process answers; a file that it could not finish is held as dangerous."""
        answer = self._answer(job)
        result = Path(job.folder) / RESULT
        if answer == "read" and result.is_file():
            return msgspec.json.decode(result.read_bytes(), type=Extraction)
        sentence = SENTENCES.get(answer, SENTENCES["broke"]).format(seconds=job.seconds, memory=job.memory_bytes >> 20)
        return Extraction(kind=kind_at(Path(job.path)), tool=TOOL, dangers=(sentence,))

    def _answer(self, job: Job) -> str:
        """Hand a job over and wait for the answer."""
        process = self._running()
        try:
            cast(IO[bytes], process.stdin).write(msgspec.json.encode(job) + b"\n")
            cast(IO[bytes], process.stdin).flush()
        except BrokenPipeError:
            raise NoReader from None
        answer = cast(IO[bytes], process.stdout).readline().decode().strip()
        if not answer:
            self._process = None
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        """The process, started where there is none; it sees nothing of our environment but where programs are."""
        if self._process is None:
            command = [sys.executable, "-I", "-m", "comity.evidence.extraction.zygote"]
            environment = {"PATH": self.programs, "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
            )
        return self._process


def _too_large(path: Path) -> Extraction:
    """A file that is held without being read."""
    sentence = f"At {path.stat().st_size:,} bytes it is over the {LARGEST_READ_BYTES:,} that are read for text: it is held as it is."
    return Extraction(kind=kind_at(path), tool=TOOL, remarks=(sentence,), unread=True)
