"""`comity ingest FILE…`: take files of any kind, and whole folders, into custody."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.commands.opening import opened
from comity.commands.output import DirOption, JsonFlag, aside, console, progress, show_json

if TYPE_CHECKING:
    from comity.desk.holdings.ingest import Ingested


def ingest(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files, or folders with all that is in them.")],
    by: Annotated[
        str, typer.Option(metavar="MEMBER", help="Code of the member it belongs to; default: the operator.")
    ] = "",
    marking: Annotated[str, typer.Option(metavar="M", help="TLP label; default: for the originator alone.")] = "",
    received_from: Annotated[str, typer.Option("--from", metavar="WHO", help="Who gave the files.")] = "not recorded",
    received_how: Annotated[str, typer.Option("--how", metavar="HOW", help="How they came.")] = "ingested at the node",
    ocr: Annotated[
        str, typer.Option(metavar="LANGUAGES", help="Recognise letters in pictures with tesseract: eng, kor+eng.")
    ] = "",
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Take files into custody, examine them and make their text searchable; stopped half-way, run it again."""
    opened(folder, begin=True)
    from comity.desk.holdings.ingest import ingest as ingested
    from comity.desk.sharing.entrance import acting, begun, wanted

    begun()
    seat = acting(by)
    with progress("Taking files in", quiet=as_json) as told:
        done = ingested(
            files,
            by=seat,
            marking=wanted(marking, seat.member),
            received_from=received_from,
            received_how=received_how,
            ocr=ocr,
            progress=told,
        )
    if as_json:
        show_json(done)
    else:
        _say(done)


def _say(done: "Ingested") -> None:
    """What was done, in words."""
    console.print(
        f"{done.files} files: {done.added} added, {done.unchanged} there already, {len(done.refused)} refused."
    )
    console.print(f"{done.copies} copies made of them, {done.pages} pieces of text.")
    for caution in done.cautions:
        aside.print(f"{caution.file}: {caution.outcome}. {caution.reason}", markup=False, soft_wrap=True)
    for refused in done.refused:
        aside.print(f"Refused {refused.file}: {refused.reason}", markup=False, soft_wrap=True)
