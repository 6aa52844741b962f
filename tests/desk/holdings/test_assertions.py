"""Assertions are append-only: what was known on a day can always be told."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone
from tests.desk.builders import assertion, exhibit

from comity.desk.holdings.actions import Reception, receive, retract
from comity.desk.holdings.models import Assertion
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.markings import Marking, Tlp


def test_what_was_retracted_is_still_known_on_the_day_before(seat_of, tmp_path):
    """A retraction changes what stands, not what was known."""
    seat = seat_of("EXA")
    said = assertion(seat, exhibit(seat, tmp_path))
    between = timezone.now()
    retract(said, by=seat, reason="The registry corrected itself")
    assert Assertion.objects.as_known_on(between).filter(pk=said.pk).exists()
    assert not Assertion.objects.as_known_on(timezone.now()).filter(pk=said.pk).exists()


@pytest.mark.parametrize("day", [datetime(1, 1, 1, tzinfo=UTC), datetime(2931, 1, 1, tzinfo=UTC)])
def test_nothing_is_received_on_a_day_that_cannot_be(seat_of, tmp_path, day):
    """Neither before there was a United Nations nor in days to come."""
    path = tmp_path / "letter.txt"
    path.write_text("EXERCISE: a letter")
    told = Reception(
        title="x", filename="x", received_from="x", received_how="x", received_at=day, exercise=True
    )  # fmt: skip
    with pytest.raises(BadInput, match="Nothing was received on"):
        receive(path, told, by=seat_of("EXA"), marking=Marking.clear("EXA"))


def test_what_no_property_can_be_is_not_recorded(seat_of, tmp_path):
    """An analyst is told what to write instead, and the record holds nothing."""
    seat = seat_of("EXA")
    with pytest.raises(BadInput, match="say it in up to"):
        assertion(seat, exhibit(seat, tmp_path), value="x" * 200_000)
    assert not Assertion.objects.exists()


def test_only_its_originator_retracts(seat_of, tmp_path):
    """Nobody takes back what another member said."""
    said = assertion(seat_of("EXA"), exhibit(seat_of("EXA"), tmp_path))
    with pytest.raises(NotAllowed, match="Only EXA"):
        retract(said, by=seat_of("EXB"), reason="I disagree")


def test_a_retraction_says_why(seat_of, tmp_path):
    """Without a reason nothing is retracted."""
    said = assertion(seat_of("EXA"), exhibit(seat_of("EXA"), tmp_path))
    with pytest.raises(BadInput, match="Say why"):
        retract(said, by=seat_of("EXA"), reason=" ")


def test_an_assertion_is_never_wider_than_its_exhibit(seat_of, tmp_path):
    """What is read in a caveated exhibit carries the caveat."""
    seat = seat_of("EXA")
    held = exhibit(seat, tmp_path, marking=Marking.shared(Tlp.AMBER, "EXA", "EXB"))
    said = assertion(seat, held, marking=Marking.clear("EXA"))
    assert said.marking == Marking.shared(Tlp.AMBER, "EXA", "EXB")


def test_an_assertion_names_its_place(seat_of, tmp_path):
    """A value without a place in an exhibit is refused."""
    from comity.desk.holdings.actions import assert_

    seat = seat_of("EXA")
    with pytest.raises(BadInput, match="Say where"):
        assert_(
            "statement", "x", subject="s", exhibit=exhibit(seat, tmp_path), place="", origin="", by=seat,
            marking=Marking.clear("EXA"),
        )  # fmt: skip
