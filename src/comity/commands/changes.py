"""`comity changes SOURCE`: what the editions of a list added, removed and amended."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from comity.commands.opening import opened
from comity.commands.output import DirOption, JsonFlag, console, show_json, show_table
from comity.sources.registry import source as source_named
from comity.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from comity.desk.holdings.records import Edition, EntryChange


def changes(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Name of a source whose files are whole lists.")],
    edition: Annotated[
        datetime | None, typer.Option(metavar="DAY", formats=["%Y-%m-%d"], help="Tell one edition's changes in full.")
    ] = None,
    subject: Annotated[str, typer.Option(metavar="KEY", help="Tell the changes of one entry alone.")] = "",
    by: Annotated[str, typer.Option(metavar="MEMBER", help="Whose eyes to look with; default: the operator's.")] = "",
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """List the editions held of a list, oldest first, with what each changed; field by field for one edition or entry."""
    if not source_named(source).whole:
        raise BadInput(f"The files of {source} are not whole lists: none of them says that an entry was removed.")
    opened(folder)
    from comity.desk.holdings.records import Edition, EntryChange
    from comity.desk.sharing.entrance import acting

    seat = acting(by)
    seen = Edition.objects.visible_to(seat).filter(source=source).select_related("originator").reverse()
    told = EntryChange.objects.visible_to(seat).filter(edition__source=source).select_related("edition")
    if edition:
        seen, told = seen.filter(day=edition.date()), told.filter(edition__day=edition.date())
    if subject:
        told = told.filter(subject=subject)
    in_full = list(told.order_by("edition__day", "pk")) if edition or subject else []
    if as_json:
        show_json({"editions": [_edition(one) for one in seen], "changes": [_change(one) for one in in_full]})
        return
    _say(source, list(seen), in_full)


def _edition(one: "Edition") -> dict[str, Any]:
    """An edition as data."""
    from comity.desk.holdings.editions import compared

    return {"exhibit": one.exhibit.digest, "held_by": one.originator.code, **msgspec.to_builtins(compared(one))}


def _change(one: "EntryChange") -> dict[str, Any]:
    """A change as data."""
    told = {name: getattr(one, name) for name in ("subject", "name", "kind", "fields")}
    return {"day": one.edition.day.isoformat(), **told}


def _say(source: str, seen: "list[Edition]", in_full: "list[EntryChange]") -> None:
    """The editions as a table, then each change in full."""
    counts = ("entries", "added", "removed", "amended", "unchanged")
    rows = [[str(one.day), one.originator.code, *(f"{getattr(one, name):,}" for name in counts)] for one in seen]
    show_table(f"Editions of {source}", ["day", "held by", *counts], rows)
    for change in in_full:
        console.print(f"\n{change.edition.day} {change.kind} {change.subject} {change.name}")
        for field in change.fields:
            for sign, values in (("-", field["gone"]), ("+", field["new"])):
                for value in values:
                    console.print(f"  {sign} {field['property']}: {value}")
