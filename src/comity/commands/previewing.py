"""Show what a file would give, as it would go in: the first assertions, and every row that would be refused."""

from pathlib import Path

import msgspec
from rich.table import Table

from comity.commands.output import aside, console, show_json
from comity.sources.reading import Draft, Reading

MOST_SHOWN = 20
"""Assertions shown in a preview: a screen."""
SHOWN = ("row", "subject", "property", "value", "grade", "origin", "place", "valid_from", "valid_until")


def previewed(path: Path, reading: Reading, *, as_json: bool) -> None:
    """Show one reading; nothing of it was recorded."""
    first = reading.drafts[:MOST_SHOWN]
    if as_json:
        show_json(
            {
                "file": path.name,
                "counts": reading.counts,
                "drafts": [dict(zip(SHOWN, _cells(one), strict=True)) for one in first],
                "refused": msgspec.to_builtins(reading.refused),
                "unread_fields": list(reading.unread_fields),
                "recorded": False,
            }
        )
        return
    table = Table(*(name.replace("_", " ") for name in SHOWN))
    for draft in first:
        table.add_row(*_cells(draft))
    console.print(table, markup=False)
    for refusal in reading.refused:
        aside.print(f"Would refuse row {refusal.row}: {refusal.reason}", markup=False)
    for name in reading.unread_fields:
        aside.print(f"Would not read: {name}.", markup=False)
    told = f"{path.name}: {reading.read} rows, {len(reading.drafts)} assertions, {len(reading.refused)} rows refused."
    console.print(f"{told} Nothing was recorded.", markup=False)


def _cells(draft: Draft) -> list[str]:
    """One assertion as text, in the order of `SHOWN`."""
    return ["" if (value := getattr(draft, name)) is None else str(value) for name in SHOWN]
