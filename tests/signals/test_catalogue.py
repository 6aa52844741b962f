"""The catalogue: each typology declares what it must."""

import inspect

import pyarrow as pa
import pytest
from tests.signals.sea import sailing, table, together

from comity.engine.runs import run
from comity.signals.catalogue import typologies
from comity.signals.typology import Outcome, typology


def test_every_detector_is_in_the_catalogue():
    """A detector that no command can find is not built."""
    assert list(typologies()) == ["reception-gap", "several-hulls-one-mmsi"]


@pytest.mark.parametrize("declared", typologies().values(), ids=lambda declared: declared.name)
def test_a_typology_says_what_it_concerns_where_it_comes_from_and_what_else_it_may_be(declared):
    """Every threshold has a default, so that a run can be repeated without remembering them."""
    assert all((declared.title, declared.version, declared.source, declared.innocent))
    assert "ais" in declared.concerns
    thresholds = list(inspect.signature(declared.detect).parameters.values())[1:]
    assert all(each.kind is each.KEYWORD_ONLY and each.default is not each.empty for each in thresholds)


def test_a_typology_without_an_innocent_explanation_is_refused():
    """A detector that knows no innocent cause has not been thought through."""
    with pytest.raises(ValueError, match="name at least one innocent explanation"):
        typology("x", version="1", title="x", concerns=(), innocent=(), source="x")


def test_an_outcome_reads_as_words():
    """What testing gave is said to a person."""
    assert {str(outcome) for outcome in Outcome} == {"explains", "does not explain", "cannot tell", "not tested"}


@pytest.mark.parametrize("declared", typologies().values(), ids=lambda declared: declared.name)
def test_nothing_is_found_where_nothing_was_heard(declared):
    """An empty table, and a table of one fix, give neither signal nor anything set aside."""
    for fixes in (table({}), table({1: sailing(0, 0, hours=0)})):
        _, found = run(declared, [fixes])
        assert (found.signals, found.set_aside) == ((), ())


@pytest.mark.parametrize("declared", typologies().values(), ids=lambda declared: declared.name)
def test_neither_the_order_of_rows_nor_a_repeat_changes_what_is_found(declared):
    """A detector judges what was heard, however often and in whatever order the file has it."""
    track = together(sailing(20, 120, hours=6), sailing(25, 123, hours=6, from_h=0.1)) + sailing(20, 120, from_h=20)
    _, found = run(declared, [table({1: track})])
    fixes = table({1: track[::-1]})
    again = pa.concat_tables([fixes, fixes.slice(0, 50)])
    _, mixed = run(declared, [again])
    assert len(found.signals) == 1
    assert [(s.from_at, s.until_at, s.measures) for s in mixed.signals] == [
        (s.from_at, s.until_at, s.measures) for s in found.signals
    ]
