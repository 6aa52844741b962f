"""Read what comes packed: workbooks, documents, WACZ, WARC in gzip; other archives are listed and not unpacked.

What would unfold into far more than it is, a bomb, is told from the archive's own directory before anything is unfolded, and again by
counting while it is (David Fifield, "A better zip bomb", WOOT 2019: overlapping entries defeat the first check alone).
"""

import gzip
import zipfile
import zlib
from itertools import pairwise

from comity.evidence.extraction.found import Extraction, Job, Workshop
from comity.evidence.extraction.kinds import TOOL, kind_at
from comity.evidence.extraction.readers import captures, documents, sheets, wacz
from comity.evidence.media import GZIP, OLE, ZIP
from comity.evidence.places import Place

MOST_UNFOLDED_BYTES = 1 << 30
MOST_ENTRIES = 100_000
MOST_TIMES = 200
"""How much larger the content may be than the archive, once it is over 16 MB: Office files and captures stay below 100."""
SMALL_BYTES = 16 << 20
LISTED = 2_000
MACROS = "_VBA_PROJECT".encode("utf-16-le")
"""The name of the stream that holds macros in a compound file ([MS-OVBA] section 2.2.1)."""
PROGRAMS = "It holds macros, programs that run when it is opened: it is not opened."


def extraction(job: Job) -> Extraction:
    """What the packed file holds, by what it is."""
    shop = Workshop(job)
    kind = kind_at(shop.path)
    if kind == GZIP:
        return _gzip(shop)
    if kind == OLE:
        if MACROS in shop.path.read_bytes():
            shop.dangers.append(PROGRAMS)
            return shop.extraction(kind, TOOL)
        return sheets.extraction(shop, OLE)
    try:
        with zipfile.ZipFile(shop.path) as archive:
            return _zip(archive, shop)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
        shop.remark(f"The archive is damaged or locked ({error}): it is held as it is.")
        return shop.extraction(kind, TOOL, unread=True)


def _gzip(shop: Workshop) -> Extraction:
    with gzip.open(shop.path) as unfolded:
        try:
            begins = unfolded.read(8)
        except (OSError, EOFError, zlib.error):
            begins = b""
    if begins.startswith(b"WARC/1."):
        return captures.extraction(shop.job)
    shop.remark("It is a gzip file that is no web capture: it is held as it is, and not unpacked.")
    return shop.extraction(GZIP, TOOL, unread=True)


def _zip(archive: zipfile.ZipFile, shop: Workshop) -> Extraction:
    """By the names inside: a workbook, a document, a WACZ, or an archive that is only listed."""
    if bomb := _bomb(archive, shop):
        shop.dangers.append(bomb)
        return shop.extraction(ZIP, TOOL)
    names = set(archive.namelist())
    if any(name.endswith("vbaProject.bin") for name in names):
        shop.dangers.append(PROGRAMS)
        return shop.extraction(ZIP, TOOL)
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return wacz.extraction(archive, shop)
    if "word/document.xml" in names:
        return documents.extraction(archive, shop)
    declared = archive.read("mimetype").decode("ascii", errors="replace") if "mimetype" in names else ""
    if names & {"xl/workbook.xml", "xl/workbook.bin"} or declared == sheets.ODS:
        return sheets.extraction(shop, sheets.ODS if declared else sheets.XLSX)
    return _listed(archive, shop)


def _bomb(archive: zipfile.ZipFile, shop: Workshop) -> str:
    """A sentence for an archive that is a bomb; empty for any other."""
    entries, size = archive.infolist(), shop.path.stat().st_size
    total = sum(one.file_size for one in entries)
    if len(entries) > MOST_ENTRIES:
        return f"It holds {len(entries):,} files: it is taken for a bomb and not opened."
    if total > MOST_UNFOLDED_BYTES or (total > SMALL_BYTES and total > MOST_TIMES * size):
        return f"Its {size:,} bytes unfold into {total:,}: it is taken for a bomb and not opened."
    ends = sorted((one.header_offset, one.compress_size) for one in entries)
    if any(start + length > after for (start, length), (after, _) in pairwise(ends)):
        return "Files inside it lie over one another: it is taken for a bomb and not opened."
    return ""


def _listed(archive: zipfile.ZipFile, shop: Workshop) -> Extraction:
    """The names inside, as text that can be searched."""
    entries = archive.infolist()
    shop.tell("files", len(entries))
    shop.write(Place(), "\n".join(f"{one.filename}\t{one.file_size}" for one in entries[:LISTED]), "list of files")
    shop.remark("It is an archive: its files are listed and not unpacked. Unpack it and ingest the files to read them.")
    return shop.extraction(ZIP, TOOL)
