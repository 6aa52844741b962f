"""`comity demo`: build the demonstration world, check it, and serve it."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from comity.commands import serve as serving
from comity.commands.opening import opened
from comity.commands.output import DirOption, JsonFlag, console, progress, show_json, show_table
from comity.desk.world import World
from comity.vocabulary.errors import BadInput


class AnotherWorld(BadInput):
    """This folder holds another body's world."""

    def diagnostics(self) -> str:
        """Where the demonstration may go."""
        return "Name an empty folder with --dir: the demonstration is never mixed with real work."


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """One thing the demonstration was checked for."""

    what: str
    passed: bool
    seen: str


def demo(
    check: Annotated[
        bool, typer.Option("--check", help="Build it, check it and stop; exit 1 if anything is wanting.")
    ] = False,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8000,
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Build the demonstration world: real lists and one real track, an invented matter up to its published report."""
    door = None if check else serving.listening(host, port)
    world = opened(folder, begin=True)
    from comity.desk.sharing.models import Body

    if Body.objects.filter(exercise=False).exists():
        raise AnotherWorld(f"{world.home} holds another body's world.")
    from comity.exercise.loader import load

    with progress("Building the demonstration", quiet=as_json) as told:
        loaded = load((lambda done, total, _: told(done, total)) if told else None)
    if door is None:
        _report(world, Path(loaded.bundle), as_json=as_json)
        return
    console.print(f"World: {world.home}")
    console.print(f"Published: {loaded.publication}, bundle {loaded.bundle}")
    console.print(f"Sign in as {', '.join(loaded.sign_ins)}; the password is in {loaded.password_file}")
    serving.run(door, as_json=as_json)


def _report(world: World, bundle: Path, *, as_json: bool) -> None:
    """Say what was checked; exit 1 if anything is wanting."""
    found = list(_checks(world, bundle))
    if as_json:
        show_json([msgspec.to_builtins(one) for one in found])
    else:
        show_table(
            str(world.home), ["", "what", "seen"], [["ok" if c.passed else "WANTING", c.what, c.seen] for c in found]
        )
    if not all(one.passed for one in found):
        raise typer.Exit(1)


def _checks(world: World, bundle: Path) -> list[Checked]:
    """The world's soundness, its pages, and its report as a stranger checks it."""
    from comity.server.examination import examined

    sound = [Checked(what=one.what, passed=one.sound, seen=one.seen) for one in examined(world)]
    return [*sound, _pages(), _stranger(bundle)]


def _pages() -> Checked:
    """Every public page answers."""
    from django.test import Client

    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    asked = ["/", "/reports/", "/check/", "/sign-in/", "/anchor.json", "/log/checkpoint"]
    failed = [page for page in asked if client.get(page).status_code != 200]
    return Checked(what="pages", passed=not failed, seen="all answer" if not failed else f"{', '.join(failed)} do not")


def _stranger(bundle: Path) -> Checked:
    """The report, checked by the stand-alone verifier in a process that sees none of our packages."""
    from comity.verifier import verifier

    command = [
        sys.executable,
        "-I",
        "-S",
        str(verifier.__file__),
        str(bundle),
        "--anchor",
        str(bundle.with_name("anchor.json")),
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own file
    last = (done.stdout or done.stderr).strip().splitlines()[-1:]
    return Checked(what="report", passed=done.returncode == 0, seen=" ".join(last))
