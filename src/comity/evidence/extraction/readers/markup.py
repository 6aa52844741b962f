"""Read the words of an HTML page, without its scripts and styles; nothing in it is run or fetched."""

from importlib.metadata import version

from lxml import etree, html
from lxml.etree import LxmlError

from comity.evidence.extraction.found import Extraction, Job, Workshop
from comity.evidence.media import HTML
from comity.evidence.places import Place

TOOL = f"lxml {version('lxml')}"
SILENT = ("script", "style", "noscript", "template")
BLOCKS = frozenset(
    {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "title", "section", "article", "table"}
)


def extraction(job: Job) -> Extraction:
    """The page's words under the numbers of their lines, and its title."""
    shop = Workshop(job)
    title, text = page_words(shop.path.read_bytes())
    shop.tell("title", title)
    shop.write(Place(), text)
    return shop.extraction(HTML, TOOL)


def page_words(content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The title and the words of a page, a line for each block; both empty where it holds no markup."""
    if not content.strip():
        return "", ""
    parser = _parser(encoding or _declared(content))
    try:
        tree = html.document_fromstring(content, parser=parser)
    except (LxmlError, ValueError) as error:
        if any(one.type == etree.ErrorTypes.ERR_NO_MEMORY for one in parser.error_log):
            raise MemoryError from error
        return "", ""
    etree.strip_elements(tree, *SILENT, with_tail=False)
    for element in tree.iter(*BLOCKS):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(map(str, tree.itertext())).splitlines())
    return " ".join((tree.findtext(".//title") or "").split()), "\n".join(line for line in lines if line)


def _declared(content: bytes) -> str | None:
    """UTF-8 where the bytes are UTF-8; else whatever the page declares, which the parser finds by itself."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _parser(encoding: str | None) -> html.HTMLParser:
    try:
        return html.HTMLParser(encoding=encoding, no_network=True, remove_comments=True)
    except LookupError:
        return html.HTMLParser(no_network=True, remove_comments=True)
