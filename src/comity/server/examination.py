"""Examine a world: database, exhibits, tables, log and keys, each with what was seen in a sentence."""

import msgspec
from django.db import connection

from comity.desk.holdings.custody import rot, set_unrecorded_aside
from comity.desk.holdings.models import Exhibit, ObservationTable
from comity.desk.ledger.audit import audited
from comity.desk.sharing.eyes import INTEGRITY, at_task
from comity.desk.sharing.models import Body, Member
from comity.desk.world import World
from comity.evidence.store import digest_of
from comity.vocabulary.errors import ComityError

UNSTOPPED = "this role passes row-level security; name an ordinary role in COMITY_DATABASE"


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """One thing looked at."""

    what: str
    sound: bool
    seen: str


def examined(world: World) -> list[Seen]:
    """Everything looked at, in order of what depends on what."""
    return [_database(), _body(), _exhibits(), _tables(world), _log(), _leftovers(world)]


def _database() -> Seen:
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute("select version()" if postgresql else "select sqlite_version()")
        version = str(cursor.fetchone()[0]).split(" on ")[0]
        if postgresql:
            cursor.execute("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
            if cursor.fetchone()[0]:
                return Seen(what="database", sound=False, seen=f"{version}: {UNSTOPPED}")
    return Seen(what="database", sound=True, seen=f"{connection.vendor} {version}")


def _body() -> Seen:
    body = Body.objects.first()
    states = Member.objects.filter(kind=Member.Kind.STATE).count()
    seen = f"{body.name}, {states} states" if body else "none yet: the first import begins one, or `comity found`"
    return Seen(what="body", sound=True, seen=seen)


def _exhibits() -> Seen:
    lost = rot()
    with at_task(INTEGRITY):
        count = Exhibit.objects.count()
    seen = f"{count} exhibits, every byte as received" if not lost else f"missing or changed: {', '.join(lost)}"
    return Seen(what="exhibits", sound=not lost, seen=seen)


def _tables(world: World) -> Seen:
    with at_task(INTEGRITY):
        tables = list(ObservationTable.objects.all())
    lost = [
        t.path for t in tables if not (world.tables / t.path).is_file() or digest_of(world.tables / t.path) != t.digest
    ]
    seen = (
        f"{len(tables)} tables" if not lost else f"missing or changed: {', '.join(lost)}; import their exhibits again"
    )
    return Seen(what="tables", sound=not lost, seen=seen)


def _log() -> Seen:
    try:
        report = audited()
    except ComityError as error:
        return Seen(what="log", sound=False, seen=str(error))
    seen = f"{report.size} leaves, {report.waiting} waiting, {report.checkpoints} checkpoints, all consistent"
    return Seen(what="log", sound=True, seen=seen)


def _leftovers(world: World) -> Seen:
    swept, unrecorded = world.exhibits.sweep(), set_unrecorded_aside()
    lying = len(list((world.exhibits.folder / "unrecorded").glob("*")))
    parts = [f"{swept} files of interrupted imports swept"]
    if lying:
        parts.append(f"{lying} that no record names lie in exhibits/unrecorded: import them again or delete them")
    if unrecorded.waiting:
        parts.append(f"{unrecorded.waiting} that no record names yet: set aside a day after they came")
    return Seen(what="leftovers", sound=not lying, seen="; ".join(parts))
