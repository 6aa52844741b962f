"""Archives: some files have one zip, and every other is refused."""

import io
import zipfile

import pytest
from hypothesis import given, settings, strategies as st

from comity.seal.archive import ArchiveRefused, archive, unarchived

FILES = {"b/two.txt": b"two", "a.txt": b"one", "b/empty": b""}
NAMES = st.from_regex(r"[A-Za-z0-9_-]{1,8}(/[A-Za-z0-9_-]{1,8}){0,2}", fullmatch=True)


def zipped(files, *, comment=b"", extra=b"", method=zipfile.ZIP_STORED, date=(1980, 1, 1, 0, 0, 0)):
    """The same files as another program would pack them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.comment = comment
        for name, data in files.items():
            info = zipfile.ZipInfo(name, date)
            info.extra, info.compress_type = extra, method
            packed.writestr(info, data)
    return buffer.getvalue()


@settings(deadline=None)
@given(st.dictionaries(NAMES, st.binary(max_size=50), max_size=6))
def test_what_is_packed_is_unpacked(files):
    """By us and by anybody's zip reader, unharmed."""
    data = archive(files)
    assert unarchived(data) == files
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        assert {name: packed.read(name) for name in packed.namelist()} == files


def test_the_order_of_files_does_not_show():
    """The same files give the same bytes."""
    assert archive(FILES) == archive(dict(reversed(FILES.items())))


@pytest.mark.parametrize(
    "other",
    [
        zipped(dict(sorted(FILES.items()))),
        zipped(FILES),
        zipped(FILES, comment=b"hello"),
        zipped(FILES, extra=b"\x99\x99\x00\x00"),
        zipped(FILES, method=zipfile.ZIP_DEFLATED),
        zipped(FILES, date=(2026, 11, 23, 0, 0, 0)),
        archive(FILES) + b"\0",
        b"\0" + archive(FILES),
        archive(FILES)[:-1],
        archive(FILES) + archive(FILES),
        b"",
    ],
)
def test_the_same_files_packed_otherwise_are_refused(other):
    """Comments, extra fields, order, compression, dates, and bytes before, after or missing."""
    with pytest.raises(ArchiveRefused):
        unarchived(other)


def test_every_changed_byte_is_refused():
    """Each byte of an archive, raised by one."""
    data = archive(FILES)
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] = (changed[at] + 1) % 256
        with pytest.raises(ArchiveRefused):
            unarchived(bytes(changed))


def test_a_changed_file_is_named():
    """Whoever reads the refusal knows where to look."""
    with pytest.raises(ArchiveRefused, match=r"b/two\.txt"):
        unarchived(archive(FILES).replace(b"two", b"owt").replace(b"b/owt", b"b/two"))


@pytest.mark.parametrize(
    "name", ["", "/etc/passwd", "../up", "a/../b", "a//b", "a/", ".hidden", "a\\b", "C:a", "ä", "a b", "a\n"]
)
def test_a_name_that_could_lead_elsewhere_is_refused(name):
    """On any system, in writing and in reading."""
    with pytest.raises(ArchiveRefused):
        archive({name: b""})
    with pytest.raises(ArchiveRefused):
        unarchived(
            archive({"x" * max(1, len(name.encode())): b""}).replace(b"x" * max(1, len(name.encode())), name.encode())
        )


def test_two_files_of_one_name_are_refused():
    """Readers would disagree about which counts."""
    once = archive({"aa": b"1", "ab": b"2"})
    with pytest.raises(ArchiveRefused, match="twice"):
        unarchived(once.replace(b"ab", b"aa"))


def test_an_archive_that_needs_more_than_a_plain_zip_is_refused():
    """Too many files for the format's 16 bits."""
    with pytest.raises(ArchiveRefused, match="at most"):
        archive({f"{number}": b"" for number in range(0xFFFF)})
