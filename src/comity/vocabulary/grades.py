"""Grade a source and what it says, apart: reliability A–F beside credibility 1–6 (the Admiralty scale).

Words as in the MISP taxonomy `admiralty-scale` (CC0): github.com/MISP/misp-taxonomies.
"""

from enum import StrEnum
from typing import Self

import msgspec

from comity.vocabulary.errors import BadInput


class Reliability(StrEnum):
    """How far the source has been right before."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def words(self) -> str:
        """The scale's own words."""
        return RELIABILITY_WORDS[self]


class Credibility(StrEnum):
    """How well the statement itself is borne out, whoever made it."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"

    @property
    def words(self) -> str:
        """The scale's own words."""
        return CREDIBILITY_WORDS[self]


RELIABILITY_WORDS = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
}
CREDIBILITY_WORDS = {
    Credibility.CONFIRMED: "confirmed by other sources",
    Credibility.PROBABLE: "probably true",
    Credibility.POSSIBLE: "possibly true",
    Credibility.DOUBTFUL: "doubtful",
    Credibility.IMPROBABLE: "improbable",
    Credibility.UNJUDGED: "truth cannot be judged",
}


class Grade(msgspec.Struct, frozen=True, order=True):
    """A reliability and a credibility, rated independently: `Grade.parse("B2")`."""

    reliability: Reliability
    credibility: Credibility

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a grade such as `B2`; raise BadInput for anything else."""
        try:
            reliability, credibility = tuple(text.strip().upper())
            return cls(Reliability(reliability), Credibility(credibility))
        except ValueError:
            raise BadInput(f"{text!r} is not a grade: write a letter A–F and a digit 1–6, such as B2.") from None

    def __str__(self) -> str:
        return f"{self.reliability}{self.credibility}"

    @property
    def words(self) -> str:
        """Both ratings in the scale's words."""
        return f"{self.reliability.words}; {self.credibility.words}"

    @property
    def judged(self) -> bool:
        """Whether a person has rated either half."""
        return self != UNGRADED


UNGRADED = Grade(Reliability.F, Credibility.UNJUDGED)
"""F6: nobody has judged the source or the statement yet."""
