"""Apply the rule of a body, which is data, to the positions its members took."""

from collections.abc import Mapping

from comity.vocabulary.errors import BadInput
from comity.vocabulary.rules import Rule
from comity.vocabulary.stands import Stand


class NoQuorum(BadInput):
    """Too few members have taken a position."""


class NotCarried(BadInput):
    """Too few members concur."""


def conclude_by(rule: Rule, stands: Mapping[str, Stand]) -> str:
    """The conclusion in a sentence, from each member's current stand; raise NoQuorum or NotCarried with the count."""
    part = [stand for stand in stands.values() if stand is not Stand.NOT_PARTICIPATING]
    concurring = sum(stand.concurs for stand in part)
    if len(part) < rule.quorum:
        raise NoQuorum(f"{len(part)} members take part; the rule asks for {rule.quorum}: wait for further positions.")
    if concurring < rule.concurring:
        raise NotCarried(f"{concurring} members concur; the rule asks for {rule.concurring}: there is no finding.")
    return f"{concurring} of {len(part)} participating members concur. {rule.text}"
