"""`comity reach`: whom listed parties reach through ownership and control, under a doctrine, with the proof of each."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from comity.commands.output import JsonFlag, console, show_json, show_table


def reach(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A register of holdings as CSV: owner, owned, share.")],
    listed: Annotated[list[str], typer.Option(metavar="NAME", help="A listed party as the register names it; repeat.")],
    doctrine: Annotated[str, typer.Option(metavar="NAME", help="Whose rule: us-ofac, eu, uk, un.")] = "un",
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what held on that day.")] = None,
    as_json: JsonFlag = False,
) -> None:
    """Tell who is certainly and who is possibly reached, and why."""
    from comity.identities.ownership import cascade, doctrines, proofs, register, shares

    rule, read = doctrines.doctrine(doctrine), register.register(file)
    network = shares.network(read.shares, on=on.date() if on else None)
    found = cascade.reach(network, network.named(listed), rule)
    verdicts = (cascade.Verdict.CERTAINLY, cascade.Verdict.POSSIBLY)
    reached = [proofs.proof(found, name) for verdict in verdicts for name in found.names(verdict)]
    if as_json:
        show_json(
            {"doctrine": doctrine, "rule": rule, "on": on and on.date(), "reached": reached, "refused": read.refused}
        )
        return
    show_table(
        f"{rule.title['en']}: {len(reached)} reached",
        ["entity", "verdict", "why"],
        [[one.entity, one.verdict, one.sentence] for one in reached],
    )
    for row in read.refused:
        console.print(f"Line {row.row} was left out: {row.reason}")
