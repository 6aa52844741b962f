"""Who must have a second factor, and what ends with a seat."""

import pytest
from allauth.mfa.models import Authenticator
from tests.web.people import PASSWORD

from comity.desk.sharing.actions import seat
from comity.desk.sharing.models import Body, Member, Seat
from comity.desk.sharing.seats import NotYourSeat, SeatEnded, end_seat, factor_demanded, has_factor
from comity.server.doors import DEMANDS
from comity.vocabulary.errors import BadInput


@pytest.fixture
def sitting(body):
    """Seats people: a role in, a seat at EXA out."""
    member = Member.objects.get(code="EXA")
    return lambda role: seat(role, full_name=role, password=PASSWORD, member=member, role=Seat.Role(role))


@pytest.mark.parametrize(
    ("exercise", "setting", "asked"),
    [
        (True, None, set()),
        (False, None, {"coordinator"}),
        (True, "coordinators", {"coordinator"}),
        (False, "everybody", {"analyst", "coordinator", "delegate", "partner"}),
    ],
)
def test_a_coordinator_of_a_real_body_needs_a_second_factor(settings, sitting, exercise, setting, asked):
    """Only an exercise does without; the setting asks more people, never fewer."""
    Body.objects.update(exercise=exercise)
    settings.SECOND_FACTOR = DEMANDS[setting] if setting else None
    roles = ("analyst", "coordinator", "delegate", "partner")
    assert {role for role in roles if factor_demanded(sitting(role))} == asked


def test_recovery_codes_alone_are_no_second_factor(sitting):
    """They stand in for one that was lost."""
    ana = sitting("analyst")
    Authenticator.objects.create(user=ana.user, type="recovery_codes", data={})
    assert not has_factor(ana.user)


def test_a_seat_ends_with_everything_that_opened_it(sitting, seat_of):
    """No password, no factor, no active person is left; the seat itself stays, for what was decided from it."""
    ana = sitting("analyst")
    Authenticator.objects.create(user=ana.user, type="totp", data={})
    ended = end_seat(ana, by=seat_of("EXA"), reason="Left")
    assert (ended.user.is_active, ended.user.has_usable_password(), has_factor(ended.user)) == (False, False, False)
    with pytest.raises(SeatEnded):
        end_seat(ana, by=seat_of("EXA"), reason="Again")


def test_a_seat_is_not_ended_from_another_member_nor_without_a_reason(sitting, seat_of):
    """Its person reads why, and by whom."""
    ana, cora = sitting("analyst"), sitting("coordinator")
    other = seat("eve", full_name="Eve", password=PASSWORD, member=seat_of("EXB").member, role=Seat.Role.COORDINATOR)
    with pytest.raises(NotYourSeat):
        end_seat(ana, by=other, reason="Spite")
    with pytest.raises(BadInput, match="Say why"):
        end_seat(ana, by=cora, reason=" ")
