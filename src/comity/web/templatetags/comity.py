"""Show the field's values in words: grades, likelihoods, digests, names of typologies and properties."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse

from comity.signals.catalogue import typologies
from comity.signals.typology import Outcome
from comity.vocabulary.grades import Grade
from comity.vocabulary.likelihoods import Likelihood
from comity.vocabulary.properties import Property

register = template.Library()


@register.filter
def grade_words(text: str) -> str:
    """A grade such as B2 in the scale's words."""
    return Grade.parse(text).words


@register.filter
def likelihood(text: str) -> Likelihood:
    """A likelihood from the text a record keeps."""
    return Likelihood(text)


@register.filter
def band(term: str) -> str:
    """A likelihood's band: 55–80 %."""
    low, high = Likelihood(term).percent
    return f"{low}–{high} %"


@register.filter
def in_groups(digest: str) -> str:
    """A digest in groups of eight, to be read aloud and compared."""
    return " ".join(digest[i : i + 8] for i in range(0, len(digest), 8))


@register.filter
def in_fours(secret: str) -> str:
    """A secret in groups of four, to be typed."""
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))


@register.filter
def as_json(value: Any) -> str:
    """A value as JSON, for an attribute that a script reads."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def in_order(names: Iterable[str]) -> list[str]:
    """A set of codes in the order of the alphabet: the readers of a marking, say."""
    return sorted(names)


@register.filter
def typology_title(name: str) -> str:
    """What a typology is called; its name where no detector of ours bears it any more."""
    known = typologies().get(name)
    return known.title if known else spaced(name)


@register.filter
def spaced(name: str) -> str:
    """A name as words: `former_flag` reads “former flag”."""
    return str(name).replace("_", " ").replace("-", " ")


@register.filter
def meaning(prop: str) -> str:
    """What a property states, in a sentence; empty for one that the vocabulary no longer has."""
    return Property(prop).meaning if prop in list(Property) else ""


OPEN = (Outcome.EXPLAINS, Outcome.CANNOT_TELL, Outcome.NOT_TESTED)
"""What testing an innocent explanation may give without excluding it."""


@register.filter
def not_excluded(innocent: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The innocent explanations that stay possible, those that explain what was seen first."""
    standing = [one for one in innocent if one["outcome"] in OPEN]
    return sorted(standing, key=lambda one: OPEN.index(Outcome(one["outcome"])))


@register.filter
def excluded(innocent: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The innocent explanations that do not explain what was seen."""
    return [one for one in innocent if one["outcome"] not in OPEN]


ASKABLE = ("signal", "case", "finding", "exhibit", "assertion", "judgement")
"""The kinds of records with a page that says who could see them, under the name of their table; a letter's is a request."""


@register.filter
def who_could_see(record: Any) -> str:
    """The page that says who could see a record; empty for one that has none yet."""
    table = record._meta.model_name if getattr(record, "pk", None) else ""  # noqa: SLF001 - Django's own, documented
    kind = "letter" if table == "request" else table
    return reverse("who", args=(kind, record.pk)) if kind in (*ASKABLE, "letter") else ""
