"""A person names goods in words of every day."""

import pytest

from comity.law.goods import EVERYDAY, NothingNamed, named
from comity.law.harmonized.editions import UnknownCode, words
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
        ("HS 8713", "8713"),
        ("SH8713", "8713"),
        ("biere", "2203"),
        ("aiguilles", "901832"),
        ("bois", "44"),
        ("poissons", "03"),
        ("gazole", "2710"),
        ("minerai de fer", "2601"),
        ("wheel chair", "8713"),
        ("weelchair", "8713"),
        ("water purification tablets", "380894"),
        ("or", "7108"),
        ("iron or steel", "72"),
    ],
)
def test_the_first_answer_is_what_was_meant(asked, code):
    """By word or by code, in English or French, singular or plural."""
    assert named(asked)[0].code == code


def test_what_is_not_known_is_not_guessed():
    """An unknown word gives no goods at all, not the nearest of another sense."""
    assert named("flux capacitor") == named("and") == ()


@pytest.mark.parametrize("asked", ["2799", "9", "270", "HS 9999"])
def test_digits_that_are_no_code_are_refused(asked):
    """A slip in a code is named, never answered with nothing."""
    with pytest.raises(UnknownCode, match="write two, four or six digits"):
        named(asked)


def test_a_french_word_that_is_an_english_conjunction_is_gold_alone():
    """`or` is 7108 and nothing else; between two English words it is no goods."""
    assert [one.code for one in named("or")] == ["7108"]
    assert "7108" not in [one.code for one in named("iron or steel")]


def test_nothing_is_no_question():
    """An empty search is answered with what to do."""
    with pytest.raises(NothingNamed, match="write a code or a word"):
        named("  ")


def test_every_everyday_word_leads_to_a_code_that_exists():
    """The list of everyday words holds no dead code."""
    for word, codes in read_entries(EVERYDAY, tuple[str, ...]).items():
        assert all(words(code) for code in codes), word
