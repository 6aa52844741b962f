"""Who could see a record: the policy's own answer for every seat, in words."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.web.people import seated

from comity.desk.sharing.audience import audience
from comity.desk.sharing.models import Seat
from comity.desk.sharing.visibility import may_see
from comity.vocabulary.markings import Marking, Tlp

CODES = st.frozensets(st.sampled_from(["EXA", "EXB", "EXC", "SEC"]))
MARKINGS = st.builds(
    Marking,
    tlp=st.sampled_from(Tlp),
    originators=CODES,
    readers=CODES,
    persons=st.frozensets(st.sampled_from(["anna", "ben", "sam"])),
    kept_to=st.frozensets(st.sampled_from(["EX-1"])),
)


@pytest.fixture
def people(db, world):
    """Everybody's seat; ben was let into a case."""
    found = seated()
    Seat.objects.filter(user__username="ben").update(cases=frozenset({"EX-1"}))
    return found


@pytest.mark.usefixtures("people")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MARKINGS)
def test_it_names_each_seat_that_may_see_and_no_other(marking):
    """No seat is forgotten, none is added: it is the same question that guards the pages."""
    told = {seat.pk for one in audience(marking).members for seat in one.seats}
    assert told == {seat.pk for seat in Seat.objects.all() if may_see(seat, marking)}
    assert audience(marking).everybody == may_see(None, marking)


def test_a_seat_that_ended_sees_nothing(people):
    """Who left is not among those who could."""
    from django.utils import timezone

    Seat.objects.filter(pk=people["ben"].pk).update(ended_at=timezone.now())
    told = audience(Marking.shared(Tlp.GREEN, "EXA"))
    assert people["ben"] not in [seat for one in told.members for seat in one.seats]


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("marking", "words"),
    [
        (Marking.clear("EXA"), "Everybody, without signing in."),
        (Marking.originator_only("EXA"), "EXA: everyone."),
        (Marking(tlp=Tlp.AMBER, originators=frozenset({"EXA"})), "Nobody."),
        (Marking(tlp=Tlp.AMBER, originators=frozenset(), submitter="x"), "whoever handed it in."),
    ],
)
def test_it_is_said_in_words(marking, words):
    """A person about to send a record reads who will see it."""
    assert audience(marking).sentence == words
