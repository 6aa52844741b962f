"""Let acts that must not pass each other take turns: the second sees what the first wrote, or waits until it has."""

from enum import IntEnum

from django.db import connection


class Turn(IntEnum):
    """Acts that look at all there is before they write; each number is any that no other lock of this node has."""

    JUDGING = 7_300_401
    REPEATING = 7_300_402


def take_turn(turn: Turn) -> None:
    """Wait until nobody else is at it, and be at it until the transaction ends. On SQLite every act that writes has its turn
    from its beginning: a transaction begins IMMEDIATE (server/settings.py).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [turn])
