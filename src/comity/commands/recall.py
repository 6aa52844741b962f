"""`comity recall`: take a record back, see who was told, and acknowledge."""

from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from comity.commands.entity import ByOption, ReasonOption
from comity.commands.opening import opened
from comity.commands.output import DirOption, JsonFlag, console, show_json, show_table
from comity.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from comity.desk.holdings.models import Notice
    from comity.desk.sharing.models import Marked, Seat

app = typer.Typer(help="Take a record back, see who was told, and acknowledge.", no_args_is_help=True)


@app.command()
def make(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="exhibit, assertion or finding.")],
    key: Annotated[str, typer.Argument(metavar="KEY", help="SHA-256, fingerprint or number.")],
    reason: ReasonOption,
    by: ByOption = "",
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Take back a record of one's own: everyone who relied on it is told."""
    opened(folder)
    from comity.desk.holdings.recalling import reach, recall
    from comity.desk.holdings.relying import dependents
    from comity.desk.sharing.entrance import acting

    seat = acting(by)
    record = _record(kind, key, seat)
    relying = [str(one) for one in dependents(record, seen_by=seat)]
    made = recall(record, by=seat, reason=reason)
    told = {"number": made.pk, "dependents": relying, **msgspec.to_builtins(reach(made, seen_by=seat))}
    if as_json:
        show_json(told)
        return
    console.print(
        f"Recalled. {len(relying)} records rely on it, {told['notified']} members were told, {told['flagged']} publications"
        " flagged, as far as this member may see."
    )
    for one in relying:
        console.print(f"  {one}", markup=False)


def _record(kind: str, key: str, seat: "Seat") -> "Marked":
    """The member's own record of that kind and key; raise BadInput where it may see none."""
    from comity.desk.findings.models import Finding
    from comity.desk.holdings.models import Assertion, Exhibit

    keys = {"exhibit": (Exhibit, "digest"), "assertion": (Assertion, "fingerprint"), "finding": (Finding, "number")}
    if kind not in keys:
        raise BadInput(f"There is no kind {kind!r}: choose one of {', '.join(keys)}.")
    model, name = keys[kind]
    found: Marked | None = model.objects.visible_to(seat).filter(**{name: key, "originator": seat.member}).last()
    if found is None:
        raise BadInput(f"{seat.member.name} holds no {kind} {key} that this seat may see.")
    return found


@app.command()
def notices(by: ByOption = "", folder: DirOption = "", as_json: JsonFlag = False) -> None:
    """List the notices of recalls that a member may see."""
    opened(folder)
    from comity.desk.holdings.models import Notice
    from comity.desk.sharing.entrance import acting

    seen = [_notice(one) for one in Notice.objects.visible_to(acting(by)).select_related("recall", "member")]
    if as_json:
        show_json(seen)
        return
    columns = ["number", "member", "recalled", "reason", "acknowledged"]
    show_table("Notices", columns, [[str(one[name] or "no") for name in columns] for one in seen])


@app.command()
def acknowledge(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The notice's number.")],
    answer: Annotated[str, typer.Option("--answer", metavar="TEXT", help="What was done about it.")] = "",
    by: ByOption = "",
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Acknowledge a notice for one's own member."""
    opened(folder)
    from comity.desk.holdings.models import Notice
    from comity.desk.holdings.recalling import acknowledge as acknowledged
    from comity.desk.sharing.entrance import acting

    seat = acting(by)
    notice = Notice.objects.visible_to(seat).filter(pk=number).first()
    if notice is None:
        raise BadInput(f"There is no notice {number} that this member may see.")
    acknowledged(notice, by=seat, answer=answer)
    if as_json:
        show_json(_notice(notice))
        return
    console.print(f"Notice {notice.pk} is acknowledged for {notice.member.name}.", markup=False)


def _notice(one: "Notice") -> dict[str, Any]:
    """A notice as data."""
    return {
        "number": one.pk,
        "member": one.member.code,
        "recalled": one.recall.about_type,
        "reason": one.recall.reason,
        "notified": one.notified_at,
        "acknowledged": one.acknowledged_at,
        "answer": one.answer,
    }
