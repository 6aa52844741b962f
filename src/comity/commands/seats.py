"""`comity invite` and `comity unseat`: at the node's own console, let people in by a link and end their seats."""

from typing import TYPE_CHECKING, Annotated

import typer

from comity.commands.opening import opened
from comity.commands.output import DirOption, JsonFlag, console, show_json
from comity.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from comity.desk.sharing.models import Seat

Username = Annotated[str, typer.Argument(metavar="USERNAME", help="The name the person signs in with.")]


def invite(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The person's name; with --back the sign-in name.")],
    member: Annotated[str, typer.Option(metavar="CODE", help="Code of the member; not with --back.")] = "",
    role: Annotated[str, typer.Option(help="analyst, coordinator, delegate or partner.")] = "analyst",
    back: Annotated[bool, typer.Option("--back", help="Let somebody who lost password or factor back in.")] = False,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="How people reach the node.")] = "http://localhost:8000",
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Print a link that seats one person, once, within three days; only its digest is kept."""
    opened(folder)
    from comity.desk.sharing.entrance import acting
    from comity.desk.sharing.invitations import INVITABLE, give_way_back, invite as invited
    from comity.desk.sharing.models import Seat

    if back:
        seat = _sitting(name)
        link = give_way_back(seat, by=Seat.console(seat.member))
    elif not member or role not in INVITABLE:
        raise BadInput(f"Say at which member with --member, and one of the roles {', '.join(INVITABLE)} with --role.")
    else:
        by = acting(member)
        link = invited(name, member=by.member, role=Seat.Role(role), by=by)
    address, until = f"{host.rstrip('/')}/invitation/{link.token}/", link.invitation.expires_at
    if as_json:
        show_json({"link": address, "until": until.isoformat()})
        return
    console.print(f"{address}\nIt works once, until {until:%Y-%m-%d %H:%M} UTC.", markup=False, soft_wrap=True)


def unseat(
    username: Username,
    reason: Annotated[str, typer.Option(help="One sentence; the person reads it in their trail.")],
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """End a person's seat at once: sessions, factors and linked identities go; what was done from it stays."""
    opened(folder)
    from comity.desk.sharing.models import Seat
    from comity.desk.sharing.seats import end_seat

    seat = _sitting(username)
    ended = end_seat(seat, by=Seat.console(seat.member), reason=reason)
    if as_json:
        show_json({"username": username, "member": ended.member.code, "ended": str(ended.ended_at)})
        return
    console.print(f"The seat of {ended} has ended.", markup=False, soft_wrap=True)


def _sitting(username: str) -> "Seat":
    """The seat of whoever signs in under a name."""
    from comity.desk.sharing.models import Seat

    found = Seat.objects.select_related("member", "user").filter(user__username=username, ended_at=None).first()
    if found is None:
        raise BadInput(f"Nobody here signs in as {username!r}.")
    return found
