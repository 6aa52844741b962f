"""Fold text into words that every database finds alike: scripts without spaces as overlapping pairs, forms of one letter as one.

SQLite's and PostgreSQL's own word breakers both miss two-syllable words inside a run of Korean or Chinese. So the words are made
here and the databases only store and compare them: a run of CJK letters becomes its overlapping pairs and its last letter, 남포항 →
남포 포항 항. The pairs of a word asked for must stand side by side, so that exactly the runs that hold it are found, and the last
letter keeps two runs apart. Letters lose case, accents and vowel marks (Unicode NFKC, UAX #15); Arabic words lose the article
(the light stemming of Larkey, Ballesteros and Connell, SIGIR 2002), Arabic and Persian forms of one letter become one.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import msgspec

LONGEST = 100
"""Letters of a word that count; PostgreSQL takes at most 2,046 bytes in one lexeme (its manual, section 12.11)."""
CJK = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
RUN = re.compile(rf"((?:(?=\w)[{CJK}])+)|([^\W_{CJK}]+)")
BROKEN = re.compile("(?<=[\u3005-\u30ff\u3400-\u9fff])[ \t]*\r?\n[ \t]*(?=[\u3005-\u30ff\u3400-\u9fff])")
"""A line that ends inside Chinese or Japanese, which write no spaces: the word goes on. Korean writes them and is left."""
ARTICLE = re.compile(r"^[وبفك]?ال(?=\w{3})")
# Forms that NFKC keeps apart: alef maksura and yeh, teh marbuta and heh, Persian yeh and kaf; the tatweel is no letter.
ONE_LETTER = str.maketrans({"ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": None})
VOICING = frozenset("\u3099\u309a")
"""Japanese voicing marks make another letter; they are not dropped."""
QUOTED = re.compile(r'"([^"]*)"|(\S+)')


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """One thing asked for: words that stand side by side, in this order; the last may go on, unless it is a pair."""

    words: tuple[str, ...]
    goes_on: bool


def words(text: str) -> Iterator[str]:
    """The words of a text, in order, as an index holds them; no word holds anything but letters and digits."""
    for run in RUN.finditer(_letters(BROKEN.sub("", text))):
        if run[1]:
            yield from (run[1][at : at + 2] for at in range(len(run[1])))
        else:
            yield ARTICLE.sub("", run[2])[:LONGEST]


def sought(question: str) -> tuple[Sought, ...]:
    """What a question asks for: each of its words, and each phrase between quotation marks; all of them must stand."""
    pieces = (quoted or plain for quoted, plain in QUOTED.findall(question))
    return tuple(one for piece in pieces if (one := _sought(piece)))


def _sought(piece: str) -> Sought | None:
    found = list(words(piece))
    if not found:
        return None
    paired = len(found) > 1 and len(found[-1]) == 1 and is_cjk(found[-1]) and len(found[-2]) == 2 and is_cjk(found[-2])
    kept = found[:-1] if paired else found
    return Sought(words=tuple(kept), goes_on=not paired)


def is_cjk(word: str) -> bool:
    """Whether a word is of a script written without spaces, or of Korean."""
    return bool(re.match(f"[{CJK}]", word))


def place_of(text: str, question: str) -> tuple[int, int] | None:
    """Where in the text, as written, the first word or phrase asked for stands: its beginning and end, in letters."""
    for piece in (quoted or plain for quoted, plain in QUOTED.findall(question)):
        wanted = ARTICLE.sub("", "".join(_letters(piece).split()))
        folded, origins = _with_origins(text)
        at = folded.find(wanted) if wanted else -1
        if at >= 0:
            return origins[at], origins[at + len(wanted) - 1] + 1
    return None


def _with_origins(text: str) -> tuple[str, list[int]]:
    """The letters of a text without spaces, and for each the place of the letter it came from."""
    pairs = [(folded, at) for at, letter in enumerate(text) for folded in _letter(letter) if not folded.isspace()]
    return "".join(folded for folded, _ in pairs), [at for _, at in pairs]


@cache
def _letter(letter: str) -> str:
    return _letters(letter)


def _letters(text: str) -> str:
    """The text in letters that compare alike: composed, without case, accents and vowel marks, digits as 0 to 9."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(letter for letter in apart if unicodedata.category(letter) != "Mn" or letter in VOICING)
    composed = unicodedata.normalize("NFC", kept).translate(ONE_LETTER)
    return "".join(_digit(letter) for letter in composed)


def _digit(letter: str) -> str:
    value = unicodedata.decimal(letter, -1)
    return letter if value < 0 else str(value)
