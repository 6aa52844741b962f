"""Move a matter: take or dismiss a signal, open a case, gather into it, propose a hypothesis; each act with its reason."""

from django.db.models import Max
from django.utils import timezone

from comity.desk.casework.decisions import decided
from comity.desk.casework.models import Case, CaseAssertion, CaseExhibit, Hypothesis, Signal
from comity.desk.holdings.models import Assertion, Exhibit
from comity.desk.sharing.eyes import act
from comity.desk.sharing.models import Body, NotCoordinator, Seat, mark
from comity.desk.sharing.visibility import seen
from comity.law.packs import regime as regime_named
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Marking


def stop_unless_coordinator(by: Seat) -> None:
    """Raise NotCoordinator for any other seat. No seat has more say by it: what concludes a finding is the body's rule."""
    if not by.coordinates:
        raise NotCoordinator


class ExerciseMixed(BadInput):
    """An exercise says nothing of what is real, and no real body finds what was invented."""


def stop_mixed(case: Case) -> None:
    """Raise ExerciseMixed where an exercise body would write or find on a real matter, or a real body on an invented one."""
    if (exercise := Body.here().exercise) and not case.exercise:
        raise ExerciseMixed(
            f"{case.reference} is about a real matter, and this body is an exercise: it writes to nobody about it and finds nothing."
        )
    if case.exercise and not exercise:
        raise ExerciseMixed(f"{case.reference} is an exercise: it has its place in the world of an exercise body.")


@act
def open_case(
    reference: str,
    *,
    title: str,
    regime: str,
    by: Seat,
    marking: Marking,
    exercise: bool,
    reason: str,
    summary: str = "",
) -> Case:
    """Open a case under a regime's law; the regime must be a pack we have."""
    if regime_named(regime).about.exercise and not exercise:
        raise BadInput("This regime is an exercise: no real matter is weighed under it.")
    if Case.objects.filter(reference__iexact=reference).exists():
        raise BadInput(f"There is a case {reference} already: choose another reference.")
    case = Case.objects.create(
        reference=reference,
        title=title,
        regime=regime,
        summary=summary,
        exercise=exercise,
        opened_at=timezone.now(),
        opened_by=by,
        **mark(marking, originator=by.member),
    )
    decided(case, "open case", by=by, reason=reason)
    return case


@act
def take(signal: Signal, *, by: Seat, reason: str = "Taken for review") -> Signal:
    """Take a signal out of the queue to look into it."""
    seen(signal, by)
    if signal.state == Signal.State.TAKEN:
        raise BadInput(f"{signal.taken_by} has taken this signal already.")
    signal.state, signal.taken_by = Signal.State.TAKEN, by
    signal.save(update_fields=["state", "taken_by"])
    decided(signal, "take", by=by, reason=reason)
    return signal


@act
def dismiss(signal: Signal, *, by: Seat, reason: str) -> Signal:
    """Dismiss a signal; the same detector's next hit is a new signal and comes back."""
    seen(signal, by)
    if signal.case_id:
        shown = Case.objects.visible_to(by).filter(pk=signal.case_id).first()
        case = f"case {shown.reference}" if shown else "a case"
        raise BadInput(f"This signal belongs to {case}: it is weighed there.")
    signal.state, signal.taken_by = Signal.State.DISMISSED, by
    signal.save(update_fields=["state", "taken_by"])
    decided(signal, "dismiss", by=by, reason=reason)
    return signal


@act
def put_back(signal: Signal, *, by: Seat, reason: str = "Put back into the queue") -> Signal:
    """Undo a taking or a dismissal."""
    seen(signal, by)
    if signal.state == Signal.State.NEW or signal.case_id:
        raise BadInput("This signal is in the queue, or in a case: there is nothing to put back.")
    signal.state, signal.taken_by = Signal.State.NEW, None
    signal.save(update_fields=["state", "taken_by"])
    decided(signal, "put back", by=by, reason=reason)
    return signal


@act
def link(signal: Signal, case: Case, *, by: Seat, reason: str) -> Signal:
    """Put a signal into a case, with the exhibit its track came from where the seat may see that."""
    seen(signal, by)
    seen(case, by)
    signal.case, signal.state, signal.taken_by = case, Signal.State.TAKEN, by
    signal.save(update_fields=["case", "state", "taken_by"])
    shown = Exhibit.objects.visible_to(by).filter(tables=signal.table_id).first()
    if shown:
        _exhibited(case, shown)
    decided(signal, "link to case", by=by, reason=reason, concerning=[case])
    return signal


@act
def gather(case: Case, assertions: list[Assertion], *, by: Seat, reason: str) -> None:
    """Bring assertions, with the exhibits they stand in, into a case."""
    seen(case, by)
    for assertion in assertions:
        seen(assertion, by)
        if assertion.exercise != case.exercise:
            what, where = ("invented", "a real matter") if assertion.exercise else ("real", "an exercise")
            raise ExerciseMixed(f"{assertion.subject}: this is {what}, and {case.reference} is about {where}.")
        CaseAssertion.objects.get_or_create(case=case, assertion=assertion, defaults={"gathered_at": timezone.now()})
        _exhibited(case, assertion.exhibit)
    decided(case, "gather", by=by, reason=reason, concerning=assertions)


@act
def exhibit(case: Case, held: Exhibit, *, by: Seat, reason: str) -> CaseExhibit:
    """Bring an exhibit into a case under the next number."""
    seen(case, by)
    seen(held, by)
    numbered = _exhibited(case, held)
    decided(case, "exhibit", by=by, reason=reason, concerning=[held])
    return numbered


def _exhibited(case: Case, held: Exhibit) -> CaseExhibit:
    """The exhibit's place in the case, under the number it has or the next."""
    last = case.exhibit_links.aggregate(last=Max("number"))["last"] or 0
    return CaseExhibit.objects.get_or_create(case=case, exhibit=held, defaults={"number": last + 1})[0]


@act
def propose(case: Case, text: str, *, by: Seat, innocent: bool, provision: str = "", weighed: str = "") -> Hypothesis:
    """Propose what may have happened: a breach of a provision, or an innocent explanation of the same facts."""
    seen(case, by)
    if not text.strip():
        raise BadInput("A hypothesis is a sentence.")
    if provision:
        regime_named(case.regime).provision(provision)
    hypothesis = Hypothesis.objects.create(
        case=case,
        statement_text=text,
        innocent=innocent,
        provision=provision,
        weighed=weighed,
        proposed_by=by,
        proposed_at=timezone.now(),
    )
    decided(case, "propose a hypothesis", by=by, reason=text)
    return hypothesis
