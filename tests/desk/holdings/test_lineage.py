"""Ten outlets that quote one paper are one origin, once a person has said so."""

import pytest
from tests.desk.builders import assertion, exhibit
from tests.evidence.test_resemblance import ENGLISH

from comity.desk.holdings.lineage import NoRepetition, State, decide, origins, proposals, propose_copies, quote
from comity.desk.holdings.models import Repetition
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Marking, Tlp

WHY = "EXERCISE: it names the paper"


@pytest.fixture
def exa(seat_of):
    """A member's console."""
    return seat_of("EXA")


@pytest.fixture
def say(exa, tmp_path):
    """Something one outlet printed."""

    def said(origin, text=ENGLISH, marking=None):
        paper = exhibit(exa, tmp_path, f"EXERCISE: {origin} {text}", marking=marking)
        return assertion(exa, paper, origin=origin, value=text, marking=marking)

    return said


def test_a_near_copy_is_proposed_and_counts_once_confirmed(say, exa):
    """Until a person has decided, two names are two origins."""
    paper, outlet = say("a paper"), say("an outlet", ENGLISH + ", as was reported")
    assert propose_copies(by=exa) == 1
    assert origins([paper, outlet], seen_by=exa) == ["a paper", "an outlet"]
    decide(proposals(exa)[0], State.CONFIRMED, by=exa, reason=WHY)
    assert origins([paper, outlet], seen_by=exa) == ["a paper", "a paper"]


def test_a_rejected_pair_is_not_proposed_again(say, exa):
    """A person looked: the machine does not insist."""
    say("a paper")
    say("an outlet", ENGLISH + ", as was reported")
    propose_copies(by=exa)
    decide(proposals(exa)[0], State.REJECTED, by=exa, reason="EXERCISE: both were there")
    assert (propose_copies(by=exa), proposals(exa)) == (0, [])


def test_one_recorded_origin_needs_no_proposal(say, exa):
    """Two texts under one name are one origin already."""
    say("a paper")
    say("a paper", ENGLISH + ", as was reported")
    assert propose_copies(by=exa) == 0


def test_a_line_of_quotations_leads_to_its_beginning(say, exa):
    """Who first said it counts, and where nobody recorded that, nothing does."""
    unknown, first, second, third = say(""), say("agency", "one"), say("paper", "two"), say("outlet", "three")
    quote(third, second, by=exa, reason=WHY)
    quote(second, first, by=exa, reason=WHY)
    assert origins([third, second, first], seen_by=exa) == ["agency"] * 3
    quote(first, unknown, by=exa, reason=WHY)
    assert origins([third], seen_by=exa) == [""]


def test_a_line_does_not_close_into_a_ring(say, exa):
    """What leads back to a claim cannot be where the claim comes from."""
    first, second, third = say("a", "one"), say("b", "two"), say("c", "three")
    quote(second, first, by=exa, reason=WHY)
    quote(third, second, by=exa, reason=WHY)
    with pytest.raises(BadInput, match="leads back"):
        quote(first, third, by=exa, reason=WHY)
    with pytest.raises(BadInput, match="other way round"):
        quote(first, second, by=exa, reason=WHY)
    with pytest.raises(BadInput, match="already"):
        quote(third, first, by=exa, reason=WHY)


def test_a_pair_is_for_those_who_may_see_both(say, exa, seat_of):
    """A repetition betrays neither text."""
    open_, hidden = say("a paper"), say("a source", ENGLISH + " here", Marking.shared(Tlp.AMBER, "EXA", "EXB"))
    pair = quote(hidden, open_, by=exa, reason=WHY)
    seen = [Repetition.objects.visible_to(seat_of(code)).exists() for code in ("EXA", "EXB", "EXC")]
    assert seen == [True, True, False]
    with pytest.raises(NoRepetition):
        decide(pair, State.REJECTED, by=seat_of("EXC"), reason=WHY)


def test_a_decision_says_why_and_can_be_taken_anew(say, exa):
    """Confirmed, then rejected: two origins again, and two statements in the log."""
    pair = quote(say("outlet", "two"), say("agency", "one"), by=exa, reason=WHY)
    before = pair.statement_id
    with pytest.raises(BadInput, match="how you know"):
        decide(pair, State.REJECTED, by=exa, reason=" ")
    decide(pair, State.REJECTED, by=exa, reason="EXERCISE: it was there itself")
    assert origins([pair.later, pair.first], seen_by=exa) == ["outlet", "agency"]
    assert pair.statement_id != before
