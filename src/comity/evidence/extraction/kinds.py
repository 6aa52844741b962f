"""Say which reader reads a file, by its first bytes, and which files are not opened: programs, and those that lie about their type.

What a name claims is looked up in IANA's list of media types and their usual suffixes (iana.org/assignments/media-types).
"""

from pathlib import Path

from comity.evidence import media
from comity.evidence.extraction.found import Extraction, Job, Workshop
from comity.evidence.media import HEAD_BYTES, in_words, media_type

IMAGES = ("image/png", "image/jpeg", "image/tiff", "image/gif", "image/webp")
WORDS = (media.TEXT, media.XML, media.HTML, media.MESSAGE)
RECORDINGS = ("audio/ogg", "audio/mpeg", "audio/wav", "video/avi", "video/mp4")
READERS = {
    media.PDF: "pdf",
    media.ZIP: "packed",
    media.GZIP: "packed",
    media.WARC: "captures",
    media.MESSAGE: "mail",
    media.OLE: "packed",
    media.HTML: "markup",
    media.XML: "text",
    media.TEXT: "text",
    **dict.fromkeys(IMAGES, "images"),
}
"""The module of readers/ for each kind; what has none is held unread."""
OPENING = "comity.evidence.extraction.readers."

CLAIMS = {
    **dict.fromkeys(("pdf",), (media.PDF,)),
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "tif", "tiff", "webp"), IMAGES),
    **dict.fromkeys(("txt", "csv", "tsv", "json", "jsonl", "xml", "html", "htm", "md", "yml", "yaml", "eml"), WORDS),
    **dict.fromkeys(("xlsx", "xlsm", "xlsb", "ods", "docx", "docm", "pptx", "odt", "odp", "zip", "wacz"), (media.ZIP,)),
    **dict.fromkeys(("xls", "doc", "ppt", "msg"), (media.OLE,)),
    **dict.fromkeys(("gz", "tgz"), (media.GZIP,)),
    **dict.fromkeys(("warc",), (media.WARC, media.GZIP)),
    **dict.fromkeys(("mp3", "wav", "ogg", "avi", "mp4", "mov", "m4a"), RECORDINGS),
}
"""What a suffix claims; a suffix that is not here claims nothing, and text in another encoding than UTF-8 is no lie."""
TOOL = "comity media types"


def kind_at(path: Path) -> str:
    """The media type of a file, by its first bytes."""
    with path.open("rb") as file:
        return media_type(file.read(HEAD_BYTES))


def module_for(job: Job) -> str:
    """The reader for a file."""
    return OPENING + READERS.get(kind_at(Path(job.path)), "held")


def refused_unopened(job: Job) -> Extraction | None:
    """What is said of a file that is not opened; None for one that may be."""
    kind, shop = kind_at(Path(job.path)), Workshop(job)
    suffix = Path(job.name).suffix.lower().removeprefix(".")
    claimed = CLAIMS.get(suffix)
    if kind in {media.PROGRAM, media.SCRIPT}:
        shop.dangers.append(f"It is {in_words(kind)}: it is held and never run.")
    if claimed and kind not in claimed and not (kind == media.OCTETS and media.TEXT in claimed):
        shop.dangers.append(
            f"It lies about its type: its name says .{suffix}, its bytes are {in_words(kind)}. It is not opened."
        )
    return shop.extraction(kind, TOOL) if shop.dangers else None
