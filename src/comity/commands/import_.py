"""`comity import SOURCE FILE…`: read files of a source into the world."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from comity.commands.opening import named, opened
from comity.commands.output import DirOption, JsonFlag, aside, console, progress, show_json
from comity.commands.previewing import previewed
from comity.sources.reading import Reading
from comity.sources.registry import Source, source as source_named
from comity.sources.table.columns import Columns, mapping_in

if TYPE_CHECKING:
    from comity.desk.holdings.intake import TakenIn


def import_(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Name of a source; `comity sources` lists them.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files it published.")],
    by: Annotated[
        str, typer.Option(metavar="MEMBER", help="Code of the member it belongs to; default: the operator.")
    ] = "",
    marking: Annotated[
        str,
        typer.Option(metavar="M", help="TLP label; default: CLEAR if the source is published, else originator only."),
    ] = "",
    mapping: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What the columns of a table are, in YAML; for the source table."),
    ] = None,
    preview: Annotated[
        bool, typer.Option(help="Show what would go in and what would be refused; record nothing.")
    ] = False,
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Read files into the world: exhibit, assertions or observations, and refused rows, in one step."""
    described = source_named(source)
    columns = mapping_in(mapping) if mapping else None
    there = named(folder).exists
    if preview or not there:
        if there:
            opened(folder)
        readings = _try_out(described, files, by=by, marking=marking, quiet=as_json, columns=columns, there=there)
    if preview:
        for path, reading in zip(files, readings, strict=True):
            previewed(path, reading, as_json=as_json)
        return
    opened(folder, begin=True)
    from comity.desk.holdings.intake import take_in
    from comity.desk.sharing.entrance import acting, begun, wanted

    begun()
    seat = acting(by)
    chosen = wanted(marking, seat.member)
    results = []
    for path in files:
        with progress(f"Reading {path.name}", quiet=as_json) as told:
            results.append(take_in(described, path, by=seat, marking=chosen, progress=told, columns=columns))
    if as_json:
        shown = [msgspec.to_builtins(result) for result in results]
        show_json(shown[0] if len(shown) == 1 else shown)
        return
    for path, result in zip(files, results, strict=True):
        _say(path, result)


def _try_out(
    source: Source, files: list[Path], *, by: str, marking: str, quiet: bool, columns: Columns | None, there: bool
) -> list[Reading]:
    """What each file would give; raise what any will be refused for. There need not be a world."""
    from comity.desk.holdings.intake import try_out
    from comity.desk.sharing.entrance import acting, awaited, wanted

    seat = acting(by) if there else awaited(by)
    chosen = wanted(marking, seat.member)
    readings = []
    for path in files:
        with progress(f"Looking at {path.name}", quiet=quiet) as told:
            readings.append(try_out(source, path, by=seat, marking=chosen, progress=told, columns=columns))
    return readings


def _say(path: Path, result: "TakenIn") -> None:
    """One import in words."""
    console.print(f"{path.name}: {result.read} read, {result.added} added, {result.unchanged} unchanged.")
    console.print(f"Exhibit sha256 {result.exhibit}")
    counts = {"persons": result.persons, "entities": result.entities, "ships": result.ships}
    if any(counts.values()):
        console.print(", ".join(f"{count} {name}" for name, count in counts.items() if count) + ".")
    if edition := result.edition:
        against = f"against that of {edition.follows}" if edition.follows else "the first one held"
        entries = f"{edition.added} entries added, {edition.removed} removed, {edition.amended} amended"
        console.print(f"Edition of {edition.day}, {against}: {entries}; {edition.retracted} assertions retracted.")
    for refusal in result.refused:
        aside.print(f"Refused row {refusal.row}: {refusal.reason}")
    for remark in result.remarks:
        where = f"row {remark.row}" if remark.row else "the file"
        aside.print(f"Look at {where}: {remark.reason}")
    for name in result.unread_fields:
        aside.print(f"Not read: the field {name} is new to this source.")
