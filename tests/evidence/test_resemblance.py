"""Near-copies are found in any script, and chance makes none up."""

from hypothesis import given, strategies as st

from comity.evidence.resemblance import RESEMBLANCE, SHORTEST, near_copies, resemblance, shingles

ENGLISH = "EXERCISE: the tanker left the port at night with its lights out and met another ship two days later"
KOREAN = "훈련용 문장: 유조선은 밤에 불을 끄고 항구를 떠나 이틀 뒤 공해에서 다른 배를 만났으며 두 배는 나란히 여섯 시간 머물렀다고 한다 그 뒤 서쪽으로 갔다고 했다"
TEXTS = st.lists(st.text("abc ", min_size=SHORTEST, max_size=SHORTEST * 2), max_size=8)


def test_case_punctuation_and_space_make_no_new_text():
    """What an outlet changes in passing hides no copy."""
    (pair,) = near_copies({1: ENGLISH, 2: ENGLISH.upper().replace(" ", "  ").replace(":", " -")})
    assert (pair.one, pair.other, pair.resemblance) == (1, 2, 1.0)


def test_a_copy_with_a_sentence_of_its_own_is_still_a_copy():
    """In a script with and in one without Latin letters."""
    for text in (ENGLISH, KOREAN):
        assert [pair.one for pair in near_copies({1: text, 2: text + " said an outlet today"})] == [1]


def test_what_two_people_say_in_their_own_words_is_no_copy():
    """The same matter, told independently."""
    other = "EXERCISE: imagery of 3 March shows two vessels side by side for six hours, west of the usual anchorage"
    assert near_copies({1: ENGLISH, 2: other}) == []


def test_short_sentences_are_not_compared():
    """Few words are alike by chance."""
    assert near_copies({1: "Flag: Panama", 2: "Flag: Panama"}) == []


@given(texts=TEXTS)
def test_every_pair_found_is_measured_exactly(texts):
    """No pair is proposed below the threshold, however the signatures fell."""
    for pair in near_copies(dict(enumerate(texts))):
        exact = resemblance(shingles(texts[pair.one]), shingles(texts[pair.other]))
        assert pair.resemblance == exact >= RESEMBLANCE
