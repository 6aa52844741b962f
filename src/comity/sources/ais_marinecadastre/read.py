"""Read a day of MarineCadastre's AIS: every fix, and what the ships said of themselves."""

from pathlib import Path

from comity.sources.ais import reading
from comity.sources.ais_marinecadastre.lines import Lines
from comity.sources.ais_marinecadastre.rows import COLUMNS, Rows
from comity.sources.reading import Progress, Reading
from comity.sources.registry import source


def read(path: Path, progress: Progress | None = None) -> Reading:
    """The fixes and claims of one file; raise Unreadable when a column is missing. Progress counts lines."""
    opened = source("ais-marinecadastre").opened
    rows, batches = Rows(), []
    with opened(path) as stream:
        lines = Lines(stream, COLUMNS)
        for batch in lines.batches():
            batches.append(rows.typed(batch))
            if progress:
                progress(lines.met, 0)
    with opened(path) as again:
        return reading(
            batches,
            again,
            read=lines.met,
            claims=rows.claims,
            refused=rows.refused | lines.odd,
            header=1,
            unread_fields=set(lines.columns) - set(COLUMNS),
        )
