"""`comity found` and `comity seat`: begin a body's world, and give its people their places."""

import secrets
from pathlib import Path
from typing import Annotated

import typer

from comity.commands.opening import named, opened
from comity.commands.output import DirOption, JsonFlag, console, show_json
from comity.law.reading import read as read_yaml
from comity.vocabulary.errors import BadInput


def found(
    charter: Annotated[Path, typer.Argument(metavar="CHARTER", help="Who the body is, in YAML: docs/how-to/found.md.")],
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Found a body in a new folder: its members with their keys, its operator, its rule."""
    named(folder)
    from comity.desk.sharing.actions import found as founded
    from comity.desk.sharing.charter import Charter

    read = read_yaml(charter, Charter)
    world = opened(folder, begin=True)
    body = founded(read)
    if as_json:
        show_json({"body": body.name, "home": str(world.home), "members": [one.code for one in read.members]})
        return
    console.print(f"{body.name} is founded in {world.home}. Give its people seats with `comity seat`.")


def seat(
    username: Annotated[str, typer.Argument(metavar="USERNAME", help="The name the person signs in with.")],
    member: Annotated[str, typer.Option(metavar="CODE", help="Code of the member.")],
    name: Annotated[str, typer.Option(metavar="NAME", help="The person's name, as decisions show it.")],
    role: Annotated[str, typer.Option(help="analyst, coordinator, delegate or partner.")] = "analyst",
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Give a person a seat; a first password is made and printed once."""
    opened(folder)
    from comity.desk.sharing.actions import seat as seated
    from comity.desk.sharing.entrance import acting
    from comity.desk.sharing.models import Seat

    if role not in Seat.Role.values or role == Seat.Role.CONSOLE:
        raise BadInput(f"There is no role {role!r}: choose analyst, coordinator, delegate or partner.")
    password = secrets.token_urlsafe(15)
    seated(username, full_name=name, password=password, member=acting(member).member, role=Seat.Role(role))
    if as_json:
        show_json({"username": username, "password": password})
        return
    console.print(f"{name} signs in as {username} with the password {password}")
