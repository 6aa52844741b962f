"""Gather the commands, and turn every refusal into one sentence and the right exit code."""

import sys

import typer
from typer._click.exceptions import NoArgsIsHelpError, UsageError  # Typer has no public name for them

from comity.commands import (
    bench,
    changes,
    demo,
    detect,
    doctor,
    entity,
    export,
    found,
    import_,
    ingest,
    law,
    origins,
    reach,
    recall,
    scrub,
    seats,
    serve,
    sources,
    verify,
    worker,
)
from comity.commands.output import refuse
from comity.commands.trouble import told
from comity.vocabulary.errors import BadInput, ComityError


class Misused(BadInput):
    """The command was not given what it takes."""

    def __init__(self, error: UsageError) -> None:
        super().__init__(" ".join(error.format_message().replace("Value error, ", "").split()))
        self._command = error.ctx.command_path if error.ctx else "comity"

    def diagnostics(self) -> str:
        """Where the command says what it takes."""
        return f"`{self._command} --help` says what it takes."


app = typer.Typer(
    name="comity",
    help="From raw sources to a signed public report that anyone can check.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("demo")(demo.demo)
app.command("found")(found.found)
app.command("seat")(found.seat)
app.command("invite")(seats.invite)
app.command("unseat")(seats.unseat)
app.command("import")(import_.import_)
app.command("changes")(changes.changes)
app.add_typer(entity.app, name="entity")
app.add_typer(origins.app, name="origins")
app.command("ingest")(ingest.ingest)
app.add_typer(recall.app, name="recall")
app.command("export")(export.export)
app.command("sources")(sources.sources)
app.add_typer(law.app, name="law")
app.command("reach")(reach.reach)
app.command("detect")(detect.detect)
app.command("verify")(verify.verify)
app.command("serve")(serve.serve)
app.command("worker")(worker.worker)
app.command("bench")(bench.bench)
app.command("scrub")(scrub.scrub)
app.command("doctor")(doctor.doctor)


def main() -> None:
    """Run one command: exit 0 done, 1 checked and found wanting, 2 bad input or a machine that cannot, 130 interrupted."""
    try:
        sys.exit(app(standalone_mode=False))
    except NoArgsIsHelpError as error:
        error.show()
    except UsageError as error:
        refuse(Misused(error), as_json="--json" in sys.argv)
    except ComityError as error:
        refuse(error, as_json="--json" in sys.argv)
    except Exception as error:
        trouble = told(error)
        if trouble is None:
            raise
        refuse(trouble, as_json="--json" in sys.argv)
    sys.exit(2)
