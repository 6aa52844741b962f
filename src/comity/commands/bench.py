"""`comity bench`: measure against named peers, in the same run, and print the tables."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from comity.commands.output import JsonFlag, console, show_json
from comity.vocabulary.errors import BadInput

HERE = Path(__file__).parents[3] / "benchmarks"


class NoBenchmarks(BadInput):
    """The benchmarks are not installed with the package."""

    def diagnostics(self) -> str:
        """Where they are."""
        return "Run `make bench` in a checkout of the source, or name its folder with --folder."


def bench(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Default: every benchmark.")] = None,
    folder: Annotated[Path, typer.Option(metavar="FOLDER", help="Folder of benchmarks.")] = HERE,
    as_json: JsonFlag = False,
) -> None:
    """Run the benchmarks one after another, each in a process of its own; exit 1 when one fails."""
    known = {path.stem: path for path in sorted(folder.glob("*.py"))}
    if not known:
        raise NoBenchmarks
    for name in names or []:
        if name not in known:
            raise BadInput(f"There is no benchmark {name!r}: choose one of {', '.join(known)}.")
    results = {name: _measured(known[name], quiet=as_json) for name in names or known}
    if as_json:
        show_json({name: {"exit": code, "output": output} for name, (code, output) in results.items()})
    if any(code for code, _ in results.values()):
        raise typer.Exit(1)


def _measured(path: Path, *, quiet: bool) -> tuple[int, str]:
    """Exit code and output of one benchmark; the output is printed as it comes unless JSON was asked for."""
    if not quiet:
        console.print(path.stem)
        return subprocess.run([sys.executable, str(path)], check=False).returncode, ""  # noqa: S603 - our own file
    done = subprocess.run([sys.executable, str(path)], check=False, capture_output=True, text=True)  # noqa: S603
    return done.returncode, done.stdout
