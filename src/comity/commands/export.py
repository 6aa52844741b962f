"""`comity export`: write what a viewer may see in a format that others read."""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from comity.commands.opening import opened
from comity.commands.output import DirOption, JsonFlag, console, show_json

TABLES = {".csv", ".xlsx"}


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write; a manifest is written beside it.")],
    known_on: Annotated[
        datetime | None,
        typer.Option(metavar="DAY", formats=["%Y-%m-%d"], help="As known at the end of that day (UTC); default: now."),
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="MEMBER", help="Whose eyes; default: everybody's.")] = "",
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Export what may be seen, with a manifest of what was dropped: a table where the file ends in .csv or .xlsx, else
    persons, organisations and ships as FollowTheMoney entities.
    """
    opened(folder)
    from comity.desk.holdings.interchange import export_ftm
    from comity.desk.holdings.tables import export_table
    from comity.desk.sharing.entrance import acting

    moment = datetime.combine(known_on, time.max, UTC) if known_on else None
    export_as = export_table if file.suffix.lower() in TABLES else export_ftm
    manifest = export_as(file, seen_by=acting(by) if by else None, known_on=moment)
    if as_json:
        show_json(msgspec.to_builtins(manifest))
        return
    console.print(f"{manifest.entities:,} entities with {manifest.values:,} values, marked {manifest.marking}.")
    for what, count in manifest.dropped.items():
        console.print(f"  dropped {count:,}: {what}", markup=False)
