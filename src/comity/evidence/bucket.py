"""Keep bytes as received in an S3-compatible store, by the same door as the folder: `objects/aa/aabb…` below an address.

The address is that of PyArrow's file systems (arrow.apache.org/docs/python/filesystems.html): `s3://bucket/prefix`, with
`?endpoint_override=host:port&scheme=https` for a service that is not Amazon's; credentials come from AWS_ACCESS_KEY_ID and
AWS_SECRET_ACCESS_KEY. S3 shows an object whole or not at all. What keeps it from being overwritten is the bucket's own object lock.
"""

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from pyarrow import fs

from comity.evidence.store import CHUNK_BYTES, DIGEST, NoSuchObject, Store
from comity.vocabulary.errors import BadInput, ComityError


class Unreachable(ComityError):
    """The exhibit store does not answer as it should."""

    def diagnostics(self) -> str:
        """What to look at."""
        return "Check COMITY_EXHIBITS, the credentials in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and the network."


class Bucket(Store):
    """Objects at an address; bytes on their way in still pass through the folder."""

    def __init__(self, folder: Path, address: str) -> None:
        super().__init__(folder)
        try:
            self._system, self._root = fs.FileSystem.from_uri(address)
        except (ValueError, OSError) as error:
            raise BadInput(f"COMITY_EXHIBITS is no address of a store: {error}") from None
        self.address = address

    @property
    def where(self) -> str:
        """The address, without what follows the question mark."""
        return self.address.partition("?")[0]

    def __contains__(self, digest: str) -> bool:
        with _answered():
            return bool(self._system.get_file_info(self._key(digest)).is_file)

    def open(self, digest: str) -> BinaryIO:
        """The object as a stream, unchecked; raise NoSuchObject when it is missing."""
        if digest not in self:
            raise NoSuchObject(f"The store holds no bytes under sha256 {digest}.")
        with _answered():
            return cast(BinaryIO, io.BufferedReader(self._system.open_input_file(self._key(digest)), CHUNK_BYTES))

    def digests(self) -> Iterator[str]:
        """Every digest the address holds, in order."""
        with _answered():
            wanted = fs.FileSelector(f"{self._root}/objects", recursive=True, allow_not_found=True)
            found = self._system.get_file_info(wanted)
        yield from sorted(one.base_name for one in found if one.is_file and DIGEST.fullmatch(one.base_name))

    @contextmanager
    def at_hand(self, digest: str) -> Iterator[Path]:
        """A copy of the object on this machine, gone afterwards."""
        with self.open(digest) as file, tempfile.NamedTemporaryFile() as copy:
            shutil.copyfileobj(file, copy, CHUNK_BYTES)
            copy.flush()
            yield Path(copy.name)

    def set_aside(self, digest: str, *, before: float) -> bool:  # noqa: ARG002 - the same door as the folder's
        """Never: what no record names is for whoever runs the bucket, whose object lock may hold it."""
        return False

    def _key(self, digest: str) -> str:
        return f"{self._root}/{self.path(digest).relative_to(self.folder).as_posix()}"

    def _keep(self, part: Path, digest: str) -> None:
        """Send the finished file and read it back; a sound object that is there already stays, a rotten one is mended."""
        if self.sound(digest):
            return
        with _answered(), part.open("rb") as file, self._system.open_output_stream(self._key(digest)) as out:
            shutil.copyfileobj(file, out, CHUNK_BYTES)
        if not self.sound(digest):
            raise Unreachable(f"What {self.where} gives back for sha256 {digest} is not what was sent.")


@contextmanager
def _answered() -> Iterator[None]:
    """Turn what the file system says into a sentence."""
    try:
        yield
    except OSError as error:
        raise Unreachable(f"The exhibit store does not answer as it should: {error}") from error
