"""Read the code of a flag or a state strictly: a name or a slip is refused, and never passes for another flag."""

from functools import lru_cache
from pathlib import Path

from comity.law.reading import read
from comity.law.regimes import Regime
from comity.vocabulary.errors import BadInput

STATES = Path(__file__).with_name("states.yaml")
INVENTED = tuple(f"X{chr(letter)}" for letter in range(ord("A"), ord("Z") + 1))
"""Left to users by ISO 3166-1, so that no state bears one: what an invented regime calls its states."""


class UnknownFlag(BadInput):
    """A flag is written as the two letters of ISO 3166-1, such as PA."""


@lru_cache(maxsize=1)
def states() -> frozenset[str]:
    """The two-letter codes in use (ISO 3166-1 alpha-2)."""
    return frozenset(read(STATES, tuple[str, ...]))


def flag(text: str, regime: Regime) -> str:
    """The code in capitals; raise UnknownFlag for what is none. Invented states fly flags in an invented regime alone."""
    code = text.strip().upper()
    if is_state(code, invented=regime.about.exercise):
        return code
    raise UnknownFlag(
        f"{text!r} is no flag: write the two letters of ISO 3166-1, such as PA, and leave out what is unknown."
    )


def is_state(code: str, *, invented: bool) -> bool:
    """Whether a code in capitals is a state's, or may be an invented one's."""
    return code in states() or (invented and code in INVENTED)
