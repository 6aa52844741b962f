"""Decide who may see a record: the one door to rows."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from comity.desk.sharing.codes import holds
from comity.vocabulary.markings import Tlp

if TYPE_CHECKING:
    from comity.desk.sharing.models import Seat


def visible(seat: "Seat | None", through: str = "") -> Q:
    """The filter for what a seat may see (None: the public); `through` is a path to the marked record, `exhibit__`.

    The same rule as `Marking.open_to`, which the tests hold it to.
    """
    if seat is None:
        return Q(**{f"{through}tlp": Tlp.CLEAR})
    named = holds(f"{through}readers", seat.member.code)
    widely = Q(**{f"{through}tlp__in": (Tlp.CLEAR, Tlp.GREEN)})
    to_members = Q(**{f"{through}tlp__in": (Tlp.AMBER, Tlp.AMBER_STRICT)}) & named
    to_persons = Q(**{f"{through}tlp": Tlp.RED}) & named & holds(f"{through}persons", seat.username)
    return widely | to_members | to_persons


class MarkedQuerySet(models.QuerySet[Any]):
    """Rows that carry a marking."""

    def visible_to(self, seat: "Seat | None") -> Self:
        """Keep the rows that a seat may see; None is the public."""
        return self.filter(visible(seat))
