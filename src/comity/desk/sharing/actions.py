"""Found a world's body: its members with their keys, its operator, its rule; and give people their seats."""

import msgspec
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from comity.desk.sharing.charter import Charter, Founder
from comity.desk.sharing.keys import make_member_key, make_node_keys
from comity.desk.sharing.models import Body, Member, Seat
from comity.vocabulary.errors import BadInput


@transaction.atomic
def found(charter: Charter) -> Body:
    """Found the body in an empty world; refused where there is one. The node makes and holds a key for each state."""
    if Body.objects.exists():
        raise BadInput("This world has its body already; a second one needs a folder of its own.")
    settings.WORLD.founded()
    make_node_keys(charter.origin)
    members = {founder.code: _seated(founder, charter) for founder in charter.members}
    return Body.objects.create(
        name=charter.name,
        short_name=charter.short_name,
        origin=charter.origin,
        exercise=charter.exercise,
        operator=members[charter.operator],
        rule=msgspec.to_builtins(charter.rule),
        founded_at=timezone.now(),
    )


def _seated(founder: Founder, charter: Charter) -> Member:
    """A member with its key and its console."""
    member = Member(code=founder.code, name=founder.name, kind=founder.kind, exercise=charter.exercise)
    if member.takes_positions:
        member.verifier_key = str(make_member_key(charter.origin, member.code).key)
    member.save()
    Seat.console(member)
    return member


@transaction.atomic
def seat(username: str, *, full_name: str, password: str | None, member: Member, role: Seat.Role) -> Seat:
    """Give a person a seat at a member; without a password only a linked identity leads there."""
    try:
        UnicodeUsernameValidator()(username)
    except ValidationError as error:
        raise BadInput(f"{username!r} is no name to sign in with: take letters, digits and @ . + - _") from error
    if get_user_model().objects.filter(username__iexact=username).exists():
        raise BadInput(f"{username} has a seat already: choose another name to sign in with.")
    first, _, last = full_name.partition(" ")
    user = get_user_model().objects.create_user(username, password=password, first_name=first, last_name=last)
    return Seat.objects.create(member=member, user=user, role=role)
