"""Invite a person to a seat, or back to their own, by a link that works once, ends by itself and cannot be guessed."""

import secrets
from datetime import timedelta
from hashlib import sha256

import msgspec
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from comity.desk.sharing.actions import seat as give_seat
from comity.desk.sharing.models import Invitation, Member, Seat, TrailEntry
from comity.desk.sharing.seats import answers_for, end_sessions, strip_factors
from comity.desk.sharing.trail import CONSOLE, Whence, note
from comity.vocabulary.errors import BadInput

TOKEN_BYTES = 32
"""256 bits from the system's generator: more than the 128 that ASVS 5.0, 7.2.3 asks of a session's token."""
LASTS = timedelta(days=3)
"""Our own choice: over a weekend, and no longer (ASVS 5.0, 6.4.1 asks for a short period)."""
INVITABLE = (Seat.Role.ANALYST, Seat.Role.COORDINATOR, Seat.Role.DELEGATE, Seat.Role.PARTNER)
"""The roles a person may be invited to."""


class LinkSpent(BadInput):
    """This link does not work: it was used, withdrawn or has expired, or it was never ours."""

    def diagnostics(self) -> str:
        """Whom to ask."""
        return "Ask whoever sent it for a new one."


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An invitation and the token that redeems it, which is known at this moment alone."""

    invitation: Invitation
    token: str


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _standing() -> Q:
    """The filter for links that still work."""
    return Q(used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=timezone.now())


def waiting(seat: Seat) -> "models.QuerySet[Invitation]":
    """The links of a seat's own member that still work."""
    return Invitation.objects.filter(_standing(), member=seat.member).select_related("invited_by__user", "seat__user")


def redeemable(token: str) -> Invitation:
    """The invitation that a token redeems; raise LinkSpent for every other token, without saying which."""
    found = Invitation.objects.filter(_standing(), digest=_digest(token)).select_related("member", "seat__user").first()
    if found is None:
        raise LinkSpent
    return found


@transaction.atomic
def invite(full_name: str, *, member: Member, role: Seat.Role, by: Seat, whence: Whence = CONSOLE) -> Link:
    """Make the link that gives a person a seat at a member; only a coordinator there, or the console, may."""
    answers_for(by, member_id=member.pk)
    if role not in INVITABLE:
        raise BadInput(f"There is no role {role!r}: choose {', '.join(INVITABLE)}.")
    if not full_name.strip():
        raise BadInput("Write the person's name as decisions will show it.")
    made = _made(full_name.strip(), member=member, role=role, seat=None, by=by)
    note(TrailEntry.Kind.INVITED, by.user, by=by, detail=f"{made.invitation}, {role}", whence=whence)
    return made


@transaction.atomic
def give_way_back(seat: Seat, *, by: Seat, whence: Whence = CONSOLE) -> Link:
    """Make the link by which a person who lost password or factor sets both anew. Who gives it has seen the person."""
    answers_for(by, seat)
    if seat.user is None or seat.ended_at:
        raise BadInput(f"{seat} is nobody's seat now: invite the person to a new one.")
    made = _made(seat.person, member=seat.member, role=Seat.Role(seat.role), seat=seat, by=by)
    note(TrailEntry.Kind.WAY_BACK_GIVEN, seat.user, by=by, whence=whence)
    return made


def _made(full_name: str, *, member: Member, role: Seat.Role, seat: Seat | None, by: Seat) -> Link:
    """A new link; an earlier way back to the same seat ends with it."""
    now, token = timezone.now(), secrets.token_urlsafe(TOKEN_BYTES)
    if seat:
        Invitation.objects.filter(_standing(), seat=seat).update(withdrawn_at=now)
    invitation = Invitation.objects.create(
        digest=_digest(token),
        member=member,
        role=role,
        full_name=full_name,
        seat=seat,
        back=seat is not None,
        invited_by=by,
        invited_at=now,
        expires_at=now + LASTS,
    )
    return Link(invitation=invitation, token=token)


@transaction.atomic
def withdraw(invitation: Invitation, *, by: Seat, whence: Whence = CONSOLE) -> Invitation:
    """End a link that nobody has used."""
    answers_for(by, member_id=invitation.member_id)
    if not Invitation.objects.filter(_standing(), pk=invitation.pk).update(withdrawn_at=timezone.now()):
        raise LinkSpent
    note(TrailEntry.Kind.WITHDREW, by.user, by=by, detail=str(invitation), whence=whence)
    invitation.refresh_from_db()
    return invitation


@transaction.atomic
def accept(token: str, *, username: str, password: str | None, whence: Whence) -> Seat:
    """Take the seat a link offers, under a name of one's own; None for the password where an identity is linked instead."""
    invitation = _taken(token)
    if invitation.back:
        raise LinkSpent
    member, role = invitation.member, Seat.Role(invitation.role)
    given = give_seat(username, full_name=invitation.full_name, password=password, member=member, role=role)
    Invitation.objects.filter(pk=invitation.pk).update(seat=given)
    note(
        TrailEntry.Kind.SEAT_GIVEN, given.user, by=invitation.invited_by, detail=f"{member.code}, {role}", whence=whence
    )
    return given


@transaction.atomic
def come_back(token: str, *, password: str, whence: Whence) -> AbstractBaseUser:
    """Set a new password by a link; every session, factor and linked identity of before is gone."""
    invitation = _taken(token)
    user = invitation.seat.user if invitation.back and invitation.seat and not invitation.seat.ended_at else None
    if user is None:
        raise LinkSpent
    strip_factors(user, by=invitation.invited_by, whence=whence)
    end_sessions(user, by=invitation.invited_by, whence=whence)
    user.set_password(password)
    user.save(update_fields=["password"])
    note(TrailEntry.Kind.WAY_BACK_TAKEN, user, by=invitation.invited_by, whence=whence)
    return user


def _taken(token: str) -> Invitation:
    """The invitation, used from now on; of two who come at once, one is refused."""
    invitation = redeemable(token)
    if not Invitation.objects.filter(_standing(), pk=invitation.pk).update(used_at=timezone.now()):
        raise LinkSpent
    return invitation
