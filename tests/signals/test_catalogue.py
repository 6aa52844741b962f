"""The catalogue: each typology declares what it must."""

import inspect

import pytest

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
