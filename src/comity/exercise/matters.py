"""Open the exercise's cases: gather what is held, link what the detectors found, propose what may have happened."""

from django.db import transaction

from comity.desk.casework.actions import exhibit as bring, gather, link, open_case, propose
from comity.desk.casework.detection import detect
from comity.desk.casework.models import Case, Signal
from comity.desk.holdings.models import Exhibit, ObservationTable
from comity.desk.sharing.eyes import eyes
from comity.desk.sharing.models import Seat
from comity.exercise.founding import marking, sitting
from comity.exercise.holding import exhibit
from comity.exercise.script import Held, Linked, Matter, Script
from comity.signals.catalogue import typologies


def look(script: Script) -> None:
    """Run every detector over every track the secretariat may see; whatever they find waits in the queue."""
    by = sitting(script.report.by)
    tables = list(ObservationTable.objects.visible_to(by).filter(schema="fixes"))
    for typology in typologies().values():
        detect(typology, tables, by=by)


@transaction.atomic
def open_matter(matter: Matter, held: dict[str, Held]) -> None:
    """Open a case with everything that belongs to it before its letters; once."""
    if Case.objects.filter(reference=matter.reference).exists():
        return
    by = sitting(matter.by)
    case = open_case(
        matter.reference,
        title=matter.title,
        regime=matter.regime,
        by=by,
        marking=marking(matter.marking, by),
        exercise=matter.exercise,
        reason=matter.reason,
        summary=matter.summary,
    )
    for group in matter.gathered:
        bring_in(case, [held[key] for key in group.exhibits], by=sitting(group.by), reason=group.reason)
    for linked in matter.signals:
        _link(case, linked, by)
    for one in matter.hypotheses:
        propose(case, one.text, by=by, innocent=one.innocent, provision=one.provision, weighed=one.weighed)


def bring_in(case: Case, held: list[Held], *, by: Seat, reason: str) -> None:
    """Bring exhibits into a case, in their order, with everything that was read in them."""
    exhibits: list[Exhibit] = [exhibit(one) for one in held]
    for one in exhibits:
        bring(case, one, by=by, reason=f"{reason} {one.title}")
    with eyes(by):
        said = [said for one in exhibits for said in one.assertions.standing()]
    gather(case, said, by=by, reason=reason)


def _link(case: Case, linked: Linked, by: Seat) -> None:
    """Link the waiting signals of one subject to a case."""
    for signal in Signal.objects.visible_to(by).filter(subject=linked.subject, case=None):
        link(signal, case, by=by, reason=linked.reason)
