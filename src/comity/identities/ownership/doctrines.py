"""Know whose rule says when owning or controlling an entity makes it count as its owner: doctrines as data, never one constant."""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import msgspec
import yaml

from comity.identities.ownership.shares import parts
from comity.vocabulary.errors import BadInput

DOCTRINES = Path(__file__).with_name("doctrines.yaml")


class UnknownDoctrine(BadInput):
    """No doctrine has that name."""


class Read(StrEnum):
    """Whose words the rule was taken from."""

    OFFICIAL = "official"
    SECONDARY = "secondary"


class Doctrine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One authority's rule. A share of the threshold counts, or one above it; holders add up, or each counts alone."""

    title: dict[str, str]
    threshold_percent: float
    exceeds: bool
    aggregates: bool
    control: bool
    text: str
    read: Read
    sources: tuple[str, ...]

    @property
    def least(self) -> int:
        """The smallest share that meets it, in parts of the whole (`shares.WHOLE`)."""
        return parts(self.threshold_percent) + int(self.exceeds)

    @property
    def at_least_percent(self) -> str:
        """The threshold in words: `50 % or more`, `more than 50 %`."""
        share = f"{self.threshold_percent:g} %"
        return f"more than {share}" if self.exceeds else f"{share} or more"


@lru_cache(maxsize=1)
def doctrines() -> dict[str, Doctrine]:
    """Every doctrine by name; the file is `doctrines.yaml` beside this module."""
    return msgspec.convert(yaml.safe_load(DOCTRINES.read_text("utf-8")), dict[str, Doctrine])


def doctrine(name: str) -> Doctrine:
    """The doctrine of that name; raise UnknownDoctrine with the names there are."""
    if name not in doctrines():
        raise UnknownDoctrine(f"There is no doctrine {name!r}: choose one of {', '.join(doctrines())}.")
    return doctrines()[name]
