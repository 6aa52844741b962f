"""The queue: signals come from detectors, and each decision about them is written down."""

import pytest
from tests.desk.builders import case
from tests.desk.casework.tracks import detected

from comity.desk.casework import actions
from comity.desk.casework.decisions import NoReason, decisions_about
from comity.desk.casework.models import Signal
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.markings import Marking, Tlp


@pytest.fixture
def signal(seat_of, tmp_path):
    """One signal from a synthetic track with a silence in it."""
    return detected(seat_of("SEC"), tmp_path)


def test_the_same_hit_is_one_signal(signal, seat_of, tmp_path):
    """Running a detector again over the same table adds nothing to the queue."""
    before = Signal.objects.count()
    detected(seat_of("SEC"), tmp_path)
    assert Signal.objects.count() == before


def test_a_signal_is_an_indicator_with_innocent_explanations(signal):
    """It says why, and what else it could be."""
    assert signal.reasons
    assert all(one["explanation"] for one in signal.innocent)


def test_a_signal_carries_the_marking_of_its_table(signal):
    """What is found in a restricted track is as restricted."""
    assert signal.marking == signal.table.marking


def test_a_dismissal_says_why(signal, seat_of):
    """Nothing is dismissed in silence."""
    with pytest.raises(NoReason):
        actions.dismiss(signal, by=seat_of("SEC"), reason="")
    signal.refresh_from_db()
    assert signal.state == "new"


def test_a_dismissal_can_be_undone_and_both_are_on_record(signal, seat_of):
    """Undo is a decision of its own."""
    actions.dismiss(signal, by=seat_of("SEC"), reason="A receiver outage")
    actions.put_back(signal, by=seat_of("SEC"))
    assert [one.action for one in decisions_about(signal)] == ["dismiss", "put back"]
    assert signal.state == "new"


def test_a_signal_in_a_case_is_weighed_there(signal, seat_of):
    """It is not dismissed behind the case's back."""
    actions.link(signal, case(seat_of("SEC")), by=seat_of("SEC"), reason="The same ship")
    with pytest.raises(BadInput, match="weighed there"):
        actions.dismiss(signal, by=seat_of("SEC"), reason="Noise")


def test_what_one_may_not_see_one_may_not_act_on(signal, seat_of):
    """A signal of another member's track is out of reach."""
    with pytest.raises(NotAllowed):
        actions.take(signal, by=seat_of("EXB"))


def test_a_case_needs_a_regime_we_have(seat_of):
    """A case is opened against law that is there as data."""
    with pytest.raises(BadInput, match="no regime"):
        actions.open_case(
            "X", title="X", regime="un-0000", by=seat_of("SEC"), exercise=True, reason="Why not",
            marking=Marking.shared(Tlp.GREEN, "SEC"),
        )  # fmt: skip
