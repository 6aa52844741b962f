"""Find a code of goods from what people call a thing, in English or French, by the words of HS 2022 and a list of everyday words."""

import re
from functools import lru_cache
from pathlib import Path

import msgspec

from comity.law.harmonized.editions import Edition, UnknownCode, subheadings, table
from comity.law.reading import read_entries
from comity.vocabulary.errors import BadInput

EVERYDAY = Path(__file__).parent / "harmonized" / "everyday.yaml"


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A code that may be meant, the words of HS 2022 for it, and whether an everyday word led to it."""

    code: str
    words: str
    everyday: bool


class NothingNamed(BadInput):
    """No goods were named: write a code or a word."""


def named(asked: str, *, at_most: int = 20) -> tuple[Named, ...]:
    """The codes of HS 2022 that a code, or all the words of a phrase, may mean; everyday words first, then shorter codes first."""
    if not asked.strip():
        raise NothingNamed
    if asked.strip()[0].isdigit():
        return _by_code(asked.strip())
    words = {_stem(word) for word in re.findall(r"\w+", asked.casefold())}
    first = [code for word, codes in _everyday().items() if _stems(word) <= words for code in codes]
    found = sorted(
        (code for code, stems in _stems_of_table().items() if words <= stems), key=lambda code: (len(code), code)
    )
    codes = list(dict.fromkeys([*first, *found]))[:at_most]
    return tuple(Named(code=code, words=table()[code], everyday=code in first) for code in codes)


def _by_code(asked: str) -> tuple[Named, ...]:
    code = asked.replace(".", "")
    try:
        subheadings(code, Edition.HS2022)
    except UnknownCode:
        return ()
    return (Named(code=code, words=table().get(code, ""), everyday=False),)


@lru_cache(maxsize=1)
def _everyday() -> dict[str, tuple[str, ...]]:
    """What people say, and the codes of HS 2022 whose own words say it otherwise."""
    return read_entries(EVERYDAY, tuple[str, ...])


@lru_cache(maxsize=1)
def _stems_of_table() -> dict[str, frozenset[str]]:
    return {code: _stems(words) for code, words in table().items()}


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in re.findall(r"\w+", text.casefold()))


def _stem(word: str) -> str:
    """Without the plural ending that English and French share, so that `needles` finds `needle`."""
    return word.removesuffix("s") if len(word) > 3 else word
