"""Stop a file that cannot be what a source publishes before any parser sees it: by its size and its first bytes."""

import gzip
import io
import zlib
from pathlib import Path
from typing import BinaryIO

from comity.evidence.media import GZIP, HEAD_BYTES, HTML, OCTETS, PDF, TEXT, XML, ZIP, in_words, media_type
from comity.evidence.store import digest_of
from comity.sources.reading import Unreadable

FORMATS = {"xml": XML, "html": HTML, "pdf": PDF, "csv": TEXT, "jsonl": TEXT, "yaml": TEXT, "xlsx": ZIP}
"""The formats a source.yml may name, and how the bytes of each begin. Any of them may come gzipped."""


class Bounded(io.RawIOBase):
    """A stream that refuses to give more than so many bytes: a small gzip can hold a very large file."""

    def __init__(self, stream: BinaryIO, at_most: int) -> None:
        self._stream = stream
        self._at_most = at_most
        self._given = 0

    def readable(self) -> bool:
        """True: it is there to be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill the buffer; raise Unreadable when the file is damaged or larger than agreed."""
        try:
            some = self._stream.read(len(buffer))
        except (EOFError, OSError, zlib.error) as error:
            raise Unreadable("The gzip is cut off or damaged: fetch the file again.") from error
        self._given += len(some)
        if self._given > self._at_most:
            raise Unreadable(f"It holds more than {self._at_most / 1e6:.0f} MB, more than this source ever published.")
        buffer[: len(some)] = some
        return len(some)

    def close(self) -> None:
        """Close the file beneath as well."""
        self._stream.close()
        super().close()


def opened(path: Path, at_most: int) -> BinaryIO:
    """The file's content as bytes, unzipped where it is gzipped; reading beyond `at_most` bytes raises Unreadable."""
    with path.open("rb") as file:
        zipped = media_type(file.read(HEAD_BYTES)) == GZIP
    stream = gzip.open(path) if zipped else path.open("rb")  # noqa: SIM115 - Bounded closes it
    return io.BufferedReader(Bounded(stream, at_most), 1 << 16)  # type: ignore[arg-type]


def kind_of_content(path: Path, at_most: int) -> str:
    """The media type of what the file holds, looked at through gzip."""
    with opened(path, at_most) as stream:
        return media_type(stream.read(HEAD_BYTES))


def stop_foreign(path: Path, formats: tuple[str, ...], at_most: int) -> None:
    """Raise Unreadable with the reason when the file cannot hold any of the formats; return quickly otherwise."""
    size = path.stat().st_size
    if size == 0:
        raise Unreadable("The file is empty: the feed failed, which is not a list without entries. Fetch it again.")
    if size > at_most:
        raise Unreadable(
            f"The file has {size / 1e6:.0f} MB; this source never published more than {at_most / 1e6:.0f}."
        )
    found = kind_of_content(path, at_most)
    wanted = {FORMATS[name] for name in formats}
    if found not in wanted:
        expected = " or ".join(sorted(map(in_words, wanted)))
        raise Unreadable(f"This is {in_words(found)} where the source publishes {expected}{_advice(found)}")


def _advice(found: str) -> str:
    """What a person should do about a file of the wrong kind."""
    if found == HTML:
        return ": an error or notice page stands where the list should be. Fetch it again later."
    return ": the file is damaged or another one." if found == OCTETS else "."


def in_full(path: Path, reason: str) -> str:
    """A refusal a person can act on: the file, its SHA-256 and the reason."""
    return f"{path} (sha256 {digest_of(path)}): {reason}"
