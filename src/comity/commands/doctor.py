"""`comity doctor`: is this world sound, and is this machine able."""

import sys

import msgspec
import typer

from comity.commands.opening import opened
from comity.commands.output import DirOption, JsonFlag, show_json, show_table


def doctor(folder: DirOption = "", as_json: JsonFlag = False) -> None:
    """Check the machine, the database, every exhibit's bytes, every table and the whole log; exit 1 if anything is wanting."""
    world = opened(folder)
    from comity.server.examination import examined

    found = examined(world)
    if as_json:
        show_json([msgspec.to_builtins(one) for one in found])
    else:
        show_table(
            f"{world.home}, Python {sys.version.split()[0]}",
            ["", "what", "seen"],
            [["sound" if one.sound else "WANTING", one.what, one.seen] for one in found],
        )
    if not all(one.sound for one in found):
        raise typer.Exit(1)
