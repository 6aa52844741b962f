"""Read the rows of the HTML conversion, laying out cells that reach over several rows or columns."""

from lxml import etree, html

from comity.sources.elements import Element
from comity.sources.reading import Progress, Unreadable
from comity.sources.un_1718_vessels.table import WIDTH, Cell, Row, Sheet

NONE: Cell = ()


def html_sheet(content: bytes, progress: Progress) -> Sheet:
    """All rows of all tables; raise Unreadable where a table has another shape."""
    if not content.rstrip().lower().endswith(b"</html>"):
        raise Unreadable("The HTML is cut off or damaged: it does not end as a page does. Fetch the file again.")
    try:
        document = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except etree.LxmlError as error:
        raise Unreadable("The HTML cannot be read: fetch the file again.") from error
    tables = list(document.iter("table"))
    rows = []
    for number, table in enumerate(tables, start=1):
        rows += _rows(table, number)
        progress(number, len(tables))
    return Sheet(title=document.findtext(".//title") or "", rows=tuple(rows))


def _rows(table: Element, number: int) -> list[Row]:
    """The rows of one table; a cell's text stands where the cell begins."""
    covered: dict[int, int] = {}
    return [
        Row(_laid_out(line, covered), f"table {number}, row {place}")
        for place, line in enumerate(table.iter("tr"), start=1)
    ]


def _laid_out(line: Element, covered: dict[int, int]) -> tuple[Cell, ...]:
    """One row's cells in their columns; `covered` tells how many more rows each column is reached over, and is kept up."""
    cells = iter(line.iterchildren("td"))
    row: list[Cell] = []
    reach: dict[int, int] = {}
    while len(row) < WIDTH:
        if covered.get(len(row), 0):
            row.append(NONE)
            continue
        cell = next(cells, None)
        if cell is None:
            raise Unreadable(f"A table does not have the list's {WIDTH} columns.")
        wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
        reach |= dict.fromkeys(range(len(row), len(row) + wide), high)
        row += [_lines(cell), *[NONE] * (wide - 1)]
    if next(cells, None) is not None or len(row) > WIDTH:
        raise Unreadable(f"A table does not have the list's {WIDTH} columns.")
    for column in range(WIDTH):
        covered[column] = max(covered.get(column, 0), reach.get(column, 0)) - 1
    return tuple(row)


def _span(cell: Element, name: str) -> int:
    """Over how many rows or columns a cell reaches."""
    written = str(cell.get(name, "1"))
    return int(written) if written.isascii() and written.isdigit() and 0 < int(written) <= WIDTH * WIDTH else 1


def _lines(cell: Element) -> Cell:
    """The text of each paragraph in a cell."""
    return tuple("".join(map(str, paragraph.itertext())) for paragraph in cell.iterchildren("p"))
