"""Tell on which day's knowledge a page stands: today's, or that of a past day which its address carries."""

from datetime import UTC, date, datetime, time

import msgspec
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils import timezone

ON = "on"
"""The name of the day in an address."""
UNKEPT = frozenset({ON, "page"})
"""What an address does not keep when another day is chosen: a list has other pages then."""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """The day a page stands on, and what else its address asks for."""

    day: date | None
    """None: today."""
    today: date
    kept: tuple[tuple[str, str], ...] = ()
    """Names and values that the address keeps when another day is chosen."""

    @property
    def moment(self) -> datetime | None:
        """The last moment of the day in UTC; None: now."""
        return datetime.combine(self.day, time.max, UTC) if self.day else None

    @property
    def carried(self) -> str:
        """What a link to another page of records ends in, so that it stands on the same day."""
        return f"?{ON}={self.day.isoformat()}" if self.day else ""


def known_on(request: HttpRequest) -> Known:
    """The day that an address asks for; today and days to come are now. Raise BadRequest for what is no day."""
    today = timezone.now().astimezone(UTC).date()
    kept = tuple((name, str(value)) for name, value in request.GET.items() if name not in UNKEPT)
    asked = request.GET.get(ON, "")
    try:
        day = date.fromisoformat(asked) if asked else None
    except ValueError:
        raise BadRequest(ON) from None
    return Known(day=day if day and day < today else None, today=today, kept=kept)
