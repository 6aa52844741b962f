"""Found a body and seat people at its members, each with a browser of their own."""

import time

from django.contrib.auth import get_user_model
from django.test import Client

from comity.desk.sharing.actions import found, seat
from comity.desk.sharing.charter import Charter, Founder
from comity.desk.sharing.models import Member, Seat
from comity.vocabulary.rules import Rule

PASSWORD = "a long pass phrase"
SEATS = {
    "anna": ("EXA", Seat.Role.COORDINATOR),
    "arno": ("EXA", Seat.Role.COORDINATOR),
    "ben": ("EXB", Seat.Role.ANALYST),
    "sam": ("SEC", Seat.Role.COORDINATOR),
}
OTHERS = (None, "arno", "ben", "sam", "nobody-yet")
"""Who may not see anna's secrets: the public, a colleague, another member, the operator, somebody without a seat."""
CHARTER = Charter(
    name="Pages' body (EXERCISE)",
    short_name="EXERCISE",
    origin="pages.example/log",
    exercise=True,
    operator="SEC",
    rule=Rule(text="Two of three concur.", quorum=2, concurring=2),
    members=(
        *(Founder(code=code, name=f"{code} (EXERCISE)", kind="state") for code in ("EXA", "EXB", "EXC")),
        Founder(code="SEC", name="Secretariat (EXERCISE)", kind="secretariat"),
    ),
)


def seated():
    """Everybody's seat at a new body, by sign-in name."""
    found(CHARTER)
    return {
        name: seat(
            name,
            full_name=f"{name.title()} (EXERCISE)",
            password=PASSWORD,
            member=Member.objects.get(code=code),
            role=role,
        )
        for name, (code, role) in SEATS.items()
    }


def browser(name=None, **headers):
    """A browser in which somebody has signed in; nobody, where no name is given."""
    client = Client(headers=headers)
    if name:
        users = get_user_model().objects
        user = users.filter(username=name).first() or users.create_user(name)
        client.force_login(user)
        shown(client, user)
    return client


def shown(client, user, at=None):
    """Let a session say when its person last showed who they are: now, as after a sign-in."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": at or time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
