"""Decide who may see a record, keep the rows a seat may see, and refuse acts on what it may not: the one door to rows."""

from typing import TYPE_CHECKING, Any, Self, assert_never

from django.db import models
from django.db.models import Q

from comity.desk.sharing.codes import holds, within
from comity.desk.sharing.policy import (
    PUBLIC,
    READ,
    AllOf,
    AnyOf,
    Clause,
    Has,
    Labelled,
    Listed,
    Record,
    Same,
    Viewer,
    Within,
    admits,
)
from comity.vocabulary.errors import NotAllowed

if TYPE_CHECKING:
    from comity.desk.sharing.models import Seat


class NotShown(NotAllowed):
    """There is no such record for you."""


NOTHING = Q(pk__in=())


def viewer_of(seat: "Seat | Viewer | None") -> Viewer:
    """What the policy knows of a seat; None is the public."""
    if seat is None or isinstance(seat, Viewer):
        return seat or PUBLIC
    return seat.viewer


def may_see(seat: "Seat | Viewer | None", record: Record) -> bool:
    """Whether a seat may see one record, or what would carry a marking."""
    return admits(READ, viewer_of(seat), record)


def seen(record: Record, by: "Seat") -> None:
    """Raise NotShown unless the seat may see the record: what one may not see, one may not act on."""
    if not may_see(by, record):
        raise NotShown


def visible(seat: "Seat | Viewer | None", through: str = "") -> Q:
    """The filter for what a seat may see (None: the public); `through` is a path to the marked record, `exhibit__`."""
    return _filter(READ, viewer_of(seat), through)


def _filter(clause: Clause, viewer: Viewer, through: str) -> Q:
    """One clause as a filter, with what is known of the viewer put in."""
    match clause:
        case AllOf(parts):
            return Q(*(_filter(part, viewer, through) for part in parts))
        case AnyOf(parts):
            return Q(*(_filter(part, viewer, through) for part in parts), _connector=Q.OR)
        case Labelled(label):
            return Q(**{f"{through}tlp": label.value})
        case Has(attribute):
            return ~NOTHING if getattr(viewer, attribute) else NOTHING
        case _:
            return _comparison(clause, getattr(viewer, clause.attribute), through + clause.column)


def _comparison(clause: Same | Listed | Within, said: Any, column: str) -> Q:
    """What the viewer says of itself against a column of the record."""
    match clause:
        case Same():
            return Q(**{column: said}) if said else NOTHING
        case Listed():
            return holds(column, said)
        case Within():
            return within(column, said)
        case _:
            assert_never(clause)


class MarkedQuerySet(models.QuerySet[Any]):
    """Rows that carry a marking."""

    def visible_to(self, seat: "Seat | Viewer | None") -> Self:
        """Keep the rows that a seat may see; None is the public."""
        return self.filter(visible(seat))
