"""Who may see a record."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from msgspec.structs import replace
from tests.desk.builders import matter

from comity.desk.sharing.policy import Viewer
from comity.desk.sharing.visibility import may_see
from comity.vocabulary.markings import Marking, Tlp

CODES = st.frozensets(st.sampled_from(["EXA", "EXB", "EXC", "SEC"]))
MARKINGS = st.builds(
    Marking,
    tlp=st.sampled_from(Tlp),
    originators=st.just(frozenset({"EXA"})),
    readers=CODES,
    persons=st.frozensets(st.sampled_from(["ann", "Ann", "bob"])),
    kept_to=st.frozensets(st.sampled_from(["EX-1", "EX-2"])),
    submitter=st.sampled_from(["", "ann", "sub"]),
)
VIEWERS = st.builds(
    Viewer,
    member=st.sampled_from(["", "EXA", "EXB"]),
    person=st.sampled_from(["", "ann", "bob", "sub"]),
    staff=st.booleans(),
    cases=st.frozensets(st.sampled_from(["EX-1", "EX-2"])),
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
@given(marking=MARKINGS, stranger=VIEWERS)
def test_the_filter_decides_as_the_policy_does(people, seat_of, marking, stranger):
    """For every marking and viewer the database's filter gives exactly what the decision in Python gives."""
    from comity.desk.casework.models import Case

    (held,) = Case.objects.bulk_create([matter("EX-9", marking, seat_of("SEC"))])
    for seat in (*people, stranger):
        assert Case.objects.visible_to(seat).filter(pk=held.pk).exists() == may_see(seat, marking)
    Case.objects.all()._raw_delete(Case.objects.db)


def test_no_readers_means_nobody(people, seat_of):
    """An empty list of readers is nobody, not everybody."""
    from comity.desk.casework.models import Case

    Case.objects.bulk_create([matter("EX-9", Marking(tlp=Tlp.AMBER, originators=frozenset({"EXA"})), seat_of("SEC"))])
    assert not any(Case.objects.visible_to(seat).exists() for seat in people)


def test_a_record_without_a_marking_is_not_saved(body):
    """A marking is mandatory at birth."""
    from django.db import IntegrityError

    from comity.desk.casework.models import Case

    with pytest.raises(IntegrityError):
        Case.objects.create(reference="X", title="x", regime="exercise", exercise=True, opened_at="2026-01-01T00:00Z")


@given(a=MARKINGS, b=MARKINGS, viewer=VIEWERS)
def test_what_derives_from_two_is_open_to_those_who_may_see_both(a, b, viewer):
    """The marking of a derived thing opens it to exactly the viewers that both inputs allow, or fewer."""
    if may_see(viewer, a | b):
        assert may_see(viewer, a)
        assert may_see(viewer, b)
    assert may_see(viewer, a | a) == may_see(viewer, a)


@given(a=MARKINGS, b=MARKINGS, viewer=VIEWERS.filter(lambda viewer: viewer.member))
def test_whoever_sees_both_as_a_member_sees_what_derives_from_them(a, b, viewer):
    """A member's person who may act on two records may see the decision about both."""
    a, b = (replace(one, submitter="") for one in (a, b))
    assert may_see(viewer, a | b) == (may_see(viewer, a) and may_see(viewer, b))
