"""`comity worker`: what must happen without anybody asking."""

from typing import Annotated

import msgspec
import typer

from comity.commands.opening import opened
from comity.commands.output import DirOption, JsonFlag, console, show_json


def worker(
    once: Annotated[bool, typer.Option("--once", help="Do what is due now, then stop.")] = False,
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Give waiting leaves their place in the log, issue checkpoints, publish tiles, examine exhibits, check them for rot."""
    opened(folder)
    import threading

    from comity.server.housekeeping import keep_house, round_of_chores

    if not once:
        keep_house(threading.Event())
        return
    done = round_of_chores()
    if as_json:
        show_json(msgspec.to_builtins(done))
        return
    console.print(
        f"{done.integrated} leaves integrated; checkpoint of {done.size}; {done.examined} exhibits examined, {done.rotten} rot."
    )
