"""Show who decided what, when and why; a reason written for fewer eyes than the record now has stays with those who wrote it."""

from collections.abc import Iterator

import msgspec
from django.db import models

from comity.desk.casework.decisions import decisions_about
from comity.desk.casework.models import Case, Decision, Signal
from comity.desk.sharing.models import Seat

LINKED, RELEASED = "link to case", "release"
EVIDENCE = frozenset({"bind evidence", "consent to release", RELEASED, "withdraw"})
"""Acts on a finding whose reasons may speak of evidence; those of the others are the finding's own words."""


class Logged(msgspec.Struct, frozen=True, kw_only=True):
    """One decision as a member may see it."""

    decision: Decision
    reason: str
    """Empty where it was written for fewer eyes."""


def log(record: models.Model, seat: Seat) -> list[Logged]:
    """Every decision about a record the seat may see, oldest first."""
    taken = list(decisions_about(record))
    kept_back = set(_kept_back(record, taken, seat))
    return [Logged(decision=one, reason="" if one.pk in kept_back else one.reason) for one in taken]


def _kept_back(record: models.Model, taken: list[Decision], seat: Seat) -> Iterator[int]:
    """The decisions whose reasons another member wrote for fewer eyes.

    A signal's link speaks of its case. Releasing a finding widens its words and never its evidence, so what was said about
    evidence before the last release is not released with it.
    """
    releases = [number for number, one in enumerate(taken) if one.action == RELEASED]
    hidden_case = isinstance(record, Signal) and not seen_case(record.case_id, seat)
    for number, one in enumerate(taken):
        before_release = one.action in EVIDENCE and any(number <= release for release in releases)
        if one.member_id != seat.member_id and (before_release or (hidden_case and one.action == LINKED)):
            yield one.pk


def seen_case(pk: int | None, seat: Seat) -> Case | None:
    """The case of that key, if there is one and the seat may see it."""
    found: Case | None = Case.objects.visible_to(seat).filter(pk=pk).first()
    return found
