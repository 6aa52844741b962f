"""Write moments, places and counts as the sentences of signals do: times in UTC, angles by hemisphere."""

from datetime import UTC, datetime

from comity.signals.motion import Fix


def moment(t: int) -> datetime:
    """Seconds since 1970 as a time in UTC."""
    return datetime.fromtimestamp(t, UTC)


def at(t: int) -> str:
    """`24 January 2014, 03:55 UTC`."""
    when = moment(t)
    return f"{when.day} {when:%B %Y, %H:%M} UTC"


def place(fix: Fix) -> str:
    """`24.29° N 120.52° E`."""
    north, east = "N" if fix.latitude_deg >= 0 else "S", "E" if fix.longitude_deg >= 0 else "W"
    return f"{abs(fix.latitude_deg):.2f}° {north} {abs(fix.longitude_deg):.2f}° {east}"


def several(count: int, one: str, many: str = "") -> str:
    """`1 step`, `1,668 steps`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
