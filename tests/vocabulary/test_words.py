"""Words are folded so that what a person writes finds what a source wrote, in every script."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from comity.vocabulary.words import place_of, sought, words

SYLLABLES = st.text(alphabet="가나다라마바사아남포항석탄上海港船舶かなカナ", min_size=1, max_size=12)


def stands(question, text):
    """Whether all that is asked for stands in the text, as both databases decide it from the words."""
    held = list(words(text))
    return all(any(begins(one, held[at:]) for at in range(len(held))) for one in sought(question))


def begins(one, held):
    """Whether a run of words begins with those sought."""
    length = len(one.words)
    exact = held[: length - 1] == list(one.words[:-1]) and len(held) >= length
    return exact and (held[length - 1].startswith(one.words[-1]) if one.goes_on else held[length - 1] == one.words[-1])


@given(st.lists(SYLLABLES, min_size=1, max_size=5), SYLLABLES)
def test_a_run_is_found_exactly_where_it_stands(runs, question):
    """A Korean, Chinese or Japanese word is found in a text if and only if one of its runs holds it."""
    text = " ".join(runs)
    assert stands(question, text) == any(question in run for run in runs)


@given(SYLLABLES, st.data())
def test_every_part_of_a_run_is_found(run, data):
    """No part is too short and none stands in the wrong place: one syllable at the end is found too."""
    start = data.draw(st.integers(0, len(run) - 1))
    end = data.draw(st.integers(start + 1, len(run)))
    assert stands(run[start:end], f"before {run}, after")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("남포", "선박이 남포항에 입항했다"),
        ("항", "남포항"),
        ("석탄", unicodedata.normalize("NFD", "북한산 석탄")),
        ("上海", "抵达上海港"),
        ("カナ", "ｶﾅの船"),
        ("船舶", "制裁船\n舶名单"),
        ("находк", "в порту НАХОДКА"),
        ("ещё", "еще одно судно"),
        ("نفط", "شحنة والنفط الخام"),
        ("النفط", "شحنة نفط"),
        ("ناقلة", "نَاقِلَة نفط"),
        ("احمد", "أحمد"),
        ("کشتی", "كشتي"),
        ("2026", "في عام ٢٠٢٦"),
        ("nampo", "NAMPO Port"),
        ("sao tome", "São Tomé"),
        ("9123456", "IMO 9123456"),
        ('"coal dust"', "of coal dust."),
    ],
)
def test_a_word_is_found_in_another_dress(question, text):
    """Case, accents, vowel marks, composed or not, full or half width, the Arabic article: none of it hides a word."""
    assert stands(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("남포항", "남포 그리고 포항"),
        ("남포항", "남포 포항"),
        ("ポート", "ホート"),
        ('"dust coal"', "coal dust"),
        ("ampo", "nampo"),
        ("coal iron", "coal alone"),
    ],
)
def test_what_does_not_stand_is_not_found(question, text):
    """Pairs from two words make no third; voicing makes another letter; all that is asked for must stand."""
    assert not stands(question, text)


@pytest.mark.parametrize("question", ["", "  ", '"', "…", '"" —'])
def test_a_question_without_words_asks_nothing(question):
    """Signs alone are no question."""
    assert sought(question) == ()


@given(st.text())
def test_words_hold_letters_and_digits_alone(text):
    """Nothing in a word can be taken for an operator by a database, and none is longer than it takes."""
    assert all(word.isalnum() and len(word) <= 100 for word in words(text))


@pytest.mark.parametrize(
    ("text", "question", "hit"),
    [
        ("Zur 남포항 hin", "포항", "포항"),
        ("ملء والنفط", "النفط", "نفط"),
        ("NAMPO", "nam", "NAM"),
        ("other", "nampo", None),
    ],
)
def test_a_hit_is_shown_where_it_stands(text, question, hit):
    """The place of a hit is a place in the text as written."""
    found = place_of(text, question)
    assert (found and text[slice(*found)]) == hit
