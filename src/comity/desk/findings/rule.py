"""Apply the rule of a body, which is data, to the positions its members took."""

from collections.abc import Mapping

import msgspec

from comity.vocabulary.errors import BadInput
from comity.vocabulary.stands import Stand


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a body has a finding. No member has a veto: a dissent is printed, it does not block."""

    text: str
    """The rule in a sentence, as the report prints it."""
    quorum: int
    """How many members must take part, abstentions included."""
    concurring: int
    """How many must concur, reservations included."""

    def __post_init__(self) -> None:
        if not 0 < self.concurring <= self.quorum:
            raise ValueError("a rule needs at least one concurring member, and no more than its quorum")


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
