"""Record every hand an exhibit passes through, and look every exhibit over for rot."""

from datetime import datetime, timedelta

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from comity.desk.holdings.derived import Derivation, Scrub
from comity.desk.holdings.models import Custody, Exhibit
from comity.desk.ledger.actions import sealed
from comity.desk.sharing.eyes import INTEGRITY, act, at_task
from comity.desk.sharing.models import Seat
from comity.desk.sharing.visibility import visible
from comity.vocabulary.errors import BadInput, NotAllowed

RECORDING = timedelta(days=1)
"""Longer than any import takes from keeping the bytes to recording them: sixty-four scans are read letter by letter in hours."""
ROTTEN, SOUND = "found missing or changed", "found sound again"


class Unrecorded(msgspec.Struct, frozen=True, kw_only=True):
    """How many objects of the store no record names."""

    aside: int
    """Set aside just now."""
    waiting: int
    """An import may be recording them still, or they lie in a bucket."""


@act
def hand_over(exhibit: Exhibit, *, to: str, at: datetime, by: Seat, reason: str) -> Custody:
    """Record that a copy or the carrier was handed to somebody. Only the exhibit's originator speaks for its custody."""
    if by.member != exhibit.originator:
        raise NotAllowed(f"Only {exhibit.originator.name}, who holds it, may record to whom it was handed.")
    if not to.strip() or not reason.strip():
        raise BadInput("Say to whom it was handed, and why.")
    if at > timezone.now():
        raise BadInput("A hand-over is recorded when it has happened: the time lies in the future.")
    says = {"to": to, "at": at.isoformat(), "reason": reason}
    sealed("custody-transfer", about={exhibit.filename: exhibit.digest}, says=says, by=by, at=timezone.now())
    return Custody.objects.create(exhibit=exhibit, event="handed over", by=str(by), at=at, note=f"to {to}: {reason}")


def rot() -> list[str]:
    """Digests of exhibits whose bytes are missing or changed."""
    return list(settings.WORLD.exhibits.scrub(sorted(recorded())))


def recorded() -> set[str]:
    """The digest of every exhibit there is a record of."""
    with at_task(INTEGRITY):
        return set(Exhibit.objects.values_list("digest", flat=True))


def set_unrecorded_aside() -> Unrecorded:
    """Set aside what an import left that was killed before it was recorded, once no import can still be recording it."""
    store = settings.WORLD.exhibits
    lying = list(store.digests())  # looked at before the records, so that nothing recorded meanwhile is among them
    known = recorded()
    strays = [digest for digest in lying if digest not in known]
    before = (timezone.now() - RECORDING).timestamp()
    aside = sum(store.set_aside(digest, before=before) for digest in strays)
    return Unrecorded(aside=aside, waiting=len(strays) - aside)


def scrub(*, by: Seat) -> Scrub:
    """Read every exhibit's bytes, and record and seal how many there are and which rot. What changed stands in their custody."""
    with at_task(INTEGRITY):
        checked, rotten = Exhibit.objects.values("digest").distinct().count(), rot()
        return _recorded(checked, rotten, by=by)


@transaction.atomic
def _recorded(checked: int, rotten: list[str], *, by: Seat) -> Scrub:
    """The scrub's record, and a line in the custody of each exhibit that is other than the last scrub found it."""
    now = timezone.now()
    last = Scrub.objects.first()
    before = set(last.rotten) if last else set()
    for event, digests in ((ROTTEN, set(rotten) - before), (SOUND, before - set(rotten))):
        exhibits = Exhibit.objects.filter(digest__in=digests)
        Custody.objects.bulk_create(Custody(exhibit=one, event=event, by=str(by), at=now) for one in exhibits)
    says = {"checked": checked, "rotten": rotten}
    return Scrub.objects.create(
        checked=checked,
        rotten=rotten,
        scrubbed_at=now,
        statement=sealed("scrub", about={}, says=says, by=by, at=now),
    )


def copies_of(exhibit: Exhibit, seat: Seat | None) -> "list[Derivation]":
    """What was made of an exhibit, as far as a seat may see it."""
    return list(exhibit.copies.filter(visible(seat, "copy__")).select_related("copy"))


def originals_of(exhibit: Exhibit, seat: Seat | None) -> "list[Derivation]":
    """What an exhibit was made of, as far as a seat may see it."""
    return list(exhibit.originals.filter(visible(seat, "original__")).select_related("original"))
