"""A marking that names persons names such as could see the record."""

import pytest

from comity.desk.sharing.actions import seat
from comity.desk.sharing.models import Member
from comity.desk.sharing.naming import NobodyNamed, stop_unreachable
from comity.vocabulary.markings import Marking, Tlp


def red(*persons, readers=("EXA",)):
    """For persons alone."""
    named, members = frozenset(persons), frozenset(readers)
    return Marking(tlp=Tlp.RED, originators=frozenset({"EXA"}), readers=members, persons=named)


@pytest.fixture
def ben(body):
    """A person at one member."""
    return seat("ben", full_name="Ben", password="x", member=Member.objects.get(code="EXB"), role="analyst")


def test_somebody_without_a_seat_is_named_in_vain(ben):
    """Nobody would ever see it under that name."""
    with pytest.raises(NobodyNamed, match="nobody-here has no seat"):
        stop_unreachable(red("nobody-here"))


def test_a_person_is_named_with_its_member(ben):
    """Where the member may not read, its people may not either."""
    with pytest.raises(NobodyNamed, match="EXB"):
        stop_unreachable(red("ben"))
    stop_unreachable(red("ben", readers=("EXA", "EXB")))
