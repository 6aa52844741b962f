"""Tell who could see a record, or what would carry a marking: every seat that has not ended is put to the policy's own question."""

import msgspec

from comity.desk.sharing.models import Member, Seat
from comity.desk.sharing.policy import Record
from comity.desk.sharing.visibility import may_see


class AtMember(msgspec.Struct, frozen=True, kw_only=True):
    """The seats of one member that the policy admits."""

    member: Member
    seats: tuple[Seat, ...]
    """Admitted, by name; the node's console among them where it is."""
    everyone: bool
    """Whether no seat of the member is left out."""


class Audience(msgspec.Struct, frozen=True, kw_only=True):
    """Who could see one record."""

    everybody: bool
    """Whether the public is admitted."""
    members: tuple[AtMember, ...]
    """By code; a member none of whose seats is admitted is not among them."""
    submitter: bool
    """Whether, besides, whoever handed it in from outside may see what they handed in."""

    @property
    def sentence(self) -> str:
        """It in words, for whoever is about to send a record."""
        if self.everybody:
            return "Everybody, without signing in."
        told = [f"{one.member.code}: {self._seats(one)}" for one in self.members]
        if self.submitter:
            told.append("whoever handed it in")
        return "; ".join(told) + "." if told else "Nobody."

    @staticmethod
    def _seats(one: AtMember) -> str:
        """Who at one member."""
        return "everyone" if one.everyone else ", ".join(seat.person for seat in one.seats)


def audience(record: Record) -> Audience:
    """Who could see a record."""
    by_member: dict[Member, list[Seat]] = {}
    seats = Seat.objects.filter(ended_at=None).select_related("member", "user")
    for seat in seats.order_by("member__code", "user__username"):
        by_member.setdefault(seat.member, []).append(seat)
    asked = ((member, all_, tuple(one for one in all_ if may_see(one, record))) for member, all_ in by_member.items())
    return Audience(
        everybody=may_see(None, record),
        members=tuple(
            AtMember(member=member, seats=admitted, everyone=len(admitted) == len(all_))
            for member, all_, admitted in asked
            if admitted
        ),
        submitter=bool(record.submitter),
    )
