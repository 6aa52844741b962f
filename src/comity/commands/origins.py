"""`comity origins`: find claims that repeat each other, and decide which do."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from comity.commands.entity import ByOption, ReasonOption
from comity.commands.opening import opened
from comity.commands.output import DirOption, JsonFlag, console, show_json
from comity.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from comity.desk.holdings.models import Repetition

app = typer.Typer(help="Find claims that repeat each other, and decide which do.", no_args_is_help=True)


@app.command()
def find(by: ByOption = "", folder: DirOption = "", as_json: JsonFlag = False) -> None:
    """Propose near-copies as one origin, and list what waits for a decision."""
    opened(folder)
    from comity.desk.holdings.lineage import proposals, propose_copies
    from comity.desk.sharing.entrance import acting

    seat = acting(by)
    new, waiting = propose_copies(by=seat), proposals(seat)
    if as_json:
        show_json({"new": new, "waiting": [_pair(one) for one in waiting]})
        return
    console.print(f"{new} new, {len(waiting)} wait for a decision.")
    for one in waiting:
        console.print(f"\nNumber {one.pk}, {one.resemblance:.0%} alike", markup=False)
        for said in (one.first, one.later):
            console.print(f"  {said.origin or 'origin not recorded'}: {said.value}", markup=False)


@app.command()
def decide(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The pair's number.")],
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="confirmed or rejected.")],
    reason: ReasonOption,
    by: ByOption = "",
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Confirm or reject that one assertion repeats the other."""
    opened(folder)
    from comity.desk.holdings.lineage import State, decide as decided
    from comity.desk.holdings.models import Repetition
    from comity.desk.sharing.entrance import acting

    if decision not in (State.CONFIRMED, State.REJECTED):
        raise BadInput(f"There is no decision {decision!r}: choose confirmed or rejected.")
    seat = acting(by)
    pair = Repetition.objects.visible_to(seat).filter(pk=number).first()
    if pair is None:
        raise BadInput(f"There is no pair {number} that this member may see.")
    decided(pair, State(decision), by=seat, reason=reason)
    if as_json:
        show_json(_pair(pair))
        return
    console.print(f"Number {pair.pk} is {pair.state}.")


def _pair(one: "Repetition") -> dict[str, Any]:
    """A pair as data."""
    texts = {
        name: {"origin": said.origin, "value": said.value, "exhibit": said.exhibit.digest, "place": said.place}
        for name, said in (("first", one.first), ("later", one.later))
    }
    return {"number": one.pk, "resemblance": one.resemblance, "state": one.state, "reason": one.reason, **texts}
