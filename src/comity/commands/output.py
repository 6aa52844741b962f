"""Say what a command has to say: JSON on request, tables and sentences otherwise, progress only where a person watches."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress as Bars, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from comity.sources.reading import Progress
from comity.vocabulary.errors import ComityError

JsonFlag = Annotated[bool, typer.Option("--json", help="Print one JSON value instead of words.")]
DirOption = Annotated[
    str,
    typer.Option("--dir", metavar="FOLDER", help="The world's folder; default COMITY_HOME, else the platform's own."),
]

# Control characters, which a terminal obeys, but for tab and line feed; marks that turn the order of what is read round
# (Unicode 17, bidirectional controls); halves of characters, as which Python holds a file name's bytes that are no UTF-8.
UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


UNBROKEN = 10_000
"""Columns where no person watches: a table there is as wide as what stands in it."""


def masked(text: str) -> str:
    """The text with a question mark for every character that a terminal would obey rather than show."""
    return UNSHOWN.sub("?", text)


class Showing(Console):
    """A console that shows what strangers wrote and obeys none of it; a sentence is one line, however narrow the terminal."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=True)
        if not self.is_terminal:
            self.width = UNBROKEN

    def render_str(self, text: str, **options: Any) -> Text:
        """The text to be shown, masked."""
        return super().render_str(masked(text), **options)


console, aside = Showing(), Showing(stderr=True)


def show_json(value: Any) -> None:
    """Print a value as one line of JSON."""
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
    sys.stdout.flush()


def show_table(title: str, columns: list[str], rows: list[list[str]], *, typed: str = "") -> None:
    """Print rows under their columns, as wide as they are where nobody watches; the column that people type from is never broken."""
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column == typed)
    for row in rows:
        table.add_row(*row)
    console.print(table, soft_wrap=False)


def refuse(error: ComityError, *, as_json: bool) -> None:
    """Print a refusal: the sentence and what to do next."""
    sentence, advice = masked(str(error)), masked(error.diagnostics())
    if as_json:
        show_json({"error": sentence, "next": advice})
        return
    aside.print(Text.assemble(("Refused.", "bold red"), " ", sentence))
    if advice:
        aside.print(advice)


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
