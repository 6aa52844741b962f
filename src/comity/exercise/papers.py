"""Set the exercise's two PDF papers from their sources; run `python -m comity.exercise.papers` after changing one."""

from pathlib import Path

import typst

PAPERS = Path(__file__).parent / "world" / "papers"
SOURCES = PAPERS / "set"


def pdf(source: Path) -> bytes:
    """The PDF of one source, in Typst's own fonts and with no date but the paper's."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    made: bytes = typst.compile(source, root=source.parent, font_paths=fonts, ignore_system_fonts=True)
    return made


def write() -> None:
    """Write the PDFs anew."""
    for source in SOURCES.glob("*.typ"):
        (PAPERS / f"{source.stem}.pdf").write_bytes(pdf(source))


if __name__ == "__main__":
    write()
