"""Show letters with their clock and the replies a member may see."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import msgspec
from django.utils import timezone

from comity.desk.casework.models import Reply, Request
from comity.desk.holdings.models import Exhibit
from comity.desk.sharing.models import Seat
from comity.desk.sharing.visibility import visible
from comity.web.workbench.acts import offers


class Clock(StrEnum):
    """Where a letter stands."""

    DRAFT = "draft"
    WAITING = "waiting"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    SILENT = "silent"


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A letter with everything beside it that a seat may see."""

    letter: Request
    replies: list[Reply]
    proof: Exhibit | None
    clock: Clock
    days: int
    """Whole days left until the answer is due, or gone by since."""
    acts: list[dict[str, Any]]


def shown(letter: Request, seat: Seat) -> Shown:
    """One letter that the seat may see; a reply that came as a restricted exhibit is for the same eyes as that."""
    replies = list(letter.replies.filter(visible(seat, "exhibit__")).select_related("exhibit"))
    now = timezone.now()
    return Shown(
        letter=letter,
        replies=replies,
        proof=Exhibit.objects.visible_to(seat).filter(pk=letter.proof_of_service_id).first(),
        clock=clock(letter, answered=bool(replies), now=now),
        days=abs((letter.deadline or now) - now) // timedelta(days=1),
        acts=offers("letter", letter, seat),
    )


def clock(letter: Request, *, answered: bool, now: datetime) -> Clock:
    """Where a letter stands at a moment, as far as what one may see tells."""
    if letter.deadline is None:
        return Clock.DRAFT
    if answered:
        return Clock.ANSWERED
    if letter.lapsed_at:
        return Clock.SILENT
    return Clock.WAITING if now < letter.deadline else Clock.OVERDUE
