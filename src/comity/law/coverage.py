"""Compare a code of goods with what a provision names, across editions and competing readings; a code alone decides nothing."""

from enum import StrEnum
from functools import lru_cache

from comity.law.harmonized.editions import Edition, subheadings, translated
from comity.law.scope import Goods


class Coverage(StrEnum):
    """How much of what was asked about a provision's goods take in."""

    WHOLE = "whole"
    PART = "part"
    NONE = "none"


def coverage(goods: tuple[Goods, ...], code: str, edition: Edition) -> Coverage:
    """What all readings together say: whole or none only where they agree. Raise UnknownCode for a code that is none."""
    found = {covered(reading, code, edition) for reading in goods} or {Coverage.NONE}
    return found.pop() if len(found) == 1 else Coverage.PART


def covered(reading: Goods, code: str, edition: Edition) -> Coverage:
    """What one reading says of a code of some edition; one without a counterpart is asked by its heading."""
    scope = _scope(reading.codes, reading.edition)
    asked = frozenset(
        other
        for one in subheadings(code, edition)
        for other in translated(one, edition, reading.edition) or subheadings(one[:4], reading.edition)
    )
    if asked <= scope:
        return Coverage.WHOLE
    return Coverage.PART if asked & scope else Coverage.NONE


@lru_cache(maxsize=256)
def _scope(codes: tuple[str, ...], edition: Edition) -> frozenset[str]:
    """The six-digit codes that one reading names."""
    return frozenset(code for named in codes for code in subheadings(named, edition))
