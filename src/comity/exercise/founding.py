"""Found the exercise's body, give its people their seats, and keep the one password they sign in with."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from comity.desk.sharing.actions import found, seat
from comity.desk.sharing.models import Body, Member, Seat
from comity.exercise.script import Cast, Shared
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Marking

EVERYBODY = "all"
"""Stands for every member where the script lists readers."""


class AnotherBody(BadInput):
    """This folder holds another body's world."""

    def diagnostics(self) -> str:
        """Where the demonstration may go."""
        return "Name an empty folder: the demonstration is never mixed with other work."


def found_body(cast: Cast) -> None:
    """Found the body, once; raise AnotherBody where the world has a different one."""
    body = Body.objects.first()
    if body is None:
        found(cast.charter)
    elif body.origin != cast.charter.origin:
        raise AnotherBody(f"{settings.WORLD.home} holds the world of {body.name}.")


@transaction.atomic
def give_seats(cast: Cast) -> None:
    """Give everybody in the cast a seat who has none yet."""
    taken = set(get_user_model().objects.values_list("username", flat=True))
    for one in cast.seats:
        if one.username not in taken:
            at = Member.objects.get(code=one.member)
            seat(one.username, full_name=one.full_name, password=password(), member=at, role=one.role)


def password_file() -> Path:
    """Where the password of this world's sign-ins lies, for its owner's eyes alone."""
    return Path(settings.WORLD.home) / "exercise-password"


def password() -> str:
    """The password of this world's sign-ins; made the first time, and whole or not there."""
    file = password_file()
    if not file.exists():
        aside = file.with_suffix(f".{os.getpid()}")
        aside.touch(mode=0o600)
        aside.write_text(secrets.token_urlsafe(12), encoding="ascii")
        aside.rename(file)
    return file.read_text(encoding="ascii")


def sitting(member: str) -> Seat:
    """The seat of the person who acts for a member."""
    return Seat.objects.select_related("member", "user").get(member__code=member, user__isnull=False)


def marking(shared: Shared, by: Seat) -> Marking:
    """A marking as the script writes it, for a record that a seat originates."""
    named = set(shared.readers)
    everybody = Member.objects.values_list("code", flat=True) if EVERYBODY in named else ()
    if not named:
        return Marking(tlp=shared.tlp, originators=frozenset({by.member.code}))
    return Marking.shared(shared.tlp, by.member.code, *(named - {EVERYBODY}), *everybody)
