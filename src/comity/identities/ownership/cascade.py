"""Tell who is reached: the smallest set that holds the listed and all that it owns or controls enough, never a product of shares.

Indirect ownership runs through entities that are reached themselves (OFAC FAQ 401, https://ofac.treasury.gov/faqs/401).
Lower bounds give who certainly is reached, upper bounds who possibly is.
"""

from enum import StrEnum

import msgspec
import numpy as np
import numpy.typing as npt

from comity.identities.ownership.doctrines import Doctrine
from comity.identities.ownership.shares import Entities, Flags, Network, Parts, total

Rounds = npt.NDArray[np.int32]
NEVER = -1
"""The round of an entity that is not reached."""


class Verdict(StrEnum):
    """Whether an entity is reached."""

    LISTED = "listed"
    CERTAINLY = "certainly"
    POSSIBLY = "possibly"
    NOT = "not by what is known"


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """Who is reached under one doctrine; the round counts the steps from the listed, who stand in round 0."""

    network: Network
    doctrine: Doctrine
    certainly: Rounds
    possibly: Rounds

    def verdict(self, place: int) -> Verdict:
        """What the shares say of the entity at a place of the network."""
        if self.certainly[place] == 0:
            return Verdict.LISTED
        if self.certainly[place] != NEVER:
            return Verdict.CERTAINLY
        return Verdict.NOT if self.possibly[place] == NEVER else Verdict.POSSIBLY

    def names(self, verdict: Verdict) -> tuple[str, ...]:
        """Every entity with that verdict."""
        return tuple(name for place, name in enumerate(self.network.names) if self.verdict(place) is verdict)


def reach(network: Network, listed: Entities, doctrine: Doctrine) -> Reach:
    """Who the listed reach, certainly and possibly. Where a doctrine does not add holders up, each listed party counts alone."""
    return Reach(
        network=network,
        doctrine=doctrine,
        certainly=_rounds(network, listed, doctrine, network.low),
        possibly=_rounds(network, listed, doctrine, network.high),
    )


def _rounds(network: Network, listed: Entities, doctrine: Doctrine, share: Parts) -> Rounds:
    if doctrine.aggregates:
        return _cascade(network, listed, doctrine, share)
    rounds = np.full(network.size, NEVER, dtype=np.int32)
    for seed in listed:
        alone = _cascade(network, np.array([seed]), doctrine, share)
        nearer = (alone != NEVER) & ((rounds == NEVER) | (alone < rounds))
        rounds[nearer] = alone[nearer]
    return rounds


def _cascade(network: Network, listed: Entities, doctrine: Doctrine, share: Parts) -> Rounds:
    """The round in which each entity is reached. Each round adds only what the newly reached hold."""
    rounds = np.full(network.size, NEVER, dtype=np.int32)
    rounds[listed] = 0
    held = np.zeros(network.size, dtype=np.int64)
    fresh: Flags = rounds == 0
    step = 0
    while fresh.any():
        step += 1
        rows = np.flatnonzero(fresh[network.owner])
        held += total(network.owned[rows], share[rows], network.size)
        met = held >= doctrine.least
        if doctrine.control:
            met[network.owned[rows[network.controls[rows]]]] = True
        fresh = met & (rounds == NEVER)
        rounds[fresh] = step
    return rounds
