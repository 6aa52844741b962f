"""Say for whose eyes a record is: TLP 2.0, originators, readers, named persons; what derives from two carries the stricter.

Labels as in FIRST's TLP 2.0 (first.org/tlp). A marking fails closed: no readers means nobody but the public labels CLEAR and
GREEN say otherwise.
"""

from enum import StrEnum
from typing import Self

import msgspec

from comity.vocabulary.errors import BadInput


class Tlp(StrEnum):
    """The Traffic Light Protocol's labels, widest first."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `TLP:AMBER`, `amber` or `AMBER+STRICT`; raise BadInput for anything else."""
        label = text.strip().upper()
        try:
            return cls(label if label.startswith("TLP:") else f"TLP:{label}")
        except ValueError:
            raise BadInput(f"{text!r} is not a marking: write one of {', '.join(cls)}.") from None

    @property
    def rank(self) -> int:
        """0 for CLEAR up to 4 for RED."""
        return list(Tlp).index(self)

    def __or__(self, other: "Tlp") -> "Tlp":
        """The stricter of two labels."""
        return max(self, other, key=lambda label: label.rank)


class Marking(msgspec.Struct, frozen=True, kw_only=True):
    """For whose eyes: a label, the members whose consent widening needs, the members who may read, the persons named.

    `readers` and `kept_to` count from AMBER on, `persons` for RED alone. `marking_a | marking_b` is what a thing derived from both
    carries: the stricter label, every originator's consent, only the readers and persons common to both, and all the cases they are kept to.
    `desk/sharing/policy.py` says whom a marking admits.
    """

    tlp: Tlp
    originators: frozenset[str]
    readers: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    kept_to: frozenset[str] = frozenset()
    """Need to know: references of cases; only those let into every one of them may read."""
    submitter: str = ""
    """Who handed it in from outside, and may see what they handed in."""

    @classmethod
    def clear(cls, originator: str) -> Self:
        """For everybody."""
        return cls(tlp=Tlp.CLEAR, originators=frozenset({originator}))

    @classmethod
    def originator_only(cls, originator: str) -> Self:
        """For the originator's own eyes: what a record gets when nothing wider was said."""
        return cls(tlp=Tlp.AMBER_STRICT, originators=frozenset({originator}), readers=frozenset({originator}))

    @classmethod
    def shared(cls, tlp: Tlp, originator: str, *readers: str) -> Self:
        """For the originator and the members named."""
        return cls(tlp=tlp, originators=frozenset({originator}), readers=frozenset({originator, *readers}))

    def __or__(self, other: "Marking") -> "Marking":
        """The marking of what derives from both."""
        return Marking(
            tlp=self.tlp | other.tlp,
            originators=self.originators | other.originators,
            readers=_common(self, other, self.readers, other.readers, Tlp.AMBER),
            persons=_common(self, other, self.persons, other.persons, Tlp.RED),
            kept_to=frozenset().union(*(m.kept_to for m in (self, other) if m.tlp.rank >= Tlp.AMBER.rank)),
            submitter=self.submitter if self.submitter == other.submitter else "",
        )


def _common(a: Marking, b: Marking, of_a: frozenset[str], of_b: frozenset[str], counts_from: Tlp) -> frozenset[str]:
    """The names both allow, where a list binds only from a label on."""
    binds_a, binds_b = (m.tlp.rank >= counts_from.rank for m in (a, b))
    if binds_a and binds_b:
        return of_a & of_b
    return of_a if binds_a else of_b if binds_b else frozenset()
