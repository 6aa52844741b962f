"""Write down who decided what, when and why: sealed, append-only, in the transaction of the thing decided."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model
from django.utils import timezone

from comity.desk.casework.models import Decision
from comity.desk.ledger.actions import sealed
from comity.desk.sharing.models import Marked, Seat, mark
from comity.desk.sharing.visibility import MarkedQuerySet
from comity.vocabulary.errors import BadInput


class NoReason(BadInput):
    """A decision needs its reason."""

    def diagnostics(self) -> str:
        """What to write."""
        return "Write one sentence that another member would understand in a year."


def decided(
    about: Marked, action: str, *, by: Seat, reason: str, concerning: Iterable[Marked] = (), at: datetime | None = None
) -> Decision:
    """Record a decision about a record; raise NoReason without a reason. Call it inside the action's transaction.

    Its reason is for those who may see the record and everything else it is `concerning`.
    """
    if not reason.strip():
        raise NoReason
    now = at or timezone.now()
    name = f"{about._meta.model_name}/{about.pk}"  # noqa: SLF001 - Django's public-in-all-but-name options
    says = {"about": name, "action": action, "reason": reason, "person": by.person, "decided_at": now.isoformat()}
    marking = about.marking
    for other in concerning:
        marking |= other.marking
    return Decision.objects.create(
        about_type=str(about._meta.model_name),  # noqa: SLF001
        about_id=about.pk,
        action=action,
        reason=reason.strip(),
        seat=by,
        member=by.member,
        person=by.person,
        decided_at=now,
        statement=sealed("decision", about={}, says=says, by=by, at=now),
        **mark(marking, originator=by.member),
    )


def decisions_about(about: Model) -> MarkedQuerySet:
    """Every decision about one record, as decided, for whoever's eyes: pages ask for those `visible_to` their seat."""
    chosen = Decision.objects.filter(about_type=about._meta.model_name, about_id=about.pk)  # noqa: SLF001
    return chosen.select_related("member")
