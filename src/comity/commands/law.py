"""`comity law`: what the law as data says, and whether its folders are sound."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from comity.commands.output import JsonFlag, console, show_json, show_table
from comity.law import packs
from comity.law.questions import in_force as provisions_in_force
from comity.law.terms import Direction

app = typer.Typer(help="Ask the law as data, and check its folders.", no_args_is_help=True)

Regime = Annotated[str, typer.Option(metavar="REGIME", help="The regime's folder name.")]


@app.command("in-force")
def in_force(
    regime: Regime,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day; default: today.")] = None,
    concerning: Annotated[str, typer.Option(metavar="SUBJECT", help="A subject of law, such as `ais`.")] = "",
    hs: Annotated[str, typer.Option(metavar="CODE", help="A goods code of the Harmonized System.")] = "",
    direction: Annotated[Direction | None, typer.Option(help="Seen from the target of the regime.")] = None,
    as_json: JsonFlag = False,
) -> None:
    """List what is in force on a day, with how sure we are of each and who disputes it."""
    day = on.date() if on else date.today()  # noqa: DTZ011 - the law counts days, not moments
    answer = provisions_in_force(
        packs.regime(regime), on=day, concerning=concerning or None, hs=hs or None, direction=direction
    )
    if as_json:
        show_json(msgspec.to_builtins(answer))
        return
    rows = [[p.id, p.bindingness, p.title, f"{p.certainty} {p.certainty_words}"] for p in answer.provisions]
    show_table(f"{regime} on {day}: our words, not the text", ["provision", "binds", "title", "certainty"], rows)


@app.command("check")
def check(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="[FOLDER]...", help="Regime folders; default: those we ship.")
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Report each fault of the regimes' folders with file, path and a sentence; exit 1 when there is one."""
    chosen = folders or [packs.PACKS / name for name in packs.regimes()]
    found = {folder.name: packs.faults(folder) for folder in chosen}
    if as_json:
        show_json({name: [msgspec.to_builtins(fault) for fault in faults] for name, faults in found.items()})
    else:
        for name, faults in found.items():
            console.print(f"{name}: {'sound' if not faults else f'{len(faults)} faults'}")
            for fault in faults:
                console.print(f"  {fault}", markup=False)
    if any(found.values()):
        raise typer.Exit(1)
