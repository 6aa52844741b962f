"""Put what the law says of an act into an order to read it in: weightiest first, what is not met last."""

from django.utils.translation import gettext as _

from comity.law.answers import Frozen
from comity.law.applied import Applied, Result, RouteSaid, Ruled

LIGHTER = frozenset({Result.CONTEXT, Result.OPEN, Result.NOT_MET})
"""Results that are read after the ways to ask for an exemption."""


class ByResult(Frozen, frozen=True, kw_only=True):
    """The provisions with one result."""

    result: Result
    words: str
    provisions: tuple[Ruled, ...]
    folded: bool = False
    """Whether only its titles are shown, below a line that opens."""


class Shown(Frozen, frozen=True, kw_only=True):
    """An answer about an act, in the order of its page."""

    answer: Applied
    parts: tuple[ByResult, ...]
    routes: dict[str, RouteSaid]
    """How each exemption named is asked for."""

    @property
    def weighty(self) -> tuple[ByResult, ...]:
        """What touches the act and what could lift it."""
        return tuple(part for part in self.parts if part.result not in LIGHTER)

    @property
    def lighter(self) -> tuple[ByResult, ...]:
        """Context, what stays open and what is not met."""
        return tuple(part for part in self.parts if part.result in LIGHTER)

    @property
    def weighs(self) -> bool:
        """Whether a provision has all its elements met."""
        return any(part.result.touches for part in self.parts)


def shown(answer: Applied) -> Shown:
    """The answer by result and its words, so that contested law stands apart, and so does what waits for a ship alone."""
    told = [one for one in answer.provisions if not one.wants_a_ship]
    found = [
        ByResult(
            result=result,
            words=words,
            provisions=tuple(one for one in told if one.result is result and one.result_words == words),
            folded=result is Result.NOT_MET,
        )
        for result in Result
        for words in dict.fromkeys(one.result_words for one in told if one.result is result)
    ]
    of_ships = tuple(one for one in answer.provisions if one.wants_a_ship)
    if of_ships:
        words = _("open only because no ship is told of")
        found.append(ByResult(result=Result.OPEN, words=words, provisions=of_ships, folded=True))
    return Shown(answer=answer, parts=tuple(found), routes=answer.routes)
