"""Tell where a regime's folder is silent though the law may not have been: an empty answer there clears nothing."""

from datetime import date

from comity.law.coverage import Coverage, coverage
from comity.law.harmonized.editions import Edition
from comity.law.regimes import Regime
from comity.law.scope import Gap
from comity.law.terms import Direction


def gaps(
    regime: Regime,
    *,
    first: date,
    last: date,
    direction: Direction | None = None,
    hs: str | None = None,
    edition: Edition | None = None,
) -> tuple[str, ...]:
    """What is not recorded between two days, both included, for goods of a code moving that way; in English."""
    return tuple(
        gap.text
        for gap in regime.about.gaps
        if gap.starts <= last
        and first < gap.ends
        and (direction is None or gap.direction.covers(direction))
        and (hs is None or _speaks_of(gap, hs, edition or Edition.on(first)))
    )


def _speaks_of(gap: Gap, hs: str, edition: Edition) -> bool:
    return coverage(gap.goods, hs, edition) is not Coverage.NONE
