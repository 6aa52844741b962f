"""Put what the law says of an act into an order to read it in: weightiest first, what is not met last."""

from comity.law.answers import Frozen
from comity.law.applied import Applied, Result, RouteSaid, Ruled
from comity.law.labels import label
from comity.web.portal.law.answering import words_in

LIGHTER = frozenset({Result.CONTEXT, Result.OPEN, Result.NOT_MET})
"""Results that are read after the ways to ask for an exemption."""


class ByResult(Frozen, frozen=True, kw_only=True):
    """The provisions with one result."""

    result: Result
    words: str
    provisions: tuple[Ruled, ...]


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
    """The answer by result; results that no provision has are left out."""
    found = (
        ByResult(
            result=result,
            words=label(result, words_in()),
            provisions=tuple(one for one in answer.provisions if one.result is result),
        )
        for result in Result
    )
    return Shown(answer=answer, parts=tuple(part for part in found if part.provisions), routes=answer.routes)
