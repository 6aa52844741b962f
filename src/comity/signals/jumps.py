"""Hold the impossible steps of every MMSI in a table, and tell who else jumped near a place at a time."""

from collections import defaultdict
from collections.abc import Sequence

import ibis

from comity.signals.motion import PLACE, Fix, impossible_steps, steps

NEARBY_NM = 60.0
"""A degree of latitude. RadianceFleet (dec5ab1) calls an area jammed by clusters within half a degree; ours asks more widely."""


class Jumps:
    """The impossible steps of a table of fixes heard once each (`motion.heard`, staged)."""

    def __init__(self, heard: ibis.Table) -> None:
        found = impossible_steps(steps(heard)).to_pyarrow()
        ends = [map(Fix, *(found[f"{name}{end}"].to_pylist() for name in ("t", *PLACE, "row"))) for end in ("", "1")]
        self._steps: defaultdict[int, list[tuple[Fix, Fix]]] = defaultdict(list)
        for mmsi, before, after in zip(found["mmsi"].to_pylist(), *ends, strict=True):
            self._steps[mmsi].append((before, after))
        self.mmsis = tuple(self._steps)
        """Who made any."""
        self.mmsis_heard: int = heard.mmsi.nunique().to_pyarrow().as_py()

    def of(self, mmsi: int) -> list[tuple[Fix, Fix]]:
        """The steps of one MMSI, each as the fix before and the fix after."""
        return self._steps.get(mmsi, [])

    def others_nearby(self, mmsi: int, places: Sequence[Fix], begin: int, end: int) -> set[int]:
        """Other MMSIs that jumped to or from within 60 nm of one of the places, between two moments."""
        return {
            who
            for who, steps in self._steps.items()
            if who != mmsi and any(begin <= fix.t <= end and _near(fix, places) for step in steps for fix in step)
        }


def _near(fix: Fix, places: Sequence[Fix]) -> bool:
    return any(fix.nm(place) <= NEARBY_NM for place in places)
