"""Refuse a marking that names nobody: persons for whose eyes alone something is, and who could never see it."""

from comity.desk.sharing.models import Seat
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Marking, Tlp


class NobodyNamed(BadInput):
    """A person named in the marking could never see the record."""

    def diagnostics(self) -> str:
        """What to write."""
        return "Write sign-in names, parted by spaces, and tick each person's member."


def stop_unreachable(marking: Marking) -> None:
    """Raise NobodyNamed for a person who has no seat here, or whose member may not read."""
    if marking.tlp is not Tlp.RED:
        return
    seated = Seat.objects.filter(user__username__in=marking.persons).select_related("member", "user")
    at = {seat.username: seat.member for seat in seated}
    for person in sorted(name for name in marking.persons if name):
        if person not in at:
            raise NobodyNamed(f"{person} has no seat here.")
        if at[person].code not in marking.readers:
            raise NobodyNamed(f"{person} sits at {at[person].name}, which is not among the members who may read.")
