"""Find who acts when a command runs at the node itself, and what marking was asked for."""

from django.conf import settings

from comity.desk.sharing.actions import found
from comity.desk.sharing.charter import Charter, Founder
from comity.desk.sharing.eyes import look_as
from comity.desk.sharing.models import Body, Member, Seat
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Marking, Tlp
from comity.vocabulary.rules import Rule

UNNAMED = Charter(
    name="A team without a name yet",
    short_name="TEAM",
    origin="unnamed.example/log",
    exercise=False,
    operator="OPERATOR",
    rule=Rule(text="No rule was adopted yet.", quorum=1, concurring=1),
    members=(Founder(code="OPERATOR", name="Operator of this node", kind=Member.Kind.SECRETARIAT),),
)
"""What a world begins as when files are imported before its body was founded: somewhere to hold them, no states, no findings."""


def begun() -> Body:
    """The body of this world, or the unnamed one that holds what is imported before it has a name."""
    return Body.objects.select_related("operator").first() or found(UNNAMED)


def awaited(code: str) -> Seat:
    """The console that an unnamed world will begin with, before there is one; raise BadInput for another member's."""
    if code not in {"", UNNAMED.operator}:
        raise BadInput(f"There is no member {code!r} in a new world: found its body first, or leave the member out.")
    return Seat(member=Member(code=UNNAMED.operator), role=Seat.Role.CONSOLE)


def acting(code: str) -> Seat:
    """The console of the member with that code, of the operator when none is named; the command looks with its eyes."""
    seat = Seat.console(_member(code))
    look_as(seat)
    return seat


def _member(code: str) -> Member:
    """The member with a code; the operator when none is named."""
    if not code:
        return Body.here().operator
    member = Member.objects.filter(code=code).first()
    if member is None:
        codes = ", ".join(Member.objects.values_list("code", flat=True))
        raise BadInput(f"There is no member {code!r} in {settings.WORLD.home}: choose one of {codes}.")
    return member


def wanted(label: str, member: Member) -> Marking | None:
    """The marking a label asks for, shared with nobody beyond its meaning; None when no label was given."""
    if not label:
        return None
    tlp = Tlp.parse(label)
    if tlp is Tlp.RED:
        raise BadInput(
            "TLP:RED names persons, which a command cannot: mark it AMBER+STRICT, or enter it at the workbench."
        )
    return Marking.shared(tlp, member.code)
