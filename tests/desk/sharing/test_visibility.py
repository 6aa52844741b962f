"""Who may see a record."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.desk.builders import exhibit

from comity.vocabulary.markings import Marking, Tlp

CODES = st.frozensets(st.sampled_from(["EXA", "EXB", "EXC", "SEC"]))
MARKINGS = st.builds(
    Marking,
    tlp=st.sampled_from(Tlp),
    originators=st.just(frozenset({"EXA"})),
    readers=CODES,
    persons=st.frozensets(st.sampled_from(["ann", "Ann", "bob"])),
)


@pytest.fixture
def people(body):
    """A named person at two members, and a console."""
    from comity.desk.sharing.actions import seat
    from comity.desk.sharing.models import Member, Seat

    def sit(name, code):
        member = Member.objects.get(code=code)
        return seat(name, full_name=name, password="a long pass phrase", member=member, role=Seat.Role.ANALYST)

    return [None, sit("ann", "EXA"), sit("bob", "EXB"), Seat.console(Member.objects.get(code="EXC"))]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marking=MARKINGS)
def test_the_filter_decides_as_the_marking_does(people, seat_of, tmp_path, marking):
    """For every marking and viewer the database's filter gives exactly what the value's own rule gives."""
    from comity.desk.holdings.models import Exhibit

    held = exhibit(seat_of("SEC"), tmp_path, f"EXERCISE {marking}", marking=marking)
    for seat in people:
        by_value = marking.open_to(seat.member.code, seat.username) if seat else marking.open_to(None)
        assert Exhibit.objects.visible_to(seat).filter(pk=held.pk).exists() == by_value


def test_no_readers_means_nobody(people, seat_of, tmp_path):
    """An empty list of readers is nobody, not everybody."""
    from comity.desk.holdings.models import Exhibit

    empty = Marking(tlp=Tlp.AMBER, originators=frozenset({"EXA"}))
    exhibit(seat_of("SEC"), tmp_path, marking=empty)
    assert not any(Exhibit.objects.visible_to(seat).exists() for seat in people)


def test_a_record_without_a_marking_is_not_saved(body):
    """A marking is mandatory at birth."""
    from django.db import IntegrityError

    from comity.desk.casework.models import Case

    with pytest.raises(IntegrityError):
        Case.objects.create(reference="X", title="x", regime="exercise", exercise=True, opened_at="2026-01-01T00:00Z")


@given(a=MARKINGS, b=MARKINGS, code=st.sampled_from(["EXA", "EXB"]), person=st.sampled_from(["ann", "bob", None]))
def test_what_derives_from_two_is_open_to_those_who_may_see_both(a, b, code, person):
    """The marking of a derived thing opens it to exactly the viewers that both inputs allow, or fewer."""
    if (a | b).open_to(code, person):
        assert a.open_to(code, person)
        assert b.open_to(code, person)
    assert (a | a).open_to(code, person) == a.open_to(code, person)
