"""The law's closed words in the languages of its readers."""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from comity.law.reading import read
from comity.law.scope import Words
from comity.vocabulary.errors import BadInput

LABELS = Path(__file__).with_name("labels.yaml")


@lru_cache(maxsize=1)
def labels() -> dict[str, dict[str, Words]]:
    """Every label by kind of word (`Certainty`, `Kind`, …), value and language."""
    return read(LABELS, dict[str, dict[str, Words]])


class UnknownLanguage(BadInput):
    """The law has no words in that language."""


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages in which every word of the law is there."""
    every = [words for kind in labels().values() for words in kind.values()]
    return tuple(code for code in every[0] if all(code in words for words in every))


def language(code: str) -> str:
    """The language of that code; raise UnknownLanguage with those there are, rather than answer in another."""
    if code not in languages():
        raise UnknownLanguage(f"The law has no words in {code!r} yet: choose one of {', '.join(languages())}.")
    return code


def label(word: StrEnum, language: str = "en") -> str:
    """The word as a reader of that language sees it; in English where that language has none yet."""
    return said(labels()[type(word).__name__][word.value], language)


def said(words: Words, language: str = "en") -> str:
    """Words in a language, in English where they have none in it."""
    return words.get(language) or words["en"]
