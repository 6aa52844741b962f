"""Bring the database's tables up to date: all of it or nothing, by one process at a time."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

if TYPE_CHECKING:
    from collections.abc import Iterator

# Any number that every node of one PostgreSQL server agrees on; this one spells "comity".
UPGRADE_LOCK = 0x636F6D697479


def upgrade() -> None:
    """Apply what migrations are missing. A process killed on the way leaves the tables as they were."""
    if not _behind():
        return
    with _alone():
        if _behind():  # another process may have been first
            call_command("migrate", verbosity=0, interactive=False)


def _behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def _alone() -> "Iterator[None]":
    """One transaction round every migration: Django's own, one for each, can be killed between a table and its record."""
    # SQLite takes this setting outside a transaction alone, and its schema editor asks for it inside.
    with connection.constraint_checks_disabled(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_xact_lock(%s)", [UPGRADE_LOCK])
        yield
