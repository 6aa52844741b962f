"""Find a code of goods from what people call a thing, in English or French, by the words of HS 2022 and a list of everyday words."""

import re
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from unicodedata import combining, normalize

import msgspec

from comity.law.harmonized.editions import Edition, subheadings, table
from comity.law.reading import read_entries
from comity.vocabulary.errors import BadInput

EVERYDAY = Path(__file__).parent / "harmonized" / "everyday.yaml"
LITTLE = frozenset(
    {"a", "an", "and", "for", "in", "of", "or", "other", "than", "the", "to", "with"}
    | {"de", "des", "du", "en", "et", "l", "la", "le", "les", "ou", "pour"}
)
"""Words that name no goods in either language; `or`, gold in French, names some only where it stands alone."""
ALIKE = 0.88
"""How alike a spelling must be, of 1 (difflib's ratio): one slip in a word of nine letters is 0.94, another word under 0.85."""


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A code that may be meant, the words of HS 2022 for it, and whether an everyday word led to it."""

    code: str
    words: str
    everyday: bool


class NothingNamed(BadInput):
    """No goods were named: write a code or a word."""


def named(asked: str, *, at_most: int = 20) -> tuple[Named, ...]:
    """The codes of HS 2022 that a code, or all the words of a phrase, may mean; everyday words first, then shorter codes first.

    Accents, plurals and case count for nothing; where nothing fits, the everyday words spelt most alike are taken. Raise
    UnknownCode for digits that are no code.
    """
    if not asked.strip():
        raise NothingNamed
    if code := code_in(asked):
        subheadings(code, Edition.HS2022)
        return (Named(code=code.replace(".", ""), words=table().get(code.replace(".", ""), ""), everyday=False),)
    words = _stems(asked)
    said = sorted((word for word in _everyday() if _stems(word) <= words), key=lambda word: -len(_stems(word)))
    first = [code for word in said for code in _everyday()[word]]
    found = sorted(
        (code for code, stems in _stems_of_table().items() if words - LITTLE and words - LITTLE <= stems),
        key=lambda code: (len(code), code),
    )
    codes = list(dict.fromkeys([*first, *found] or _alike(asked)))[:at_most]
    return tuple(Named(code=code, words=table()[code], everyday=code in first or code not in found) for code in codes)


def code_in(asked: str) -> str:
    """The code as typed, without a leading HS or its French SH; empty where words were typed."""
    typed = re.sub(r"^(hs|sh)[\s:]*(?=[0-9])", "", asked.strip(), flags=re.IGNORECASE)
    return typed if typed[:1].isdigit() else ""


def _alike(asked: str) -> tuple[str, ...]:
    """The codes of the everyday word spelt most like what was asked, run together or not; empty where none is alike."""
    spelt = {_joined(word): codes for word, codes in _everyday().items()}
    nearest = get_close_matches(_joined(asked), spelt, n=1, cutoff=ALIKE)
    return spelt[nearest[0]] if nearest else ()


def _joined(text: str) -> str:
    return "".join(_stem(word) for word in _words_of(text))


@lru_cache(maxsize=1)
def _everyday() -> dict[str, tuple[str, ...]]:
    """What people say, and the codes of HS 2022 whose own words say it otherwise."""
    return read_entries(EVERYDAY, tuple[str, ...])


@lru_cache(maxsize=1)
def _stems_of_table() -> dict[str, frozenset[str]]:
    return {code: _stems(words) for code, words in table().items()}


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    """What a phrase says, without little words unless it says nothing else: French `or` is gold only where it stands alone."""
    stems = frozenset(_stem(word) for word in _words_of(text))
    return stems - LITTLE or stems


def _words_of(text: str) -> list[str]:
    """The words in small letters, without accents."""
    bare = "".join(sign for sign in normalize("NFD", text.casefold()) if not combining(sign))
    return re.findall(r"\w+", bare)


def _stem(word: str) -> str:
    """Without the plural ending that English and French share, so that `needles` finds `needle`."""
    return word.removesuffix("s").removesuffix("x" if word.endswith("eaux") else "") if len(word) > 3 else word
