"""Measure the view of one entity among a million assertions, as known now and as known on a past day.

The bound is that of a page in this package's own specification: 5 ms of database time on SQLite, 10 ms on PostgreSQL.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ASSERTIONS, PER_SUBJECT = 1_000_000, 50
BOUND_MS = {"sqlite": 5, "postgresql": 10}
RECORDED = datetime(2026, 1, 1, tzinfo=UTC)


def filled() -> None:
    """Fill a throw-away world: one exhibit, a million assertions on it, every fourth of them retracted."""
    from django.db import connection

    from comity.desk.holdings.actions import Reception, assert_, receive
    from comity.desk.holdings.models import Assertion
    from comity.desk.sharing.entrance import acting, begun
    from comity.vocabulary.markings import Marking

    begun()
    seat = acting("")
    path = Path(tempfile.mkdtemp()) / "EXERCISE.txt"
    path.write_text("EXERCISE", encoding="ascii")
    told = {"title": "EXERCISE", "filename": path.name, "received_from": "EXERCISE", "received_how": "made up"}
    marking = Marking.originator_only(seat.member.code)
    held = receive(path, Reception(received_at=RECORDED, exercise=True, **told), by=seat, marking=marking)
    said = {"subject": "EXERCISE/x", "exhibit": held, "place": "line 1", "origin": "", "by": seat, "marking": marking}
    assert_("name", "EXERCISE", **said)
    fields = [field.column for field in Assertion._meta.concrete_fields if field.column != "id"]
    told = {
        "subject": f"'EXERCISE/' || (n.n / {PER_SUBJECT})",
        "value": "'EXERCISE ' || n.n",
        "fingerprint": "'made-up-' || n.n",
        "recorded_at": f"'{RECORDED:%Y-%m-%d %H:%M:%S}'",
        "retracted_at": f"case when n.n % 4 = 3 then '{RECORDED + timedelta(days=30):%Y-%m-%d %H:%M:%S}' end",
    }
    if connection.vendor == "postgresql":
        told |= {name: f"cast({told[name]} as timestamptz)" for name in ("recorded_at", "retracted_at")}
    chosen = ", ".join(told.get(name, f"a.{name}") for name in fields)
    numbers = f"with recursive n(n) as (select 1 union all select n + 1 from n where n < {ASSERTIONS})"
    table = Assertion._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"{numbers} insert into {table} ({', '.join(fields)}) select {chosen} from n, (select * from {table} limit 1) a"
            if connection.vendor == "postgresql"
            else f"insert into {table} ({', '.join(fields)}) {numbers} select {chosen} from n, (select * from {table} limit 1) a"
        )
        cursor.execute("analyze")


def database_ms(question: Any) -> float:
    """Milliseconds until the database has given every row that a question asks for."""
    from django.db import connection

    sql, given = question.query.sql_with_params()
    with connection.cursor() as cursor:
        began = perf_counter()
        cursor.execute(sql, given)
        cursor.fetchall()
        return (perf_counter() - began) * 1000


def main() -> int:
    """Print the table; 1 when the database takes longer than its bound."""
    os.environ["COMITY_HOME"] = tempfile.mkdtemp(prefix="comity-bench-")
    from comity.commands.opening import opened

    opened(begin=True)
    from django.db import connection

    from comity.desk.holdings.entities import entity, known
    from comity.desk.sharing.entrance import acting

    filled()
    seat, worst, bound = acting(""), 0.0, BOUND_MS[connection.vendor]
    print(f"{ASSERTIONS:,} assertions on {connection.vendor}; medians of 100 entities of {PER_SUBJECT}")
    for name, day in (("now", None), ("as known on a past day", RECORDED + timedelta(days=10))):
        asked, whole = [], []
        for number in range(100, 20_000, 199):
            asked.append(database_ms(known(seat, day).about(f"EXERCISE/{number}").order_by("recorded_at", "pk")))
            began = perf_counter()
            entity(f"EXERCISE/{number}", seen_by=seat, known_on=day)
            whole.append((perf_counter() - began) * 1000)
        worst = max(worst, median(asked))
        print(f"{name:<24} database {median(asked):6.2f} ms, whole view {median(whole):6.2f} ms")
    print(f"bound of database time {bound} ms: {'held' if worst < bound else 'BROKEN'}")
    return int(worst >= bound)


if __name__ == "__main__":
    sys.exit(main())
