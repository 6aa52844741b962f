"""Do what must happen without anybody asking: integrate leaves, issue checkpoints, publish tiles, look for rot."""

import logging
from threading import Event

import msgspec
from django.conf import settings
from django.db import close_old_connections

from comity.desk.holdings.models import Exhibit
from comity.desk.ledger.log import checkpoint, integrate, publish_log
from comity.vocabulary.errors import ComityError

ROUND_S = 60
"""Seconds between rounds; a receipt is at most so late on PostgreSQL."""
CHECKPOINT_ROUNDS = 60
"""Rounds between checkpoints: hourly, so that the number of entries says little about the day (docs/decisions/0005-log.md)."""
SCRUB_ROUNDS = 24 * 60
"""Rounds between scrubs: daily."""


class Chores(msgspec.Struct, frozen=True, kw_only=True):
    """What one round did."""

    integrated: int
    size: int
    rotten: int


def round_of_chores(*, scrub: bool = True) -> Chores:
    """One round with everything in it."""
    integrated = integrate()
    issued = checkpoint()
    publish_log(issued)
    return Chores(integrated=integrated, size=issued.size, rotten=len(rot()) if scrub else 0)


def rot() -> list[str]:
    """Digests of exhibits whose bytes are missing or changed."""
    expected = Exhibit.objects.values_list("digest", flat=True).distinct()
    return list(settings.WORLD.exhibits.scrub(expected.iterator()))


def keep_house(stopped: Event) -> None:
    """Round after round until told to stop; a round that fails is logged and the next one tries again."""
    turn = 0
    while not stopped.is_set():
        try:
            close_old_connections()
            _due(turn)
        except (ComityError, OSError):
            logging.getLogger(__name__).exception("A round of housekeeping failed; the next one tries again.")
        turn += 1
        stopped.wait(ROUND_S)


def _due(turn: int) -> None:
    """What is due on this turn."""
    integrate()
    if turn % CHECKPOINT_ROUNDS == 0:
        publish_log(checkpoint())
    if turn % SCRUB_ROUNDS == 0:
        for digest in rot():
            logging.getLogger(__name__).error("Exhibit %s is missing or has changed: restore it from a copy.", digest)
