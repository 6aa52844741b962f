"""Read a workbook sheet by sheet, values alone: formulas are not computed, links not followed."""

from importlib.metadata import version

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from comity.evidence.extraction.found import Extraction, Workshop
from comity.evidence.places import Place

TOOL = f"python-calamine {version('python-calamine')}"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def extraction(shop: Workshop, kind: str) -> Extraction:
    """The values of each sheet, a line for each row, cells parted by tabs."""
    try:
        book = CalamineWorkbook.from_path(str(shop.path))
    except (CalamineError, OSError, ValueError) as error:
        shop.remark(f"No workbook can be read from it ({error}): it is held as it is.")
        return shop.extraction(kind, TOOL, unread=True)
    shop.tell("sheets", len(book.sheet_names))
    for number, sheet in enumerate(book.sheets_metadata, 1):
        if sheet.visible is not SheetVisibleEnum.Visible:
            shop.tell("hidden sheet", sheet.name)
        if sheet.typ is SheetTypeEnum.WorkSheet:
            rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            text = "\n".join("\t".join(" ".join(str(cell).split()) for cell in row).rstrip() for row in rows)
            shop.write(Place(unit="sheet", number=number), text, sheet.name)
    return shop.extraction(kind, TOOL)
