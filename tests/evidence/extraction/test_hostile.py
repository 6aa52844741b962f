"""A hostile file is held and does no harm: it is not opened, or the process that opened it ends."""

import gzip
import zlib

import pytest
from tests.evidence import making

from comity.evidence.extraction.sandbox import LARGEST_READ_BYTES, Sandbox


@pytest.fixture(scope="module")
def sandbox():
    """A process that reads, with little patience."""
    with Sandbox(seconds=20) as running:
        yield running


@pytest.fixture
def found(sandbox, tmp_path):
    """What is found in some bytes under a name."""

    def reading(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        with sandbox.reading(path, name) as (extraction, _):
            return extraction

    return reading


def bomb():
    """Two hundred megabytes of nothing in a fifth of one."""
    return making.zipped({"zeros": bytes(200 << 20)})


def overlapping():
    """Two entries of a directory that name the same bytes."""
    one = making.zipped({"a": b"EXERCISE" * 500})
    start = one.index(b"PK\x01\x02")
    entry = one[start : one.index(b"PK\x05\x06")]
    end = b"PK\x05\x06" + bytes(4) + (2).to_bytes(2, "little") * 2 + (2 * len(entry)).to_bytes(4, "little")
    return one[:start] + entry * 2 + end + start.to_bytes(4, "little") + bytes(2)


def vast():
    """A PNG of a few hundred bytes whose head promises ten billion points."""

    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (100_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(99))) + chunk(b"IEND", b"")


DANGERS = {
    "bomb.zip": (bomb, "taken for a bomb"),
    "overlap.zip": (overlapping, "lie over one another"),
    "script.pdf": (lambda: making.pdf("x", catalogue=making.SCRIPTED), "It holds a script."),
    "hidden.pdf": (lambda: making.pdf("x", catalogue=b"/AA << /WC << /S /J#61vaScript /J#53 (x) >> >>"), "It holds a script."),
    "launch.pdf": (lambda: making.pdf("x", catalogue=making.LAUNCHING), "starts another program"),
    "photo.jpg": (lambda: making.pdf("x"), "It lies about its type: its name says .jpg, its bytes are a PDF."),
    "letter.pdf": (lambda: b"MZ" + bytes(200), "It is a program"),
    "run.txt": (lambda: b"#!/bin/sh\nrm -rf EXERCISE\n", "It is a script"),
    "macro.xlsm": (lambda: making.zipped({"xl/workbook.xml": "<x/>", "xl/vbaProject.bin": b"EXERCISE"}), "holds macros"),
    "vast.png": (vast, "more than 89 million points"),
}  # fmt: skip


@pytest.mark.parametrize("name", DANGERS)
def test_what_is_dangerous_is_named_and_not_read(found, name):
    """A sentence says what it is; neither text nor files are taken from it."""
    made, sentence = DANGERS[name]
    result = found(name, made())
    assert any(sentence in one for one in result.dangers), result
    assert (result.texts, result.parts) == ((), ())


def test_a_file_of_two_gigabytes_is_held_unread(sandbox, tmp_path):
    """Its size is said; no byte of it is opened for text."""
    path = tmp_path / "vast.bin"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    with sandbox.reading(path, path.name) as (result, _):
        assert result.unread
        assert "At 2,147,483,648 bytes" in result.remarks[0]
    assert LARGEST_READ_BYTES < 2 << 30


def test_what_takes_too_long_is_stopped(tmp_path):
    """The clock ends a reading, and the next file is read as if nothing had been."""
    slow, plain = tmp_path / "slow.html", tmp_path / "plain.txt"
    slow.write_bytes(b"<html>" + b"<p>EXERCISE</p>" * 3_000_000)
    plain.write_bytes(b"EXERCISE")
    with Sandbox(seconds=1) as sandbox:
        with sandbox.reading(slow, slow.name) as (result, _):
            assert "more than 1 seconds" in result.dangers[0]
        with sandbox.reading(plain, plain.name) as (result, _):
            assert result.texts[0].text == "EXERCISE"


def test_what_takes_too_much_memory_is_stopped(tmp_path):
    """What unfolds into more than a process may hold ends that process alone."""
    broad = tmp_path / "broad.html"
    broad.write_bytes(b"<html>" + b"<p>EXERCISE</p>" * 3_000_000)
    with Sandbox(memory_bytes=300 << 20) as sandbox, sandbox.reading(broad, broad.name) as (result, _):
        assert "held without being opened again" in result.dangers[0]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("broken.pdf", b"%PDF-1.7 nothing more", "damaged or no PDF"),
        ("broken.zip", b"PK\x03\x04 nothing more", "damaged or locked"),
        ("broken.png", b"\x89PNG\r\n\x1a\n nothing more", "picture is damaged"),
        ("broken.warc", b"WARC/1.0\r\nnothing more", "no capture that can be read"),
        ("other.gz", gzip.compress(b"EXERCISE", mtime=0), "no web capture"),
        ("song.ogg", b"OggS" + bytes(50), "no text is read from it"),
        ("bytes.bin", b"\x00\x01\x02", "cannot be told from its bytes"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "No workbook can be read"),
    ],
)
def test_what_cannot_be_read_is_held_with_a_sentence(found, name, content, sentence):
    """Damage and unknown kinds are no danger and no reason to lose the file."""
    result = found(name, content)
    assert result.dangers == ()
    assert any(sentence in one for one in result.remarks), result


def test_an_archive_is_listed_and_not_unpacked(found):
    """The names in it can be searched; its files stay inside."""
    result = found("files.zip", making.zipped({"a/석탄.txt": b"x", "b.exe": b"MZ"}))
    assert "a/석탄.txt\t1" in result.texts[0].text
    assert result.parts == ()


def test_a_locked_archive_is_held(found):
    """A password is nothing we have."""
    plain = bytearray(making.zipped({"mimetype": b"EXERCISE"}))
    for place in (plain.index(b"PK\x03\x04") + 6, plain.index(b"PK\x01\x02") + 8):
        plain[place] |= 1
    assert "damaged or locked" in found("locked.zip", bytes(plain)).remarks[0]
