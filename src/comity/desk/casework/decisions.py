"""Write down who decided what, when and why: sealed, append-only, in the transaction of the thing decided."""

from datetime import datetime

from django.db import models
from django.utils import timezone

from comity.desk.casework.models import Decision
from comity.desk.ledger.actions import sealed
from comity.desk.sharing.models import Seat
from comity.vocabulary.errors import BadInput


class NoReason(BadInput):
    """A decision needs its reason."""

    def diagnostics(self) -> str:
        """What to write."""
        return "Write one sentence that another member would understand in a year."


def decided(about: models.Model, action: str, *, by: Seat, reason: str, at: datetime | None = None) -> Decision:
    """Record a decision about a record; raise NoReason without a reason. Call it inside the action's transaction."""
    if not reason.strip():
        raise NoReason
    now = at or timezone.now()
    name = f"{about._meta.model_name}/{about.pk}"  # noqa: SLF001 - Django's public-in-all-but-name options
    says = {"about": name, "action": action, "reason": reason, "person": by.person, "decided_at": now.isoformat()}
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
    )


def decisions_about(about: models.Model) -> models.QuerySet[Decision]:
    """Every decision about one record, as decided."""
    chosen = Decision.objects.filter(about_type=about._meta.model_name, about_id=about.pk)  # noqa: SLF001
    return chosen.select_related("member")
