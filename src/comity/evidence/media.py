"""Tell what kind of file some bytes begin, by their first bytes and never by the file's name.

Signatures: PDF, ISO 32000-1 section 7.5.2; gzip, RFC 1952 section 2.3.1; ZIP, APPNOTE.TXT 4.3.7; PNG, RFC 2083 section 3.1;
JPEG, ITU-T T.81 annex B; TIFF 6.0 section 2; HTML, audio and video, WHATWG MIME Sniffing sections 6 and 7.1; WARC, ISO 28500
section 4; compound files, [MS-CFB] section 2.2; programs, the PE, ELF and Mach-O formats. A message begins with a header of RFC 5322.
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
ZIP = "application/zip"
WARC = "application/warc"
MESSAGE = "message/rfc822"
OLE = "application/x-ole-storage"
PROGRAM = "application/x-executable"
SCRIPT = "text/x-script"

SIGNATURES = {
    b"%PDF-": PDF,
    b"\x1f\x8b": GZIP,
    b"PK\x03\x04": ZIP,
    b"PK\x05\x06": ZIP,
    b"WARC/1.": WARC,
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": OLE,
    b"{\\rtf": "application/rtf",
    b"7z\xbc\xaf\x27\x1c": "application/x-7z-compressed",
    b"Rar!\x1a\x07": "application/vnd.rar",
    b"OggS": "audio/ogg",
    b"ID3": "audio/mpeg",
    b"MZ": PROGRAM,
    b"\x7fELF": PROGRAM,
    b"\xfe\xed\xfa\xce": PROGRAM,
    b"\xfe\xed\xfa\xcf": PROGRAM,
    b"\xce\xfa\xed\xfe": PROGRAM,
    b"\xcf\xfa\xed\xfe": PROGRAM,
    b"#!": SCRIPT,
}
WITHIN = {(8, b"WEBP"): "image/webp", (8, b"WAVE"): "audio/wav", (8, b"AVI "): "video/avi", (4, b"ftyp"): "video/mp4"}
"""Signatures that stand further in, at an offset in bytes."""

WORDS = {
    PDF: "a PDF",
    GZIP: "a gzip file",
    ZIP: "a ZIP archive",
    WARC: "a web capture",
    MESSAGE: "an e-mail",
    OLE: "an Office file of the old kind",
    PROGRAM: "a program",
    SCRIPT: "a script",
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
MESSAGE_START = re.compile(
    r"(?:(?:Return-Path|Received|Delivered-To|X-[\w-]+|From|To|Date|Subject|Message-ID|MIME-Version|DKIM-Signature"
    r"|Authentication-Results|Content-[\w-]+|Reply-To|Sender|List-[\w-]+|Cc):[^\n]*\n(?:[ \t][^\n]*\n)*){2}",
    re.IGNORECASE,
)
"""Two known header fields in a row; one alone may be any text."""


def media_type(head: bytes) -> str:
    """The media type of a file that begins with `head`; `application/octet-stream` where nothing fits."""
    for signature, kind in SIGNATURES.items():
        if head.startswith(signature):
            return kind
    for (offset, mark), kind in WITHIN.items():
        if head[offset : offset + len(mark)] == mark:
            return kind
    text = _text(head)
    if text is None:
        return OCTETS
    if MESSAGE_START.match(text.replace("\r\n", "\n")):
        return MESSAGE
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
