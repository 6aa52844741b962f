"""`comity scrub`: read every exhibit's bytes and say which rot."""

import msgspec
import typer

from comity.commands.opening import opened
from comity.commands.output import DirOption, JsonFlag, console, show_json


class Scrubbed(msgspec.Struct, frozen=True, kw_only=True):
    """What the command prints."""

    checked: int
    rotten: list[str]


def scrub(folder: DirOption = "", as_json: JsonFlag = False) -> None:
    """Read every exhibit's bytes, record and seal which are missing or changed; exit 1 if any is."""
    world = opened(folder)
    from comity.desk.holdings.custody import scrub as scrubbed
    from comity.desk.sharing.entrance import acting

    done = scrubbed(by=acting(""))
    if as_json:
        show_json(Scrubbed(checked=done.checked, rotten=done.rotten))
    else:
        console.print(f"{done.checked} exhibits checked at {world.exhibits.where}.")
        for digest in done.rotten:
            console.print(f"Missing or changed: sha256 {digest}. Restore it from a copy.")
    if done.rotten:
        raise typer.Exit(1)
