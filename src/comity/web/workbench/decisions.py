"""Show who decided what, when and why, as far as the seat may see: a decision is for the eyes it was taken for."""

from django.db import models

from comity.desk.casework.decisions import decisions_about
from comity.desk.casework.models import Case, Decision
from comity.desk.sharing.models import Seat


def log(record: models.Model, seat: Seat) -> list[Decision]:
    """Every decision about a record that the seat may see, oldest first."""
    return list(decisions_about(record).visible_to(seat))


def seen_case(pk: int | None, seat: Seat) -> Case | None:
    """The case of that key, if there is one and the seat may see it."""
    found: Case | None = Case.objects.visible_to(seat).filter(pk=pk).first()
    return found
