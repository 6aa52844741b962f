"""Read files one after another, each in a forked child with limits of time and memory: the program behind `Sandbox`.

Started as `python -I -m comity.evidence.extraction.zygote`; takes one job a line on standard input and answers one line each. The
child leaves its result in the job's folder. Libraries are imported here, before the fork, so that a child starts in milliseconds;
no byte of a file is read here. Limits: setrlimit(2); the time that counts is the clock's, not the processor's alone.
"""

import os
import resource
import signal
import sys
import time
import traceback
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import msgspec

from comity.evidence.extraction.found import RESULT, Job
from comity.evidence.extraction.kinds import module_for, refused_unopened

FILE_BYTES = 512 << 20
"""Largest file one reading may write."""
MOST_FILES = 64
OUT_OF_MEMORY = 3
BROKE = 4


def main() -> None:
    """Answer jobs until there are no more."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    for line in sys.stdin.buffer:
        job = msgspec.json.decode(line, type=Job)
        sys.stdout.write(_answer(job) + "\n")
        sys.stdout.flush()


def _answer(job: Job) -> str:
    """How the job ended: `read`, `time`, `memory` or `broke`."""
    import_module(module_for(job))
    child = os.fork()
    if child == 0:
        _child(job)
    status = _waited(child, job.seconds)
    if status is None:
        return "time"
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0:
        return "read"
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        return "time"
    return "memory" if os.WIFEXITED(status) and os.WEXITSTATUS(status) == OUT_OF_MEMORY else "broke"


def _waited(child: int, seconds: int) -> int | None:
    """The child's status, or None when its time ran out; whatever it started ends with it."""
    deadline = time.monotonic() + seconds
    done, status = os.waitpid(child, os.WNOHANG)
    while not done and (left := deadline - time.monotonic()) > 0:
        signal.sigtimedwait({signal.SIGCHLD}, left)
        done, status = os.waitpid(child, os.WNOHANG)
    with suppress(ProcessLookupError, PermissionError):  # it ended before it had a group, or nothing is left of it
        os.killpg(child, signal.SIGKILL)
    if done:
        return status
    os.waitpid(child, 0)
    return None


def _child(job: Job) -> None:
    """Read the file and end; whatever happens, no line of the parent runs on."""
    code = BROKE
    try:
        _confined(job)
        _read(job)
        code = 0
    except MemoryError:
        code = OUT_OF_MEMORY
    except BaseException:  # noqa: BLE001 - a hostile file may raise anything, and this process ends here
        (Path(job.folder) / "error.txt").write_text(traceback.format_exc()[-4_000:], encoding="utf-8", errors="replace")
    finally:
        os._exit(code)


def _confined(job: Job) -> None:
    """Take away what reading needs not: time, memory, files, the streams of the parent."""
    os.setsid()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    for limit, value in (
        (resource.RLIMIT_AS, job.memory_bytes),
        (resource.RLIMIT_CPU, job.seconds),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_NOFILE, MOST_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.chdir(job.folder)


def _read(job: Job) -> None:
    """Leave what the reader finds as JSON in the job's folder."""
    extraction = refused_unopened(job) or import_module(module_for(job)).extraction(job)
    (Path(job.folder) / RESULT).write_bytes(msgspec.json.encode(extraction))


if __name__ == "__main__":
    main()
