"""Keep bytes as received, each under its SHA-256: all of an object or nothing, once, read-only, checked for rot.

Layout: `objects/aa/aabb…` (the first two digits name the folder), `incoming/` for bytes on their way in, and `unrecorded/` for
objects that no record names, which wait there for a person to look at them. An object appears by
one `rename` of a finished, synced file, so that a killed write leaves only a file in `incoming/`, which the next sweep removes.
"""

import fcntl
import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from comity.vocabulary.errors import BadInput, ComityError

CHUNK_BYTES = 1 << 20
DIGEST = re.compile(r"[0-9a-f]{64}")


class NoSuchObject(BadInput):
    """The store holds no bytes under that digest."""


class Rotten(ComityError):
    """The bytes in the store are no longer those that were put in."""

    def diagnostics(self) -> str:
        """What to do about rot."""
        return "Restore the object from a backup or from a member that holds the same digest; do not edit it."


def digest_of(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal, read in pieces."""
    with path.open("rb") as file:
        return _sha256(file)


class Store:
    """A folder of objects, each named by the SHA-256 of its bytes; `Bucket` (bucket.py) keeps them elsewhere by the same door."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._objects = folder / "objects"
        self._incoming = folder / "incoming"

    def put(self, content: bytes) -> str:
        """Take bytes in and return their digest; nothing changes when they are there already."""
        with self.arrival(BytesIO(content)) as arrival:
            return arrival.keep()

    def put_file(self, path: Path) -> str:
        """Take a copy of a file in, in pieces, and return its digest; the file itself is left as it is."""
        with self.arrival(path) as arrival:
            return arrival.keep()

    def path(self, digest: str) -> Path:
        """Where the object lies or would lie; raise BadInput when `digest` is no SHA-256 in lower-case hexadecimal."""
        if not DIGEST.fullmatch(digest):
            raise BadInput(f"{digest!r} is not a SHA-256: it needs 64 digits 0-9 and a-f.")
        return self._objects / digest[:2] / digest

    def __contains__(self, digest: str) -> bool:
        return self.path(digest).is_file()

    def open(self, digest: str) -> BinaryIO:
        """The object as a stream, unchecked; raise NoSuchObject when it is missing."""
        try:
            return self.path(digest).open("rb")
        except FileNotFoundError:
            raise NoSuchObject(f"The store holds no bytes under sha256 {digest}.") from None

    def read(self, digest: str) -> bytes:
        """The object's bytes, checked against the digest; raise Rotten when they changed."""
        with self.open(digest) as file:
            content = file.read()
        if hashlib.sha256(content).hexdigest() != digest:
            raise Rotten(f"The bytes stored under sha256 {digest} are no longer those that were put in.")
        return content

    def size(self, digest: str) -> int:
        """The object's size in bytes."""
        with self.open(digest) as file:
            return file.seek(0, os.SEEK_END)

    def sound(self, digest: str) -> bool:
        """Whether the object is there and its bytes are those that were put in."""
        if digest not in self:
            return False
        with self.open(digest) as file:
            return _sha256(file) == digest

    @contextmanager
    def at_hand(self, digest: str) -> Iterator[Path]:
        """The object as a file of this machine, for programs that need one; it may be gone afterwards."""
        self.open(digest).close()
        yield self.path(digest)

    def digests(self) -> Iterator[str]:
        """Every digest the folder holds, in order."""
        for path in sorted(self._objects.glob("??/*")):
            if DIGEST.fullmatch(path.name):
                yield path.name

    def scrub(self, expected: Iterable[str] | None = None) -> Iterator[str]:
        """Digests whose bytes rot or are missing: of all that lie in the folder, or of those a record says must."""
        for digest in self.digests() if expected is None else expected:
            if not self.sound(digest):
                yield digest

    def sweep(self) -> int:
        """Remove what killed writes left behind, never what another process is still writing; return how many."""
        return sum(_removed_unless_locked(part) for part in self._incoming.glob("part-*"))

    def set_aside(self, digest: str, *, before: float) -> bool:
        """Move an object that nobody brought since a moment (seconds since 1970) to `unrecorded/`; whether it was moved."""
        place, unrecorded = self.path(digest), self.folder / "unrecorded"
        with self._alone():
            if place.stat().st_mtime >= before:
                return False
            unrecorded.mkdir(mode=0o700, exist_ok=True)
            place.replace(unrecorded / digest)
        return True

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While one process lets an object appear or vanish, no other does; the kernel frees the lock of one that is killed."""
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    @contextmanager
    def arrival(self, source: Path | BinaryIO) -> Iterator["Arrival"]:
        """Bytes copied in and hashed but not yet kept: read them at `.path`, then `.keep()` them or let them vanish."""
        self._incoming.mkdir(parents=True, exist_ok=True)
        suffix = "".join(source.suffixes)[-20:] if isinstance(source, Path) else ""
        part = self._incoming / f"part-{secrets.token_hex(8)}{suffix}"
        with part.open("xb") as out, source.open("rb") if isinstance(source, Path) else nullcontext(source) as stream:
            try:
                fcntl.flock(out, fcntl.LOCK_EX)
                yield Arrival(self, part, _copied(stream, out))
            finally:
                part.unlink(missing_ok=True)

    def _keep(self, part: Path, digest: str) -> None:
        """Let the finished file appear under its name; a sound object that is there already stays, a rotten one is mended."""
        place = self.path(digest)
        place.parent.mkdir(parents=True, exist_ok=True)
        with self._alone():
            if not self.sound(digest):
                part.chmod(0o444)
                part.replace(place)
            os.utime(place)
        for folder in (place.parent, self._objects, self.folder):
            _sync(folder)

    @property
    def where(self) -> str:
        """Where the objects lie, as a person would write it."""
        return str(self._objects)


class Arrival:
    """One file on its way into the store: its bytes are on disk at `path` and have the SHA-256 `digest`."""

    def __init__(self, store: Store, path: Path, digest: str) -> None:
        self._store = store
        self.path = path
        self.digest = digest
        self.size = path.stat().st_size

    def keep(self) -> str:
        """Make it an object of the store and return its digest; `path` is no longer there afterwards."""
        self._store._keep(self.path, self.digest)  # noqa: SLF001 - the two classes are one door
        return self.digest


def _copied(stream: BinaryIO, out: BinaryIO) -> str:
    """The SHA-256 of the stream, once its bytes are on disk for good."""
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK_BYTES):
        digest.update(chunk)
        out.write(chunk)
    out.flush()
    os.fsync(out.fileno())
    return digest.hexdigest()


def _sha256(stream: BinaryIO) -> str:
    """The digest of what is left in a stream, whatever it reads from."""
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK_BYTES):
        digest.update(chunk)
    return digest.hexdigest()


def _removed_unless_locked(part: Path) -> bool:
    """Remove a leftover; a writer holds a lock that the kernel drops when it is killed."""
    with part.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        part.unlink(missing_ok=True)
        return True


def _sync(folder: Path) -> None:
    """Make a folder's entries survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
