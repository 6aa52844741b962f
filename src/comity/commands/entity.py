"""`comity entity`: show a subject as a member knows it, and judge who is who."""

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from comity.commands.opening import opened
from comity.commands.output import DirOption, JsonFlag, console, show_json, show_table
from comity.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from comity.desk.holdings.models import Assertion, Judgement

app = typer.Typer(help="Show a subject as a member knows it, and judge who is who.", no_args_is_help=True)
ByOption = Annotated[str, typer.Option("--by", metavar="MEMBER", help="Code of the member; default: the operator.")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in a sentence.")]


@app.command()
def show(
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="Key of the subject.")],
    known_on: Annotated[
        datetime | None,
        typer.Option(metavar="DAY", formats=["%Y-%m-%d"], help="As known at the end of that day (UTC); default: now."),
    ] = None,
    by: ByOption = "",
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Show a subject with every value, who says so, and what it was judged to be one with."""
    opened(folder)
    from comity.desk.holdings.entities import entity
    from comity.desk.sharing.entrance import acting

    moment = datetime.combine(known_on, time.max, UTC) if known_on else None
    view = entity(subject, seen_by=acting(by), known_on=moment)
    if not view.said:
        raise BadInput(f"Nothing that this member may see is known of {subject!r}.")
    told = {
        "subject": subject,
        "subjects": view.sameness.subjects,
        "known_on": moment,
        "said": [_said(one) for one in view.said],
        "identity": [
            {name: getattr(line, name) for name in ("prop", "value", "since", "until")} for line in view.identity
        ],
        "rests_on": [_judged(one) for one in view.sameness.rests_on],
        "contested": [_judged(one) for one in view.sameness.contested],
    }
    if as_json:
        show_json(told)
        return
    columns = ["property", "value", "source", "grade", "marking", "origin", "place"]
    rows = [[one.prop, one.value, one.source, one.grade_text, one.tlp, one.origin, one.place] for one in view.said]
    show_table(", ".join(view.sameness.subjects), columns, rows)
    for heading, judged in (("One with it", view.sameness.rests_on), ("Contested", view.sameness.contested)):
        for one in judged:
            console.print(f"{heading}: {one}: {one.reason} ({one.originator.code}, number {one.pk})")


def _said(one: "Assertion") -> dict[str, Any]:
    """An assertion as data, with its provenance."""
    names = ("subject", "prop", "value", "source", "origin", "place", "valid_from", "valid_until", "recorded_at")
    told = {name: getattr(one, name) for name in names}
    return {
        **told,
        "by": one.originator.code,
        "grade": one.grade_text,
        "marking": one.tlp,
        "exhibit": one.exhibit.digest,
    }


def _judged(one: "Judgement") -> dict[str, Any]:
    """A judgement as data."""
    names = ("one", "other", "verdict", "reason", "person", "decided_at", "withdrawn_at", "withdrawn_reason")
    return {"number": one.pk, "by": one.originator.code, **{name: getattr(one, name) for name in names}}


@app.command()
def judge(
    one: Annotated[str, typer.Argument(metavar="ONE", help="Key of a subject.")],
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="same, different or unsure.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Key of another subject.")],
    reason: ReasonOption,
    by: ByOption = "",
    marking: Annotated[str, typer.Option(metavar="M", help="TLP label; default: originator only.")] = "",
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Judge whether two subjects are the same."""
    opened(folder)
    from comity.desk.holdings.sameness import Verdict, judge as judged
    from comity.desk.sharing.entrance import acting, wanted
    from comity.vocabulary.markings import Marking

    if verdict not in Verdict.values:
        raise BadInput(f"There is no verdict {verdict!r}: choose one of {', '.join(Verdict.values)}.")
    seat = acting(by)
    chosen = wanted(marking, seat.member) or Marking.originator_only(seat.member.code)
    made = judged(one, other, Verdict(verdict), by=seat, reason=reason, marking=chosen)
    _print(made, as_json=as_json)


@app.command()
def withdraw(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The judgement's number.")],
    reason: ReasonOption,
    by: ByOption = "",
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Withdraw a judgement: what it merged is apart again."""
    opened(folder)
    from comity.desk.holdings.models import Judgement
    from comity.desk.holdings.sameness import withdraw as withdrawn
    from comity.desk.sharing.entrance import acting

    seat = acting(by)
    made = Judgement.objects.visible_to(seat).filter(pk=number).first()
    if made is None:
        raise BadInput(f"There is no judgement {number} that this member may see.")
    _print(withdrawn(made, by=seat, reason=reason), as_json=as_json)


def _print(made: "Judgement", *, as_json: bool) -> None:
    """A judgement in words or as data."""
    if as_json:
        show_json(msgspec.to_builtins(_judged(made)))
        return
    state = "withdrawn" if made.withdrawn_at else "judged"
    console.print(f"Number {made.pk}, {state}: {made}.")
