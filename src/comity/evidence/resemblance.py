"""Find texts that are near-copies of each other, in any script: by the share of their shingles that they have in common.

Broder, "On the resemblance and containment of documents" (1997): resemblance is the Jaccard coefficient of two sets of shingles. Candidates
come from MinHash signatures in bands; each is then measured exactly, so that chance may hide a pair and never make one up.
"""

import re
import unicodedata
from collections.abc import Mapping

import msgspec
from rensa import RMinHash, RMinHashLSH

SHINGLE = 5
"""Characters in a shingle: characters and not words, since Chinese, Japanese and Korean texts need not divide words."""
RESEMBLANCE = 0.5
"""From here on two texts are proposed as copies: the threshold of Broder, Glassman, Manasse and Zweig,
"Syntactic clustering of the Web" (1997)."""
SHORTEST = 60
"""Characters: below it two people who say the same thing plainly use the same words by chance."""
ROWS, BANDS = 3, 42
"""A pair at the threshold becomes a candidate with probability 1 - (1 - 0.5**3)**42 = 0.996."""
SEED = 1
"""Any number: signatures are compared within one search and never kept."""


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two texts that resemble each other."""

    one: int
    other: int
    resemblance: float
    """Shared shingles over all shingles of both, from 0 to 1."""


def near_copies(texts: Mapping[int, str]) -> list[Pair]:
    """Every pair of texts, by their numbers, that resemble each other enough; texts too short to tell are left out."""
    cut = {number: shingles(text) for number, text in texts.items()}
    cut = {number: found for number, found in cut.items() if len(found) > SHORTEST - SHINGLE}
    signed = {number: _signature(found) for number, found in cut.items()}
    index = RMinHashLSH(RESEMBLANCE, ROWS * BANDS, BANDS)
    pairs = []
    for number in sorted(signed):
        for met in sorted(set(index.query(signed[number]))):
            alike = resemblance(cut[met], cut[number])
            if alike >= RESEMBLANCE:
                pairs.append(Pair(one=met, other=number, resemblance=alike))
        index.insert(number, signed[number])
    return pairs


def shingles(text: str) -> frozenset[str]:
    """Every run of five characters of a text, less its case, its punctuation and its white space."""
    folded = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
    return frozenset(folded[start : start + SHINGLE] for start in range(max(len(folded) - SHINGLE + 1, 0)))


def resemblance(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of all shingles of two texts that both have."""
    return len(one & other) / len(one | other) if one or other else 0.0


def _signature(found: frozenset[str]) -> RMinHash:
    signature = RMinHash(ROWS * BANDS, SEED)
    signature.update(sorted(found))
    return signature
