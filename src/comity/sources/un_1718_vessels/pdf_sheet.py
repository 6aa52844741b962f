"""Read the rows of the official PDF by its ruled lines; a PDF that the parser has to patch up is refused, not half read."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pdfplumber

from comity.sources.reading import Progress, Unreadable
from comity.sources.un_1718_vessels.table import WIDTH, Row, Sheet

MOST_PAGES = 200
"""The edition of June 2020 has 18."""


def pdf_sheet(content: bytes, progress: Progress) -> Sheet:
    """All rows of all pages; raise Unreadable where the PDF is damaged or its tables have another shape."""
    try:
        with _patching_refused(), pdfplumber.open(BytesIO(content)) as pdf:
            _stop_thick(len(pdf.pages))
            rows = []
            for number, page in enumerate(pdf.pages, start=1):
                rows += _rows(page.extract_tables(), number)
                page.close()
                progress(number, len(pdf.pages))
            return Sheet(title=str(pdf.metadata.get("Title", "")), rows=tuple(rows))
    except Unreadable:
        raise
    except Exception as error:  # the parser answers damage with errors of a dozen kinds
        raise Unreadable("The PDF is cut off or damaged: fetch the file again.") from error


@contextmanager
def _patching_refused() -> Iterator[None]:
    """Raise Unreadable at the end where the parser told its log that it left something out or made something up."""
    log, told = logging.getLogger("pdfminer"), _Told()
    propagated, log.propagate = log.propagate, False
    log.addHandler(told)
    try:
        yield
    finally:
        log.removeHandler(told)
        log.propagate = propagated
    if told.messages:
        raise Unreadable("The PDF is cut off or damaged, and parts of it would be left out: fetch the file again.")


class _Told(logging.Handler):
    """Keeps what is logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(record.getMessage())


def _stop_thick(pages: int) -> None:
    """Raise Unreadable for a document far thicker than the list."""
    if pages > MOST_PAGES:
        raise Unreadable(f"It has {pages} pages; the list never had more than {MOST_PAGES}.")


def _rows(tables: list[list[list[str | None]]], page: int) -> list[Row]:
    """The rows of one page, each cell as its lines."""
    rows = [row for table in tables for row in table]
    if not rows:
        raise Unreadable(f"Page {page} holds no table, where every page of the list does: fetch the file again.")
    if any(len(row) != WIDTH for row in rows):
        raise Unreadable(f"The table on page {page} does not have the list's {WIDTH} columns.")
    return [
        Row(tuple(tuple((cell or "").splitlines()) for cell in row), f"page {page}, row {number}")
        for number, row in enumerate(rows, start=1)
    ]
