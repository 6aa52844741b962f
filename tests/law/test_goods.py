"""A person names goods in words of every day."""

import pytest

from comity.law.goods import EVERYDAY, NothingNamed, named
from comity.law.harmonized.editions import words
from comity.law.reading import read_entries


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("coal", "2701"),
        ("wheelchair", "8713"),
        ("medical needles", "901832"),
        ("beer", "2203"),
        ("fauteuils roulants", "8713"),
        ("8713.10", "871310"),
    ],
)
def test_the_first_answer_is_what_was_meant(asked, code):
    """By word or by code, in English or French, singular or plural."""
    assert named(asked)[0].code == code


def test_what_is_not_known_is_not_guessed():
    """An unknown word or code gives no goods at all."""
    assert named("flux capacitor") == named("2799") == ()


def test_nothing_is_no_question():
    """An empty search is answered with what to do."""
    with pytest.raises(NothingNamed, match="write a code or a word"):
        named("  ")


def test_every_everyday_word_leads_to_a_code_that_exists():
    """The list of everyday words holds no dead code."""
    for word, codes in read_entries(EVERYDAY, tuple[str, ...]).items():
        assert all(words(code) for code in codes), word
