"""Pack files into the one zip that these files can have, and refuse every other.

Stored, sorted by name, dated 1980-01-01 (the earliest a zip can say), no comment, extra field, data descriptor or zip64
(PKWARE's APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16): nothing can hide in it and every change shows.
"""

import re
import struct
import zlib
from collections.abc import Mapping

from comity.vocabulary.errors import BadInput

NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
"""Relative, without hidden, empty or dotted folders: no name leads out of where it is unpacked, on any system."""
LOCAL, CENTRAL, END = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s4H2IH")
EXTRACTED_BY = 10
"""Version 1.0: stored files need no more (section 4.4.3)."""
MADE_BY = 3 << 8 | EXTRACTED_BY
"""On Unix, so that the mode below holds (section 4.4.2)."""
FIRST_DAY = 1 << 5 | 1
"""1980-01-01 as MS-DOS writes dates."""
MODE = 0o100644 << 16
"""A plain file that its owner may write and all may read."""
MOST_FILES = 0xFFFE
MOST_BYTES = 0xFFFF_FFFE
"""One more of either would need zip64."""


class ArchiveRefused(BadInput):
    """The archive is not in its one canonical form."""


def archive(files: Mapping[str, bytes]) -> bytes:
    """The zip of these files; raise ArchiveRefused for a name that is unsafe or more than a plain zip can hold."""
    for name in files:
        if not NAME.fullmatch(name):
            raise ArchiveRefused(
                f"{name!r} cannot name a file in an archive: use letters, digits, '.', '_', '-' and '/'."
            )
    if len(files) > MOST_FILES or sum(map(len, files.values())) > MOST_BYTES // 2:
        raise ArchiveRefused(f"An archive holds at most {MOST_FILES:,} files and 2 GiB: split it.")
    body, directory, at = [], [], 0
    for name in sorted(files):
        data = files[name]
        local = _local(name.encode(), data)
        body += [local, data]
        directory.append(_central(name.encode(), data, at))
        at += len(local) + len(data)
    return b"".join([*body, *directory, _end(directory, at)])


def _facts(name: bytes, data: bytes) -> tuple[int, ...]:
    """Method, time, date, CRC, both sizes, lengths of name and extra field: what both records of a file say."""
    return (0, 0, FIRST_DAY, zlib.crc32(data), len(data), len(data), len(name), 0)


def _local(name: bytes, data: bytes) -> bytes:
    return LOCAL.pack(b"PK\3\4", EXTRACTED_BY, 0, *_facts(name, data)) + name


def _central(name: bytes, data: bytes, at: int) -> bytes:
    return CENTRAL.pack(b"PK\1\2", MADE_BY, EXTRACTED_BY, 0, *_facts(name, data), 0, 0, 0, MODE, at) + name


def _end(directory: list[bytes], at: int) -> bytes:
    count = len(directory)
    return END.pack(b"PK\5\6", 0, 0, count, count, sum(map(len, directory)), at, 0)


def unarchived(data: bytes) -> dict[str, bytes]:
    """The files of a canonical archive; raise ArchiveRefused, naming the part, for any other bytes."""
    files: dict[str, bytes] = {}
    at = 0
    while data[at : at + 4] == b"PK\3\4":
        name, content = _entry(data, at)
        if files and name <= next(reversed(files)):
            raise ArchiveRefused(f"{name}: stands out of order in the archive, or twice.")
        if data[at : at + LOCAL.size + len(name)] != _local(name.encode(), content):
            raise ArchiveRefused(f"{name}: its header is not the canonical one of its bytes.")
        files[name] = content
        at += LOCAL.size + len(name) + len(content)
    if archive(files) != data:
        raise ArchiveRefused("The archive's directory is not the canonical one of its files.")
    return files


def _entry(data: bytes, at: int) -> tuple[str, bytes]:
    """Name and content of the entry at an offset; content is short where the archive is cut."""
    if len(data) < at + LOCAL.size:
        raise ArchiveRefused("The archive is cut off within the header of a file.")
    *_, size, length, _ = LOCAL.unpack_from(data, at)
    start = at + LOCAL.size + length
    try:
        name = data[at + LOCAL.size : start].decode("ascii")
    except UnicodeDecodeError:
        name = ""
    if not NAME.fullmatch(name):
        raise ArchiveRefused(f"The archive holds a file whose name is unsafe, at byte {at}.")
    return name, data[start : start + size]
