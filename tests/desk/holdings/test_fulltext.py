"""A word is found in every script on both databases, in what the reader may see and in nothing else."""

import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.extra.django import TestCase
from tests.desk.builders import assertion, exhibit

from comity.desk.holdings.examining import examine_waiting
from comity.desk.holdings.fulltext import ASSERTIONS, PAGES, snippet
from comity.desk.holdings.models import Assertion, Page
from comity.vocabulary.markings import Marking

TEXTS = {
    "korean": "EXERCISE 선박이 남포항에 입항하여 석탄을 실었다",
    "chinese": "EXERCISE 该船抵达上海港卸煤",
    "russian": "EXERCISE Судно прибыло в порт Находка с углём",
    "arabic": "EXERCISE وصلت الناقلة إلى الميناء محملة بالنفط الخام",
}
ASKED = [
    ("남포", "korean"), ("항", None), ("석탄", "korean"), ("입항하여", "korean"), ("上海", "chinese"), ("煤", "chinese"),
    ("上海港卸", "chinese"), ("находк", "russian"), ("НАХОДКА", "russian"), ("углем", "russian"), ("النفط", "arabic"),
    ("نفط", "arabic"), ("ناقله", "arabic"), ("الميناء محملة", "arabic"), ('"порт находка"', "russian"),
]  # fmt: skip


@pytest.fixture
def texts(seat_of, tmp_path):
    """A letter in each script, by name."""
    held = {exhibit(seat_of("SEC"), tmp_path, text): name for name, text in TEXTS.items()}
    examine_waiting(most=len(held))
    return {one.pk: name for one, name in held.items()}


@pytest.mark.parametrize(("question", "name"), ASKED)
def test_a_word_is_found_in_its_script(seat_of, texts, question, name):
    """Two syllables, one, a whole run, another case, without the article."""
    hits = Page.objects.visible_to(seat_of("SEC")).filter(PAGES.holding(question))
    found = {texts[one.exhibit_id] for one in hits}
    assert found == ({name} if name else {"korean"})


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize(
    "question", ["남포시", "海上", "포항남", '"находка порт"', "석탄 上海", "", '"', "* OR a", "NEAR(a b)", "a:b"]
)
def test_what_does_not_stand_is_not_found(seat_of, question):
    """Nor does any sign mean something to the database."""
    assert Page.objects.visible_to(seat_of("SEC")).filter(PAGES.holding(question)).count() == 0


def test_what_is_not_for_the_reader_is_neither_found_nor_counted(seat_of, tmp_path):
    """The door comes before the search."""
    narrow = Marking.originator_only("EXA")
    held = exhibit(seat_of("EXA"), tmp_path, "EXERCISE 석탄", marking=narrow)
    examine_waiting(most=1)
    assertion(seat_of("EXA"), held, value="석탄 (EXERCISE)", marking=narrow)
    for code, seen in (("EXA", 1), ("EXB", 0), ("SEC", 0)):
        assert Page.objects.visible_to(seat_of(code)).filter(PAGES.holding("석탄")).count() == seen
        assert Assertion.objects.visible_to(seat_of(code)).filter(ASSERTIONS.holding("석탄")).count() == seen
    assert not Page.objects.visible_to(None).filter(PAGES.holding("석탄")).exists()


def test_an_assertion_is_found_by_its_value_and_as_written(seat_of, tmp_path):
    """Both the value and the words of the source are searched."""
    said = assertion(seat_of("SEC"), exhibit(seat_of("SEC"), tmp_path), value="Порт Находка (EXERCISE)")
    assert Assertion.objects.visible_to(seat_of("SEC")).filter(ASSERTIONS.holding("находка")).get() == said


class EveryPart(TestCase):
    """On the database itself, not on the words alone."""

    @settings(max_examples=40, deadline=None)
    @given(st.text(alphabet="남포항석탄上海港", min_size=2, max_size=10), st.data())
    def test_every_part_of_a_run_is_found(self, run, data):
        """Every substring of a run is found where it stands; a pair that stands nowhere is not."""
        start = data.draw(st.integers(0, len(run) - 1))
        part = run[start : data.draw(st.integers(start + 1, len(run)))]
        PAGES.keep([(1, f"EXERCISE {run} end"), (2, "EXERCISE")])
        try:
            assert rows(part) == {1}
            assert rows(f"{run}{run}") == set()
        finally:
            PAGES.forget([1, 2])


def rows(question):
    """The keys in the table of words, whatever records there are."""
    from django.db import connection

    sql, parameters = PAGES.holding(question).children[0][1].as_sql(None, connection)
    with connection.cursor() as cursor:
        cursor.execute(f"select rowid from {PAGES.table} where rowid in {sql}", parameters)
        return {key for (key,) in cursor.fetchall()}


@pytest.mark.parametrize(
    ("question", "hit"), [("포항", "포항"), ("nampo", ""), ("석탄 nampo", "석탄")], ids=["within", "nowhere", "first"]
)
def test_a_snippet_shows_the_words_round_the_hit(question, hit):
    """As they stand in the text, on one line."""
    text = "x" * 500 + "\n선박이 남포항에 석탄을 " + "y" * 500
    shown = snippet(text, question)
    assert shown.hit == hit
    assert len(shown.before + shown.hit + shown.after) <= 200
    assert "\n" not in shown.before + shown.after
