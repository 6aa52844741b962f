"""A finding rests on the law of the day of the act."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.desk.builders import BAN, case, clear

from comity.desk.findings.actions import draft
from comity.desk.findings.gates import LawOfAnotherDay


@pytest.fixture
def drafted_for(seat_of):
    """A function that drafts a finding on the ban for an act of a day."""
    seat = seat_of("EXA")

    def write(day):
        told = {"title": "Coal (EXERCISE)", "statement": "It left (EXERCISE).", "named_party": "A company (EXERCISE)"}
        return draft(case(seat), number="EX-D", provision=BAN, acted_on=day, by=seat, marking=clear(seat), **told)

    return write


def test_a_paragraph_not_yet_in_force_is_refused_with_its_status(drafted_for):
    """What was no breach on its day is none."""
    with pytest.raises(LawOfAnotherDay, match=r"2019-01-01 EXERCISE-102-8 was not yet in force"):
        drafted_for(date(2019, 1, 1))


def test_an_act_of_a_day_to_come_is_refused(drafted_for):
    """A finding tells of what happened."""
    with pytest.raises(LawOfAnotherDay, match="has not come"):
        drafted_for(timezone.localdate() + timedelta(days=1))


def test_a_paragraph_in_force_on_the_day_is_taken(drafted_for):
    """The day is kept with the finding, and so is what the law was then."""
    assert drafted_for(date(2026, 3, 13)).acted_on == date(2026, 3, 13)
