"""Every closed word of the law has its label in English and French."""

from enum import StrEnum

import pytest

from comity.law import acts, applied, changes, coverage, outcomes, scope, terms
from comity.law.labels import label, labels, said

ENUMS = {
    found.__name__: found
    for module in (acts, applied, changes, coverage, outcomes, scope, terms)
    for found in vars(module).values()
    if isinstance(found, type) and issubclass(found, StrEnum) and list(found)
}
WITHOUT_LABEL = {"Edition", "FlagTest", "Listed"}
"""Names of editions, and words that stand in regime files alone and are never shown."""


@pytest.mark.parametrize("name", sorted(ENUMS.keys() - WITHOUT_LABEL))
def test_every_member_has_both_labels(name):
    """No page shows a bare key."""
    assert labels()[name].keys() == {member.value for member in ENUMS[name]}
    for member in ENUMS[name]:
        assert label(member, "en")
        assert label(member, "fr")


def test_no_label_is_left_without_its_word():
    """A kind of word that is gone takes its labels with it."""
    assert labels().keys() - {"Topic"} == ENUMS.keys() - WITHOUT_LABEL


def test_topics_are_labelled_too():
    """Topics are data, with both languages."""
    assert all(words.keys() >= {"en", "fr"} for words in labels()["Topic"].values())


def test_a_language_not_yet_there_falls_back_to_english():
    """A reader sees words, whatever the state of translation."""
    assert said({"en": "coal", "fr": "charbon"}, "ar") == "coal"
