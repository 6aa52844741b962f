"""Take XML apart strictly: record by record, field by field, with every field that nobody asked for named at the end.

Nothing is fetched and no entity is expanded; a document type definition is refused (OWASP XML External Entity Prevention).
"""

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from comity.sources.reading import Unreadable

# lxml has no public names for these types.
Element = etree._Element  # noqa: SLF001
Comment = etree._Comment  # noqa: SLF001


class Fields:
    """The children of an element, taken out one by one; `left()` names whatever nobody took."""

    def __init__(self, element: Element, *, leaf: bool = False) -> None:
        self._tag = str(element.tag)
        self._left = [self._tag + "@" + str(name) for name in element.attrib]
        self._blocks: list[Fields] = []
        self._children: dict[str, list[Element]] = {}
        for child in element:
            if not isinstance(child, Comment):
                self._children.setdefault(name_of(child), []).append(child)
        if not leaf and stray_text(element):
            self._left.append(f"{self._tag} (text)")

    def text(self, tag: str) -> str:
        """The text of the first child of a tag, taken out; empty where there is none."""
        children = self._children.get(tag)
        if not children:
            return ""
        child = children.pop(0)
        if len(child) or child.attrib:
            self._blocks.append(Fields(child, leaf=True))
        return child.text or ""

    def texts(self, tag: str) -> list[str]:
        """The texts of all children of a tag, taken out."""
        return [self.text(tag) for _ in range(len(self._children.get(tag, ())))]

    def every(self, tag: str) -> list["Fields"]:
        """All children of a tag, taken out, each to be taken apart in its turn."""
        blocks = [Fields(child) for child in self._children.pop(tag, ())]
        self._blocks.extend(blocks)
        return blocks

    def drop_empty(self, tag: str) -> None:
        """Take out the children of a tag that say nothing; one that says something stays, to be named as left."""
        children = self._children.get(tag, [])
        self._children[tag] = [child for child in children if len(child) or (child.text or "").strip()]

    def left(self) -> list[str]:
        """The paths of everything that was not taken, here and below."""
        untaken = [f"{self._tag}/{tag}" for tag, children in self._children.items() if children]
        below = [f"{self._tag}/{path}" for block in self._blocks for path in block.left()]
        return self._left + untaken + below


class Records:
    """The records of an XML file one at a time, in a memory that does not grow with the file.

    `unread` names what lay between, `met` the sections there were, empty ones included.
    """

    def __init__(self, stream: BinaryIO, *, root: str, sections: dict[str, str]) -> None:
        """`sections` maps the tag of each section below the root to the tag of its records."""
        self._stream = stream
        self._root = root
        self._sections = sections
        self.unread: set[str] = set()
        self.met: set[str] = set()
        self.attributes: dict[str, str] = {}

    def __iter__(self) -> Iterator[Element]:
        """Each record, to be used before the next is asked for; raise Unreadable where the XML is broken or not this one."""
        path: list[str] = []
        try:
            for event, element in etree.iterparse(
                self._stream, events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False
            ):
                if event == "start":
                    if not path:
                        self._open(element)
                    path.append(str(element.tag))
                    continue
                path.pop()
                if len(path) == 2 and self._sections.get(path[1]) == element.tag:
                    yield element
                if len(path) <= 2:
                    self._close(path, element)
        except etree.XMLSyntaxError as error:
            raise Unreadable(f"The XML is cut off or broken at line {error.lineno}: fetch the file again.") from error

    def _open(self, root: Element) -> None:
        """Look at the root before anything below it is used."""
        if root.getroottree().docinfo.internalDTD is not None:
            raise Unreadable(
                "The XML brings a document type definition, which this source never does: it may be hostile."
            )
        if root.tag != self._root:
            raise Unreadable(f"The XML begins with {root.tag}, where this source publishes {self._root}.")
        self.attributes = {str(name): str(value) for name, value in root.attrib.items()}

    def _close(self, path: list[str], element: Element) -> None:
        """Name a tag or text that belongs to no record, and let go of what was used."""
        if len(path) == 1 and element.tag in self._sections:
            self.met.add(str(element.tag))
        known = (self._root, *self._sections, *self._sections.values())
        if element.tag not in known or (len(path) == 2 and self._sections.get(path[1]) != element.tag):
            self.unread.add("/".join([*path, str(element.tag)]))
        if len(path) < 2 and stray_text(element):
            self.unread.add(f"{element.tag} (text)")
        element.clear(keep_tail=True)  # type: ignore[call-arg]  # the stubs know lxml 4.3


def name_of(node: Element) -> str:
    """The tag of an element; for an entity or a processing instruction, which sort of node it is."""
    return node.tag if isinstance(node.tag, str) else type(node).__name__.strip("_").lower()


def stray_text(element: Element) -> bool:
    """Whether text stands between the children of an element."""
    return bool((element.text or "").strip() or any((child.tail or "").strip() for child in element))
