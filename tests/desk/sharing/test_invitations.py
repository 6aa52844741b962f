"""A link seats one person once, ends by itself, and is made by nobody but a coordinator there or the console."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from tests.web.people import PASSWORD

from comity.desk.sharing import invitations
from comity.desk.sharing.actions import seat
from comity.desk.sharing.invitations import LinkSpent, accept, come_back, give_way_back, invite, redeemable, withdraw
from comity.desk.sharing.models import Invitation, Member, Seat
from comity.desk.sharing.seats import NotYourSeat, end_seat
from comity.desk.sharing.trail import Whence
from comity.vocabulary.errors import BadInput

HERE = Whence(address="192.0.2.7", browser="Test")


@pytest.fixture
def console(seat_of):
    """The node's own console for EXA."""
    return seat_of("EXA")


@pytest.fixture
def link(console):
    """A link to an analyst's seat at EXA."""
    return invite("Ana (EXERCISE)", member=console.member, role=Seat.Role.ANALYST, by=console)


def test_a_link_gives_the_seat_it_names(link):
    """Member, role and name are the invitation's; the name to sign in with is the person's choice."""
    given = accept(link.token, username="ana", password=PASSWORD, whence=HERE)
    assert (given.member.code, given.role, given.person, given.username) == ("EXA", "analyst", "Ana (EXERCISE)", "ana")


def test_a_link_works_once(link):
    """The second person to open it is refused, and no second seat is made."""
    accept(link.token, username="ana", password=PASSWORD, whence=HERE)
    with pytest.raises(LinkSpent):
        accept(link.token, username="eve", password=PASSWORD, whence=HERE)
    assert not get_user_model().objects.filter(username="eve").exists()


def test_a_link_ends_by_itself(link, monkeypatch):
    """After three days nobody gets in by it."""
    later = timezone.now() + invitations.LASTS + timedelta(seconds=1)
    monkeypatch.setattr(invitations.timezone, "now", lambda: later)
    with pytest.raises(LinkSpent):
        redeemable(link.token)


def test_a_link_that_was_withdrawn_is_dead(link, console):
    """What was lost on the way can be called back."""
    withdraw(link.invitation, by=console)
    with pytest.raises(LinkSpent):
        redeemable(link.token)


def test_a_refused_name_does_not_spend_the_link(link, console):
    """Whoever chose a name that is taken, in whatever case, tries another."""
    seat("ana", full_name="Ana", password=PASSWORD, member=console.member, role=Seat.Role.ANALYST)
    with pytest.raises(BadInput, match="choose another name"):
        accept(link.token, username="ANA", password=PASSWORD, whence=HERE)
    assert redeemable(link.token) == link.invitation


@pytest.mark.parametrize("name", ["a b", "a|b", ""])
def test_a_name_that_a_marking_could_not_hold_is_no_name(link, name):
    """Markings list names between bars and spaces."""
    with pytest.raises(BadInput, match="no name to sign in with"):
        accept(link.token, username=name, password=PASSWORD, whence=HERE)


def test_the_token_is_not_kept_and_cannot_be_guessed(link):
    """The database knows a digest; the token has 256 bits of the system's randomness."""
    kept = Invitation.objects.values().get()
    assert link.token not in str(kept)
    assert len(link.token) >= 256 / 6


@pytest.mark.parametrize("role", [Seat.Role.ANALYST, Seat.Role.COORDINATOR])
def test_nobody_invites_to_another_member(console, role):
    """Not a coordinator of EXA to EXB, and an analyst to no seat at all."""
    by = seat("cora", full_name="Cora", password=PASSWORD, member=console.member, role=role)
    other = Member.objects.get(code="EXB" if role == Seat.Role.COORDINATOR else "EXA")
    with pytest.raises(NotYourSeat):
        invite("Eve", member=other, role=Seat.Role.ANALYST, by=by)


def test_a_way_back_sets_a_new_password_and_a_new_link_ends_the_old(link, console):
    """Of two ways back to one seat, the later one works."""
    given = accept(link.token, username="ana", password=PASSWORD, whence=HERE)
    first, second = (give_way_back(given, by=console) for _ in range(2))
    with pytest.raises(LinkSpent):
        come_back(first.token, password="another long phrase", whence=HERE)
    assert come_back(second.token, password="another long phrase", whence=HERE).check_password("another long phrase")


def test_no_way_leads_back_to_a_seat_that_ended(link, console):
    """Not even a link that was made before it ended."""
    given = accept(link.token, username="ana", password=PASSWORD, whence=HERE)
    back = give_way_back(given, by=console)
    end_seat(given, by=console, reason="Left the team")
    with pytest.raises(LinkSpent):
        come_back(back.token, password="another long phrase", whence=HERE)
    with pytest.raises(BadInput, match="nobody's seat"):
        give_way_back(Seat.objects.get(pk=given.pk), by=console)
