"""Write down what happens to a person's access, for that person to read; nothing in it is ever changed."""

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
from django.db import models
from django.utils import timezone

from comity.desk.sharing.models import Seat, TrailEntry

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

BROWSER_LENGTH = 200
DETAIL_LENGTH = 200


class Whence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a request came from."""

    address: str | None = None
    """An IP address; None for the node's own console."""
    browser: str = ""


CONSOLE = Whence()
"""The node's own console."""


def note(
    kind: TrailEntry.Kind,
    subject: "AbstractBaseUser | None",
    *,
    by: Seat | None = None,
    detail: str = "",
    whence: Whence = CONSOLE,
) -> TrailEntry:
    """Write one entry into a person's trail; `subject` is None where a sign-in named nobody."""
    return TrailEntry.objects.create(
        at=timezone.now(),
        kind=kind,
        subject_id=subject.pk if subject else None,
        by=by,
        detail=detail[:DETAIL_LENGTH],
        address=whence.address,
        browser=whence.browser[:BROWSER_LENGTH],
    )


def note_opened(reference: str, *, by: Seat, whence: Whence) -> None:
    """Write down that somebody opened a record's file: once a day for each person and record."""
    if by.user is None:
        return
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    opened = TrailEntry.objects.filter(kind=TrailEntry.Kind.OPENED, detail=reference, at__gte=today)
    if not opened.filter(subject=by.user).exists():
        note(TrailEntry.Kind.OPENED, by.user, detail=reference, whence=whence)


def trail_of(seat: Seat) -> "models.QuerySet[TrailEntry]":
    """Everything written about a person's access, newest first: for that person alone."""
    return TrailEntry.objects.filter(subject=seat.user).exclude(subject=None).select_related("by__user", "by__member")


def openings(reference: str) -> "models.QuerySet[TrailEntry]":
    """Who opened a record's file and when; ask only for a record that the reader may see."""
    entries = TrailEntry.objects.filter(kind=TrailEntry.Kind.OPENED, detail=reference)
    return entries.select_related("subject__seat__member")


def strangers(within: timedelta = timedelta(days=1)) -> int:
    """How many sign-ins failed lately under names that nobody has."""
    lately = timezone.now() - within
    return TrailEntry.objects.filter(kind=TrailEntry.Kind.REFUSED, subject=None, at__gte=lately).count()
