"""The kind of a file is told by its first bytes, never by its name."""

import pytest
from hypothesis import given, settings, strategies as st

from comity.evidence.media import HEAD_BYTES, OCTETS, TEXT, in_words, media_type

HEADS = {
    b"%PDF-1.3\n%\xc4\xe5": "application/pdf",
    b"\x1f\x8b\x08\x00": "application/gzip",
    b"PK\x03\x04\x14": "application/zip",
    b"\x89PNG\r\n\x1a\n\x00": "image/png",
    b"\xff\xd8\xff\xe0": "image/jpeg",
    b"II*\x00\x08": "image/tiff",
    b'<?xml version="1.0"?>\n<LIST>': "application/xml",
    b"\xef\xbb\xbf  <LIST>": "application/xml",
    b"<!DOCTYPE html>\n<html>": "text/html",
    b'<?xml version="1.0"?>\n<!-- page -->\n<html xmlns="x">': "text/html",
    b"<head><body> This object may be found": "text/html",
    "номер;имя\n".encode(): "text/plain",
    b'{"mmsi": 1}\n': "text/plain",
    b"": "text/plain",
    b"\x00" * 64: "application/octet-stream",
    "naïve".encode("latin-1"): "application/octet-stream",
}


@pytest.mark.parametrize(("head", "kind"), HEADS.items(), ids=lambda value: str(value)[:24])
def test_a_head_tells_the_kind(head, kind):
    """The published signatures are known, and text is told from bytes."""
    assert media_type(head) == kind


@settings(deadline=None)
@given(st.text(alphabet="가나다漢字éñ", min_size=1))
def test_a_character_cut_in_two_by_the_end_of_the_head_is_still_text(text):
    """The head is cut at a number of bytes, not of characters."""
    head = (text * HEAD_BYTES).encode()[:HEAD_BYTES]
    assert media_type(head) == TEXT


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_have_a_kind_that_a_person_can_read(head):
    """Nothing makes the sniff fail."""
    assert in_words(media_type(head))


def test_a_short_file_that_ends_within_a_character_is_no_text():
    """Only the end of the head excuses half a character, not the end of the file."""
    assert media_type("남포".encode()[:-1]) == OCTETS
