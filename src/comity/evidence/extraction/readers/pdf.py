"""Read a PDF page by page, its facts and the files attached to it; one that holds a script or starts something is not read.

Names of actions: ISO 32000-1 sections 12.6.4.5 (Launch), 12.6.4.16 (JavaScript), 13.2 (Rendition), 13.6 (3D).
"""

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import pdfplumber
import pypdfium2 as pdfium

from comity.evidence.extraction.found import Extraction, Job, Workshop
from comity.evidence.extraction.readers import letters
from comity.evidence.media import PDF
from comity.evidence.places import Place

TOOL = f"pypdfium2 {version('pypdfium2')}"
ACTIONS = {
    "JS": "It holds a script.",
    "JavaScript": "It holds a script.",
    "Launch": "It starts another program when it is opened.",
    "RichMedia": "It plays embedded media.",
}
DEEPEST = 40
SCAN_DPI = 300
"""What tesseract's manual asks for (tesseract-ocr.github.io, "Improving the quality of the output")."""


def extraction(job: Job) -> Extraction:
    """Facts, then dangers, then the text of each page and the attached files."""
    shop = Workshop(job)
    try:
        document = pdfium.PdfDocument(shop.path)
    except pdfium.PdfiumError as error:
        wants = "It needs a password" if "password" in str(error).lower() else "It is damaged or no PDF"
        shop.remark(f"{wants}: it is held as it is, and no text is read from it.")
        return shop.extraction(PDF, TOOL, unread=True)
    shop.tell("pages", len(document))
    for name, value in document.get_metadata_dict(skip_empty=True).items():
        shop.tell(name, value)
    shop.dangers.extend(_dangers(shop))
    if not shop.dangers:
        _pages(document, shop)
        _attached(document, shop)
    return shop.extraction(PDF, TOOL)


def _pages(document: pdfium.PdfDocument, shop: Workshop) -> None:
    """The text of each page; a page without any is a picture, whose letters are recognised where that was asked for."""
    blank = 0
    for number, page in enumerate(document, 1):
        text = page.get_textpage().get_text_bounded()
        if not text.strip():
            blank += 1
            if shop.job.ocr:
                text = letters.recognised(page.render(scale=SCAN_DPI / 72).to_pil(), shop)
        shop.write(Place(unit="page", number=number), text.replace("\r\n", "\n"))
        page.close()
    if blank and not shop.job.ocr:
        shop.remark(f"{blank} of its {len(document)} pages hold no text: recognise their letters with --ocr.")


def _attached(document: pdfium.PdfDocument, shop: Workshop) -> None:
    for index in range(document.count_attachments()):
        one = document.get_attachment(index)
        name = one.get_name() or f"attachment-{index + 1}"
        shop.put(bytes(one.get_data()), filename=name, title=name, how="attached file", tool=TOOL)


def _dangers(shop: Workshop) -> Iterator[str]:
    """What it would do by itself, found by walking every object, compressed ones too."""
    try:
        with pdfplumber.open(shop.path) as opened:
            numbers = {number for table in opened.doc.xrefs for number in table.get_objids()}
            for number in sorted(numbers):
                yield from _actions(_object(opened.doc, number))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - pdfminer raises whatever the bytes lead it to
        yield f"It cannot be looked through for scripts ({type(error).__name__}): it is not opened."


def _object(document: Any, number: int) -> Any:
    """One object; one that is missing is nothing, as section 7.3.10 has it."""
    try:
        return document.getobj(number)
    except KeyError:
        return None
    except Exception as error:
        if type(error).__name__ in {"PDFObjectNotFound", "PDFSyntaxError"}:
            return None
        raise


def _actions(value: Any, depth: int = 0) -> Iterator[str]:
    """Sentences for the actions in an object and in what lies directly in it."""
    if depth > DEEPEST:
        yield "Its objects are nested too deeply to be looked through."
        return
    inner = getattr(value, "attrs", value)
    if isinstance(inner, dict):
        yield from (ACTIONS[key] for key in inner if key in ACTIONS)
        named = {str(getattr(inner.get(key), "name", "")) for key in ("S", "Subtype")}
        yield from (ACTIONS[name] for name in named if name in ACTIONS)
        inner = list(inner.values())
    if isinstance(inner, list):
        for one in inner:
            yield from _actions(one, depth + 1)
