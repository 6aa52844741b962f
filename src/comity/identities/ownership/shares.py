"""Know who holds how much of whom, since when: shares with a lower and an upper bound, and control without a number."""

import math
from collections.abc import Iterable
from datetime import date

import msgspec
import numpy as np
import numpy.typing as npt

from comity.vocabulary.errors import BadInput

WHOLE = 100_000_000
"""Parts of the whole: a millionth of a percent. Whole numbers, so that three times 33.333333 % never passes for 100 %."""

Entities = npt.NDArray[np.int64]
Parts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class NotAShare(BadInput):
    """A share is not a part of a whole."""

    def diagnostics(self) -> str:
        """What a share looks like."""
        return "Give percentages between 0 and 100, the lower bound first; leave out what is not known."


class NotInRegister(BadInput):
    """The register does not know that name."""

    def diagnostics(self) -> str:
        """Names are taken as the register writes them."""
        return "Write the name as the register writes it, or leave it out: who holds nothing reaches nobody."


def parts(percent: float, *, up: bool = False) -> int:
    """A percentage in parts of the whole: rounded down as a lower bound, `up` as an upper one."""
    exact = round(percent * WHOLE / 100, 3)
    return math.ceil(exact) if up else math.floor(exact)


class Share(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one source says one owner holds of one entity; an unknown share reaches from 0 to 100 percent."""

    owner: str
    owned: str
    low_percent: float = 0.0
    high_percent: float = 100.0
    controls: bool = False
    """Whether the source says that the owner controls it, whatever the share."""
    from_on: date | None = None
    until_on: date | None = None
    """The first day it no longer held; None: not recorded, and taken to hold."""
    source: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.low_percent <= self.high_percent <= 100:
            raise NotAShare(
                f"{self.owner} of {self.owned}: {self.low_percent} to {self.high_percent} % is no part of a whole."
            )

    def holds_on(self, day: date | None) -> bool:
        """Whether it held on a day; without a day, all do."""
        if day is None:
            return True
        return (self.from_on is None or self.from_on <= day) and (self.until_on is None or day < self.until_on)


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """Shares as columns, one row each: `owner` and `owned` are places in `names`; `low` and `high` are parts of the whole."""

    names: tuple[str, ...]
    owner: Entities
    owned: Entities
    low: Parts
    high: Parts
    controls: Flags

    @property
    def size(self) -> int:
        """How many entities."""
        return len(self.names)

    @property
    def place(self) -> dict[str, int]:
        """Where each entity stands in `names`."""
        return {name: index for index, name in enumerate(self.names)}

    def named(self, wanted: Iterable[str]) -> Entities:
        """The places of entities; raise NotInRegister for one that nobody here owns or is owned by."""
        place = self.place
        unknown = sorted({name for name in wanted if name not in place})
        if unknown:
            raise NotInRegister(f"No share on record names {' or '.join(unknown)}.")
        return np.array(sorted({place[name] for name in wanted}), dtype=np.int64)


def network(shares: Iterable[Share], *, on: date | None = None) -> Network:
    """The shares that held on a day (all of them without one), as columns; unknown bounds are narrowed by what others hold."""
    held = [share for share in shares if share.holds_on(on)]
    names = tuple(dict.fromkeys(name for share in held for name in (share.owner, share.owned)))
    place = {name: index for index, name in enumerate(names)}
    low = np.array([parts(share.low_percent) for share in held], dtype=np.int64)
    owned = np.array([place[share.owned] for share in held], dtype=np.int64)
    high = np.array([parts(share.high_percent, up=True) for share in held], dtype=np.int64)
    return Network(
        names=names,
        owner=np.array([place[share.owner] for share in held], dtype=np.int64),
        owned=owned,
        low=low,
        high=_narrowed(owned, low, high, len(names)),
        controls=np.array([share.controls for share in held], dtype=np.bool_),
    )


def _narrowed(owned: Entities, low: Parts, high: Parts, size: int) -> Parts:
    """Upper bounds that leave the others what they are known to hold; a register that adds up to more than 100 % narrows nothing."""
    known = total(owned, low, size)
    left = WHOLE - known[owned] + low
    return np.where(known[owned] > WHOLE, high, np.minimum(high, left))


def total(owned: Entities, share: Parts, size: int) -> Parts:
    """What is held of each entity by the rows given. Exact: sums stay below 2^53, which a double holds to the unit."""
    return np.bincount(owned, weights=share, minlength=size).astype(np.int64)
