"""`comity detect`: run the detectors over the tracks of this world."""

from typing import Annotated

import msgspec
import typer

from comity.commands.opening import opened
from comity.commands.output import DirOption, JsonFlag, console, progress, show_json, show_table
from comity.vocabulary.errors import BadInput

SHOWN = 5
"""Tracks set aside that are told in words; a day of traffic has a thousand."""


def detect(
    typology: Annotated[list[str] | None, typer.Argument(metavar="[TYPOLOGY]...", help="Default: all of them.")] = None,
    by: Annotated[str, typer.Option(metavar="MEMBER", help="Whose eyes to look with; default: the operator's.")] = "",
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Look for typologies in every track the member may see; what is found waits in the queue as indicators."""
    from comity.signals.catalogue import typologies

    known = typologies()
    for name in typology or []:
        if name not in known:
            raise BadInput(f"There is no typology {name!r}: choose one of {', '.join(known)}.")
    opened(folder)
    from comity.desk.casework import detection
    from comity.desk.holdings.models import ObservationTable
    from comity.desk.sharing.entrance import acting

    seat = acting(by)
    tables = list(ObservationTable.objects.visible_to(seat).filter(schema="fixes"))
    chosen = [known[name] for name in typology or known]
    results = []
    with progress("Detecting", quiet=as_json) as told:
        for number, one in enumerate(chosen, 1):
            results.append(detection.detect(one, tables, by=seat))
            if told:
                told(number, len(chosen))
    if as_json:
        show_json([msgspec.to_builtins(result) for result in results])
        return
    rows = [[r.typology, f"{r.fixes:,}", str(r.signals), str(r.new), str(len(r.set_aside))] for r in results]
    show_table("Indicators, not violations", ["typology", "fixes read", "signals", "new", "set aside"], rows)
    asides = [aside for result in results for aside in result.set_aside]
    for aside in asides[:SHOWN]:
        console.print(f"{aside.subject} set aside: {aside.reason}")
    if len(asides) > SHOWN:
        console.print(f"{len(asides) - SHOWN:,} more were set aside: --json lists each with its reason.")
