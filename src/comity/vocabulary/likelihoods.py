"""Say how likely and how sure, apart: the seven terms of ICD 203 for likelihood, three levels of confidence.

Bands: Intelligence Community Directive 203, 2 January 2015, section D.6.e.2. A sentence never holds both.
"""

from enum import StrEnum


class Likelihood(StrEnum):
    """How likely it is that the statement is true."""

    ALMOST_NO_CHANCE = "almost no chance"
    VERY_UNLIKELY = "very unlikely"
    UNLIKELY = "unlikely"
    EVEN = "roughly even chance"
    LIKELY = "likely"
    VERY_LIKELY = "very likely"
    ALMOST_CERTAIN = "almost certain"

    @property
    def percent(self) -> tuple[int, int]:
        """Lower and upper bound of the term's band, in per cent."""
        return BANDS[self]


BANDS = {
    Likelihood.ALMOST_NO_CHANCE: (1, 5),
    Likelihood.VERY_UNLIKELY: (5, 20),
    Likelihood.UNLIKELY: (20, 45),
    Likelihood.EVEN: (45, 55),
    Likelihood.LIKELY: (55, 80),
    Likelihood.VERY_LIKELY: (80, 95),
    Likelihood.ALMOST_CERTAIN: (95, 99),
}


class Confidence(StrEnum):
    """How sound the basis of the judgement is: its sources, its logic, its gaps."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
