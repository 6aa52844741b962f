"""Read the words of a Word document, paragraph by paragraph (ECMA-376 part 1, section 17)."""

import zipfile
from importlib.metadata import version

from lxml import etree

from comity.evidence.extraction.found import Extraction, Workshop
from comity.evidence.places import Place

TOOL = f"lxml {version('lxml')}"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROPERTIES = "docProps/core.xml"


def extraction(archive: zipfile.ZipFile, shop: Workshop) -> Extraction:
    """The paragraphs as lines, and what the document says about itself."""
    if PROPERTIES in archive.namelist():
        for element in _tree(archive, PROPERTIES):
            shop.tell(etree.QName(element).localname, element.text or "")
    paragraphs = _tree(archive, "word/document.xml").iter(f"{W}p")
    shop.write(Place(), "\n".join("".join(run.text or "" for run in one.iter(f"{W}t")) for one in paragraphs))
    return shop.extraction(DOCX, TOOL)


def _tree(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """A part of the document as XML, without entities and without the network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(archive.read(name), parser)
