"""Know how a person gets to their seat and stays there: second factors asked for, sessions, and the end of a seat."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.utils import timezone

from comity.desk.sharing.models import Body, Invitation, Seat, TrailEntry
from comity.desk.sharing.trail import CONSOLE, Whence, note
from comity.vocabulary.errors import BadInput


class NotYourSeat(BadInput):
    """A seat is given and ended by a coordinator of its own member, or at the node's console."""

    def diagnostics(self) -> str:
        """Whom to ask."""
        return "Ask a coordinator of that member, or the operator of this node."


class SeatEnded(BadInput):
    """This seat has ended already."""


def answers_for(by: Seat, seat: "Seat | None" = None, *, member_id: int | None = None) -> None:
    """Raise NotYourSeat unless a seat may give and end seats at a member: its coordinator, or the console."""
    asked = seat.member_id if seat else member_id
    if by.role != Seat.Role.CONSOLE and not (by.coordinates and by.member_id == asked):
        raise NotYourSeat


def at_member(seat: Seat) -> "models.QuerySet[Seat]":
    """The people's seats at a seat's own member, those that ended last."""
    people = Seat.objects.filter(member=seat.member, user__isnull=False).select_related("user", "member")
    return people.order_by(models.F("ended_at").asc(nulls_first=True), "user__username")


def factor_demanded(seat: Seat) -> bool:
    """Whether a seat must have a second factor before it may work: by the setting, else a coordinator's of a real body."""
    if settings.SECOND_FACTOR is not None:
        return seat.role in settings.SECOND_FACTOR
    return seat.role == Seat.Role.COORDINATOR and not Body.objects.filter(exercise=True).exists()


def has_factor(user: AbstractBaseUser) -> bool:
    """Whether a person has a second factor; recovery codes alone are none."""
    factors = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=factors).exists())


def sessions_of(user: AbstractBaseUser) -> list[UserSession]:
    """A person's sessions that still hold, oldest first."""
    standing = UserSession.objects.purge_and_list(user)
    return sorted(standing, key=lambda one: (one.created_at, one.pk))


@transaction.atomic
def end_sessions(user: AbstractBaseUser, *, besides: str = "", whence: Whence = CONSOLE, by: Seat | None = None) -> int:
    """End a person's sessions but the one with the key `besides`; how many ended."""
    ended = [one for one in sessions_of(user) if one.session_key != besides]
    for one in ended:
        one.end()
    if ended:
        note(TrailEntry.Kind.SESSION_ENDED, user, by=by, detail=str(len(ended)), whence=whence)
    return len(ended)


def strip_factors(user: AbstractBaseUser, *, by: Seat | None, whence: Whence = CONSOLE) -> None:
    """Remove a person's second factors and linked identities; each is written in the trail."""
    for factor in Authenticator.objects.filter(user_id=user.pk):
        note(TrailEntry.Kind.FACTOR_REMOVED, user, by=by, detail=str(factor), whence=whence)
        factor.delete()
    for identity in SocialAccount.objects.filter(user_id=user.pk):
        note(TrailEntry.Kind.IDENTITY_UNLINKED, user, by=by, detail=identity.provider, whence=whence)
        identity.delete()


@transaction.atomic
def end_seat(seat: Seat, *, by: Seat, reason: str, whence: Whence = CONSOLE) -> Seat:
    """End a seat at once: its sessions, factors and identities go, its person signs in no more; what it did stays."""
    answers_for(by, seat)
    held = Seat.objects.select_for_update(of=("self",)).select_related("user", "member").get(pk=seat.pk)
    if held.user is None or held.ended_at:
        raise SeatEnded
    if not reason.strip():
        raise BadInput("Say why the seat ends, in one sentence: its person will read it.")
    held.ended_at = timezone.now()
    held.save(update_fields=["ended_at"])
    Invitation.objects.filter(seat=held, used_at=None, withdrawn_at=None).update(withdrawn_at=held.ended_at)
    end_sessions(held.user, by=by, whence=whence)
    strip_factors(held.user, by=by, whence=whence)
    held.user.is_active = False
    held.user.set_unusable_password()
    held.user.save(update_fields=["is_active", "password"])
    note(TrailEntry.Kind.SEAT_ENDED, held.user, by=by, detail=reason.strip(), whence=whence)
    return held
