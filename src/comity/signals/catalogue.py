"""List every typology there is: a detector counts once it is named here."""

from comity.signals.typology import TYPOLOGIES, Typology
from comity.signals.vessels.reception_gaps import reception_gaps
from comity.signals.vessels.several_hulls import several_hulls

DETECTORS = (reception_gaps, several_hulls)
"""Importing a detector registers its typology."""


def typologies() -> dict[str, Typology]:
    """Every typology by name, in order of names."""
    return {name: TYPOLOGIES[name] for name in sorted(TYPOLOGIES) if TYPOLOGIES[name].detect in DETECTORS}
