"""Put the positions first that a reader must not miss: dissents, then reservations."""

from comity.vocabulary.stands import Stand

LOUDEST_FIRST = (Stand.DISSENT, Stand.RESERVATION, Stand.CONCUR, Stand.ABSTAIN, Stand.NOT_PARTICIPATING)


def loudness(stand: str) -> int:
    """The place of a stand among positions, from 0."""
    return LOUDEST_FIRST.index(Stand(stand))
