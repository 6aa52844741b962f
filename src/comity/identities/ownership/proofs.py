"""Show why an entity is reached: which holdings of which reached owners add up, back to the listed, in words and as a tree."""

import msgspec
import numpy as np

from comity.identities.ownership.cascade import NEVER, Reach, Rounds, Verdict
from comity.identities.ownership.shares import WHOLE, Parts
from comity.vocabulary.errors import BadInput


class NotReached(BadInput):
    """There is nothing to prove."""


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """One reached owner's share, or control, and why that owner counts."""

    low_percent: float
    high_percent: float
    controls: bool
    owner: "Proof"


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """Why one entity counts: nothing more for a listed party, else the holdings that meet the doctrine."""

    entity: str
    verdict: Verdict
    sentence: str
    holdings: tuple[Holding, ...] = ()


def proof(reach: Reach, entity: str) -> Proof:
    """The proof for one entity; raise NotReached where the shares on record do not reach it.

    Owners of earlier rounds alone appear, so the tree ends at the listed whatever cycles the register holds.
    """
    place = int(reach.network.named([entity])[0])
    verdict = reach.verdict(place)
    if verdict is Verdict.NOT:
        raise NotReached(f"No share on record makes {entity} count under {reach.doctrine.title['en']}.")
    return _proof(reach, place, reach.possibly if verdict is Verdict.POSSIBLY else reach.certainly)


def _proof(reach: Reach, place: int, rounds: Rounds) -> Proof:
    network = reach.network
    name, verdict = network.names[place], reach.verdict(place)
    if verdict is Verdict.LISTED:
        return Proof(entity=name, verdict=verdict, sentence=f"{name} is listed.")
    earlier = (rounds[network.owner] != NEVER) & (rounds[network.owner] < rounds[place])
    holdings = tuple(
        Holding(
            low_percent=_percent(network.low, row),
            high_percent=_percent(network.high, row),
            controls=bool(network.controls[row]),
            owner=_proof(reach, int(network.owner[row]), rounds),
        )
        for row in map(int, np.flatnonzero((network.owned == place) & earlier))
    )
    return Proof(entity=name, verdict=verdict, sentence=_sentence(reach, name, verdict, holdings), holdings=holdings)


def _percent(share: Parts, row: int) -> float:
    return float(share[row]) * 100 / WHOLE


def _sentence(reach: Reach, name: str, verdict: Verdict, holdings: tuple[Holding, ...]) -> str:
    """The sum, or the control, in one sentence."""
    rule = f"{reach.doctrine.title['en']} asks for {reach.doctrine.at_least_percent}"
    low, high = sum(one.low_percent for one in holdings), sum(one.high_percent for one in holdings)
    controllers = [one.owner.entity for one in holdings if one.controls and reach.doctrine.control]
    if controllers:
        return f"{name} is {verdict} reached: {' and '.join(controllers)} controls it."
    held = " and ".join(f"{_span(one.low_percent, one.high_percent)} by {one.owner.entity}" for one in holdings)
    total = f", together {_span(low, min(high, 100.0))}" if len(holdings) > 1 else ""
    return f"{name} is {verdict} reached: {held}{total}; {rule}."


def _span(low: float, high: float) -> str:
    return f"{low:g} %" if low == high else f"{low:g} to {high:g} %"
