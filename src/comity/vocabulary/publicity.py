"""Know what a public page may say: a text that was read, and a natural person whom a court or an official list names."""

from enum import StrEnum

import msgspec


class Certainty(StrEnum):
    """How a text was come by; only what was read is fit for a public page."""

    READ = "read"
    MEMORY = "memory"
    UNVERIFIED = "unverified"
    CONFLICT = "conflict"


class NamedBy(StrEnum):
    """Who names a natural person."""

    COURT = "court"
    OFFICIAL_LIST = "official list"
    PRESS = "press"


class Publicity(msgspec.Struct, frozen=True, kw_only=True):
    """What decides whether something said may stand on a public page."""

    certainty: Certainty | None = None
    """None: not said."""
    names_person: bool = False
    """Whether it concerns a natural person."""
    person_named_by: NamedBy | None = None

    @property
    def withheld(self) -> str:
        """Why no public page may show it; empty where one may."""
        if self.certainty not in {None, Certainty.READ}:
            return f"its certainty is {self.certainty}"
        if self.names_person and self.person_named_by not in {NamedBy.COURT, NamedBy.OFFICIAL_LIST}:
            return "it concerns a natural person whom neither a court nor an official list names"
        return ""


UNSAID = Publicity()
"""Nothing is said of it that would withhold it: what a source's own reader reads."""
