"""The guard: what is no file of a source is stopped by its size and its first bytes."""

import gzip

import pytest

from comity.sources.guard import FORMATS, opened, stop_foreign
from comity.sources.reading import Unreadable

XML, CSV = b"<LIST/>", b"mmsi,seen_at\n"


@pytest.mark.parametrize(
    ("content", "formats"), [(XML, ("xml",)), (CSV, ("csv",)), (b"%PDF-1.7", ("html", "pdf")), (b"a: b", ("yaml",))]
)
def test_a_fitting_file_passes_plain_or_gzipped(written, content, formats):
    """How a file is packed makes no difference."""
    stop_foreign(written(content), formats, 1000)
    stop_foreign(written(gzip.compress(content)), formats, 1000)
    with opened(written(gzip.compress(content)), 1000) as stream:
        assert stream.read() == content


@pytest.mark.parametrize(
    ("content", "formats", "reason"),
    [
        (b"", ("xml",), "The file is empty"),
        (b"<html>403</html>", ("xml",), "This is an HTML page where the source publishes XML: an error or notice page"),
        (XML, ("pdf", "html"), "This is XML where the source publishes a PDF or an HTML page."),
        (b"\x00\x01", ("csv",), "This is binary data where the source publishes text in UTF-8"),
        (gzip.compress(b"<html/>", mtime=0), ("xml",), "This is an HTML page"),
        (CSV * 100, ("csv",), "this source never published more than"),
        (b"\x1f\x8b\x08\x00broken", ("xml",), "gzip is cut off or damaged"),
    ],
)
def test_a_foreign_file_is_stopped_with_the_reason(written, content, formats, reason):
    """A person reads what the file is, what it should be, and what to do."""
    with pytest.raises(Unreadable) as refusal:
        stop_foreign(written(content), formats, 1000)
    assert reason in str(refusal.value)


def test_reading_stops_at_the_agreed_size(written):
    """A gzip cannot fill the memory."""
    with (
        pytest.raises(Unreadable, match="more than 1 MB"),
        opened(written(gzip.compress(bytes(2_000_000))), 10**6) as file,
    ):
        file.read()


def test_every_format_has_words_for_a_person():
    """No refusal speaks of media types."""
    assert all("/" not in name for name in FORMATS)
