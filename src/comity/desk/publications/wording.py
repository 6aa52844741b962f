"""Put days, times, places, counts and digests into the words of a report, one way everywhere."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from comity.vocabulary.errors import BadInput

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Spelled here, as the names in `calendar` follow the machine's locale."""


class NoZone(BadInput):
    """A time without a zone cannot be printed: say in which zone it was read."""


def day(on: date) -> str:
    """`19 March 2026`."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def moment(at: datetime) -> str:
    """`19 March 2026, 04:10 UTC`; raise NoZone for a time whose zone nobody gave."""
    if at.tzinfo is None:
        raise NoZone
    at = at.astimezone(UTC)
    return f"{day(at)}, {at:%H:%M} UTC"


def duration(hours: float) -> str:
    """`19 h`, `19.3 h`; below one hour `42 min`; from three days on `3.5 days`."""
    if round(hours * 60) < 60:
        return _plain(round(hours * 60), "min")
    return _plain(hours, "h") if hours < 72 else _plain(hours / 24, "days")


def _plain(number: float, unit: str) -> str:
    """A number to one decimal, which goes where it is zero."""
    return f"{number:.1f}".removesuffix(".0") + f"\u00a0{unit}"


def latitude(degrees: float) -> str:
    """`36°30′N`, to the minute."""
    return _sexagesimal(degrees, "N", "S")


def longitude(degrees: float) -> str:
    """`124°06′E`, to the minute; an unwrapped meridian such as 190 is `170°00′W`."""
    return _sexagesimal((degrees + 180) % 360 - 180, "E", "W")


def _sexagesimal(degrees: float, above: str, below: str) -> str:
    """Degrees and minutes with the side of zero."""
    whole, minutes = divmod(round(abs(degrees) * 60), 60)
    return f"{whole}°{minutes:02d}′{above if degrees >= 0 else below}"


def spot(latitude_deg: float, longitude_deg: float) -> str:
    """`36°30′N 124°06′E`."""
    return f"{latitude(latitude_deg)} {longitude(longitude_deg)}"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 fix`, `1,566 fixes`, `no fixes`; where no plural is given, `s` makes it."""
    plural = many or f"{one}s"
    return f"no {plural}" if not number else f"{number:,} {one if number == 1 else plural}"


def joined(names: Iterable[str], last: str = "and") -> str:
    """`A, B and C`."""
    *before, final = list(names) or [""]
    return f"{', '.join(before)} {last} {final}" if before else final


def digest_groups(digest: str) -> tuple[str, ...]:
    """A digest in groups of eight digits, between which a line may break."""
    return tuple(digest[start : start + 8] for start in range(0, len(digest), 8))
