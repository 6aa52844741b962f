"""Know which goods codes exist in which edition of the Harmonized System, and what each becomes in another.

Only HS 2022 comes as a table. The codes of HS 2017 and HS 2012 are those that any of their concordances names; the
concordances lost their leading zeros (`10121` is `010121`), which are put back here. Chapter 99 is left out: the tables carry
it for statistics, the Harmonized System has none. Sources: harmonized/README.md.
"""

import csv
import gzip
import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from pathlib import Path

from comity.vocabulary.errors import BadInput

FOLDER = Path(__file__).parent
CODE = r"[0-9]{2}(\.?[0-9]{2}){0,2}"
"""How one code is written: a chapter, heading or subheading, of two, four or six digits."""
STATISTICAL = "99"
AFTERWARDS = "\uffff"
"""Sorts after every code that begins with the prefix before it."""


class Edition(StrEnum):
    """An edition of the Harmonized System carried here."""

    HS2012 = "HS2012"
    HS2017 = "HS2017"
    HS2022 = "HS2022"

    @classmethod
    def on(cls, day: date) -> "Edition":
        """The edition that applied on a day: each from 1 January of its year (World Customs Organization)."""
        if day >= date(2022, 1, 1):
            return cls.HS2022
        return cls.HS2017 if day >= date(2017, 1, 1) else cls.HS2012

    @classmethod
    def read(cls, text: str) -> "Edition":
        """The edition of that name; raise UnknownCode with those there are."""
        try:
            return cls(text)
        except ValueError:
            raise UnknownCode(f"{text!r} is not an edition carried here: choose one of {', '.join(cls)}.") from None


class UnknownCode(BadInput):
    """No such goods code exists in that edition."""


def subheadings(codes: str, edition: Edition) -> frozenset[str]:
    """The six-digit codes meant by `2701`, `8906.10` or the inclusive range `86-89`; raise UnknownCode where there are none."""
    first, _, last = codes.replace(".", "").partition("-")
    known = _subheadings(edition)
    found = known[bisect_left(known, first) : bisect_left(known, (last or first) + AFTERWARDS)]
    written = all(re.fullmatch(CODE, code) for code in codes.split("-", 1))
    if not written or not found or (last and not any(code.startswith(last) for code in found)):
        raise UnknownCode(
            f"{codes!r} is not a goods code of {edition}: write two, four or six digits, as 27, 2701 or 8713.10."
        )
    return frozenset(found)


def words(code: str) -> str:
    """What HS 2022 calls a code of two, four or six digits; empty where it has none."""
    return _words().get(code.replace(".", ""), "")


def table() -> dict[str, str]:
    """Every code of HS 2022, of two, four and six digits, with its words."""
    return dict(_words())


@lru_cache(maxsize=4096)
def translated(code: str, given: Edition, wanted: Edition) -> frozenset[str]:
    """The six-digit codes of another edition that correspond to one of this; empty where none does."""
    years = list(Edition)
    found = frozenset({code})
    step = 1 if years.index(wanted) > years.index(given) else -1
    for here in range(years.index(given), years.index(wanted), step):
        pairs = _correspondence(years[here], years[here + step])
        found = frozenset(other for one in found for other in pairs.get(one, ()))
    return found


@lru_cache(maxsize=3)
def _subheadings(edition: Edition) -> tuple[str, ...]:
    """All six-digit codes of an edition, sorted."""
    if edition is Edition.HS2022:
        return tuple(sorted(code for code in _words() if len(code) == 6))
    years = list(Edition)
    beside = (other for other in years if abs(years.index(other) - years.index(edition)) == 1)
    return tuple(sorted({code for other in beside for code in _correspondence(edition, other)}))


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Code and words of HS 2022; columns: section, code, words, parent, level."""
    rows = _rows("hs2022.csv.gz")
    return {code: meant for _, code, meant, *_ in rows if code.isdigit() and not code.startswith(STATISTICAL)}


@lru_cache(maxsize=4)
def _correspondence(given: Edition, wanted: Edition) -> dict[str, list[str]]:
    """Each code of one edition with its codes in a neighbouring one; columns: later code, earlier code, relation, editions."""
    later, earlier = sorted((given, wanted), reverse=True)
    editions = f"{later[2:]} to {earlier[2:]}"
    pairs: dict[str, list[str]] = {}
    for after, before, _, of in _rows("concordances.csv.gz"):
        if of == editions and not after.startswith(STATISTICAL):
            one, other = (after, before) if given is later else (before, after)
            pairs.setdefault(one.zfill(6), []).append(other.zfill(6))
    return pairs


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a table below its heading."""
    with gzip.open(FOLDER / name, "rt", encoding="utf-8", newline="") as file:
        yield from islice(csv.reader(file), 1, None)
