"""Say what a command has to say: JSON on request, tables and sentences otherwise, progress only where a person watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress as Bars, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from comity.sources.reading import Progress
from comity.vocabulary.errors import ComityError

JsonFlag = Annotated[bool, typer.Option("--json", help="Print one JSON value instead of words.")]
DirOption = Annotated[
    str,
    typer.Option("--dir", metavar="FOLDER", help="The world's folder; default COMITY_HOME, else the platform's own."),
]

console = Console(highlight=False)
aside = Console(stderr=True, highlight=False)


def show_json(value: Any) -> None:
    """Print a value as one line of JSON."""
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")


def show_table(title: str, columns: list[str], rows: list[list[str]]) -> None:
    """Print rows under their columns; long words wrap rather than vanish."""
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    console.print(table)


def refuse(error: ComityError, *, as_json: bool) -> None:
    """Print a refusal: the sentence and what to do next."""
    if as_json:
        show_json({"error": str(error), "next": error.diagnostics()})
        return
    aside.print(f"[bold red]Refused.[/] {_plain(str(error))}")
    if error.diagnostics():
        aside.print(_plain(error.diagnostics()))


def _plain(text: str) -> str:
    """The text without rich's markup."""
    return text.replace("[", r"\[")


@contextmanager
def progress(label: str, *, quiet: bool) -> Iterator[Progress | None]:
    """A bar on a person's terminal; nothing where the output is JSON or a pipe."""
    if quiet or not aside.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Bars(*columns, console=aside, transient=True) as bars:
        task = bars.add_task(label, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total or None)
