"""Gather the commands, and turn every refusal into one sentence and the right exit code."""

import sys

import typer

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
from comity.vocabulary.errors import ComityError

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
    """Run one command: exit 0 done, 1 checked and found wanting, 2 bad input."""
    try:
        app()
    except ComityError as error:
        refuse(error, as_json="--json" in sys.argv)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
