"""Show the field's values in words: grades, likelihoods, digests."""

from django import template

from comity.vocabulary.grades import Grade
from comity.vocabulary.likelihoods import Likelihood

register = template.Library()


@register.filter
def grade_words(text: str) -> str:
    """A grade such as B2 in the scale's words."""
    return Grade.parse(text).words


@register.filter
def band(term: str) -> str:
    """A likelihood's band: 55–80 %."""
    low, high = Likelihood(term).percent
    return f"{low}–{high} %"


@register.filter
def in_groups(digest: str) -> str:
    """A digest in groups of eight, to be read aloud and compared."""
    return " ".join(digest[i : i + 8] for i in range(0, len(digest), 8))
