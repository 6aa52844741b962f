"""Read a web capture: what was captured, when, with what answer, whether its digests hold, and the words of its pages.

WARC: ISO 28500:2017. Payload digests are base32 SHA-1 or hexadecimal SHA-256, as the record says; warcio checks them while it reads.
"""

from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from comity.evidence.extraction.found import Extraction, Job, Workshop
from comity.evidence.extraction.readers.markup import page_words
from comity.evidence.media import WARC
from comity.evidence.places import Place

TOOL = f"warcio {version('warcio')}"
PAGE_BYTES = 8 << 20
"""Largest body that words are read from."""
WORDS = {"text/html", "application/xhtml+xml", "text/plain", "application/json", "text/xml", "application/xml"}


def extraction(job: Job) -> Extraction:
    """Every capture in the file."""
    shop = Workshop(job)
    with Path(job.path).open("rb") as file:
        if not captured(file, shop):
            shop.remark("It holds no capture that can be read.")
    return shop.extraction(WARC, TOOL)


def captured(stream: BinaryIO, shop: Workshop, name: str = "", before: int = 0) -> int:
    """Gather the captures of one WARC; return how many captures there are by now. Damage ends it with a remark."""
    count = before
    try:
        for record in ArchiveIterator(stream, check_digests=True):
            if record.rec_type in {"response", "resource", "revisit"}:
                count += 1
                _capture(record, count, shop)
            else:
                record.raw_stream.read()
            _checked(record, shop)
    except (ArchiveLoadFailed, ValueError, EOFError) as error:
        shop.remark(f"The capture{f' {name}' if name else ''} is damaged after record {count}: {error}.")
    return count


def _capture(record: Any, number: int, shop: Workshop) -> None:
    """One line of the list, and the words of a page."""
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    on = record.rec_headers.get_header("WARC-Date") or ""
    answered = record.http_headers
    kind = ((answered and answered.get_header("Content-Type")) or "").partition(";")[0].strip().lower()
    status = answered.get_statuscode() if answered else record.rec_type
    shop.tell(f"capture {number}", f"{on} {status} {kind} {address}")
    body = cast(bytes, record.content_stream().read(PAGE_BYTES))
    while record.content_stream().read(PAGE_BYTES):
        pass  # the rest is read for its digest alone
    if kind in WORDS:
        words = page_words(body)[1] if "html" in kind else body.decode("utf-8", errors="replace")
        shop.write(Place(unit="capture", number=number), words, f"{address} {on}")


def _checked(record: Any, shop: Workshop) -> None:
    """Say where a digest in the file does not hold."""
    checker = record.digest_checker
    if checker and checker.passed is False:
        address = record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("WARC-Record-ID")
        shop.remark(f"A digest in the capture does not hold: {address} was changed after it was captured.")
