"""Do what must happen without anybody asking: integrate leaves, issue checkpoints, publish tiles, look for rot."""

import logging
from threading import Event

import msgspec
from django.db import DatabaseError, close_old_connections

from comity.desk.holdings.custody import scrub, set_unrecorded_aside
from comity.desk.holdings.examining import examine_waiting
from comity.desk.ledger.log import checkpoint, integrate, publish_log
from comity.desk.sharing.models import Body, Seat
from comity.vocabulary.errors import ComityError

ROUND_S = 60
"""Seconds between rounds; a receipt is at most so late on PostgreSQL."""
CHECKPOINT_ROUNDS = 60
"""Rounds between checkpoints: hourly, so that the number of entries says little about the day (docs/decisions/0005-log.md)."""
SCRUB_ROUNDS = 24 * 60
"""Rounds between scrubs: daily."""
EXAMINED_A_ROUND = 20
"""Exhibits examined in one round, so that leaves do not wait long behind them."""


class Chores(msgspec.Struct, frozen=True, kw_only=True):
    """What one round did."""

    integrated: int
    examined: int
    size: int
    rotten: int


def round_of_chores(*, with_scrub: bool = True) -> Chores:
    """One round with everything in it."""
    examined = examine_waiting(most=EXAMINED_A_ROUND)
    rotten = len(scrubbed()) if with_scrub else 0
    integrated = integrate()
    issued = checkpoint()
    publish_log(issued)
    return Chores(integrated=integrated, examined=examined, size=issued.size, rotten=rotten)


def scrubbed() -> list[str]:
    """Digests of exhibits that rot, found by a scrub that is recorded in the operator's name."""
    if aside := set_unrecorded_aside().aside:
        logging.getLogger(__name__).warning("%d files that no record names: look in exhibits/unrecorded.", aside)
    rotten: list[str] = scrub(by=Seat.console(Body.here().operator)).rotten
    return rotten


def keep_house(stopped: Event) -> None:
    """Round after round until told to stop; a round that fails is logged and the next one tries again."""
    turn = 0
    while not stopped.is_set():
        try:
            close_old_connections()
            _due(turn)
        except (ComityError, OSError, DatabaseError):
            logging.getLogger(__name__).exception("A round of housekeeping failed; the next one tries again.")
        turn += 1
        stopped.wait(ROUND_S)


def _due(turn: int) -> None:
    """What is due on this turn."""
    examine_waiting(most=EXAMINED_A_ROUND)
    integrate()
    if turn % CHECKPOINT_ROUNDS == 0:
        publish_log(checkpoint())
    if turn % SCRUB_ROUNDS == 0:
        for digest in scrubbed():
            logging.getLogger(__name__).error("Exhibit %s is missing or has changed: restore it from a copy.", digest)
