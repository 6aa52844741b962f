"""Say when origins corroborate: two of them, and recorded; ten outlets that quote one paper are one origin."""

from collections.abc import Iterable

INDEPENDENT_ORIGINS = 2
"""Two independent sources means two origins (docs/explanation/evidence.md)."""


def independent(origins: Iterable[str]) -> tuple[str, ...]:
    """Each recorded origin once, in the order met; what is not recorded counts for nothing."""
    return tuple(dict.fromkeys(origin for origin in origins if origin))


def corroborate(origins: Iterable[str]) -> bool:
    """Whether these origins bear each other out."""
    return len(independent(origins)) >= INDEPENDENT_ORIGINS
