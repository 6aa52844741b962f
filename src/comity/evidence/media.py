"""Tell what kind of file some bytes begin, by their first bytes and never by the file's name.

Signatures: PDF, ISO 32000-1 section 7.5.2; gzip, RFC 1952 section 2.3.1; ZIP, APPNOTE.TXT 4.3.7; PNG, RFC 2083 section 3.1;
JPEG, ITU-T T.81 annex B; TIFF 6.0 section 2; HTML, WHATWG MIME Sniffing section 7.1.
"""

import re

HEAD_BYTES = 4096
"""How many bytes are enough to tell."""

OCTETS = "application/octet-stream"
TEXT = "text/plain"
XML = "application/xml"
HTML = "text/html"
PDF = "application/pdf"
GZIP = "application/gzip"

SIGNATURES = {
    b"%PDF-": PDF,
    b"\x1f\x8b": GZIP,
    b"PK\x03\x04": "application/zip",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}

WORDS = {
    PDF: "a PDF",
    GZIP: "a gzip file",
    XML: "XML",
    HTML: "an HTML page",
    TEXT: "text in UTF-8",
    OCTETS: "binary data",
}
"""What a person calls each kind."""

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
HTML_START = re.compile(
    r"(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|title|script)\b", re.IGNORECASE | re.DOTALL
)


def media_type(head: bytes) -> str:
    """The media type of a file that begins with `head`; `application/octet-stream` where nothing fits."""
    for signature, kind in SIGNATURES.items():
        if head.startswith(signature):
            return kind
    text = _text(head)
    if text is None:
        return OCTETS
    if HTML_START.match(text):
        return HTML
    return XML if text.startswith("<") else TEXT


def in_words(kind: str) -> str:
    """A media type as a person would name it: `an HTML page`."""
    return WORDS.get(kind, kind)


def _text(head: bytes) -> str | None:
    """The head as text without its byte order mark and leading space; None when it is no UTF-8 text."""
    try:
        text = head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data" or len(head) < HEAD_BYTES:
            return None
        text = head[: error.start].decode("utf-8-sig")  # a character cut in two by the end of the head
    return None if CONTROL.search(text) else text.lstrip()
