"""Say what stops a finding: somebody else's letter, claims alone, evidence nobody judged, an exercise mixed with what is real."""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from comity.desk.casework.actions import ExerciseMixed
from comity.desk.casework.models import Case, Request
from comity.desk.findings.models import Element, Evidence, Finding
from comity.desk.holdings.lineage import origins
from comity.desk.holdings.models import Assertion, Exhibit
from comity.desk.sharing.models import Seat
from comity.law.labels import label
from comity.law.model import Provision
from comity.law.regimes import Regime
from comity.law.standing import standing
from comity.law.terms import Status
from comity.sources.registry import Kind, sources
from comity.vocabulary.errors import BadInput
from comity.vocabulary.grades import UNGRADED
from comity.vocabulary.likelihoods import Confidence
from comity.vocabulary.markings import Tlp
from comity.vocabulary.origins import corroborate


class OthersLetter(BadInput):
    """The letter invites somebody else."""

    def diagnostics(self) -> str:
        """Whom to write to."""
        return "Write to the named party itself; by which hand the letter reached it, its proof of service says."


class LawOfAnotherDay(BadInput):
    """The paragraph was not in force on the day of the act."""

    def diagnostics(self) -> str:
        """Where the right one is found."""
        return "Ask what was in force on that day, `comity law in-force --on`, or mend the day of the act."


class ClaimsAlone(BadInput):
    """What others are reported to have said in public carries no finding of this body."""

    def diagnostics(self) -> str:
        """What carries one."""
        return "Receive the documents themselves, bring them into the case, and grade what they say."


class NotJudged(BadInput):
    """Nobody has judged the evidence."""

    def diagnostics(self) -> str:
        """How it is judged."""
        return "Read it at its source, record what it says with a grade, and bind that."


class WithheldAlone(BadInput):
    """A reader could check nothing of an element."""

    def diagnostics(self) -> str:
        """How it can be published."""
        return "Bind evidence that is for everybody beside what is withheld, or keep the finding among the members."


class Overconfident(BadInput):
    """The evidence does not carry high confidence."""


def stop_law_of_another_day(law: Regime, cited: Provision, acted_on: date) -> None:
    """Raise LawOfAnotherDay unless the paragraph was in force, or contested, on the day of the act, and the day has come."""
    if acted_on > timezone.localdate():
        raise LawOfAnotherDay(f"The act is said to be of {acted_on}: that day has not come.")
    status = standing(law, cited, acted_on)
    if status not in {Status.IN_FORCE, Status.CONTESTED}:
        raise LawOfAnotherDay(
            f"On {acted_on} {cited.id} was {label(status)}: no breach of it can be found on that day."
        )


def invites(letter: Request, finding: Finding) -> bool:
    """Whether a letter invites the party that a finding names to reply: the same case, the same name."""
    asked = letter.kind == Request.Kind.REPLY and letter.case_id == finding.case_id
    return asked and _folded(letter.addressee) == _folded(finding.named_party)


def _folded(name: str) -> str:
    """A name without regard to case and spaces; nothing else is the same name."""
    return " ".join(name.casefold().split())


def stop_others_letter(letter: Request, finding: Finding) -> None:
    """Raise OthersLetter unless the letter invites the named party itself to reply."""
    if not invites(letter, finding):
        raise OthersLetter(
            f"{letter.number}, a {letter.get_kind_display()} letter to {letter.addressee}, "
            f"does not invite {finding.named_party} to reply to {finding.number}."
        )


def stop_mixed_evidence(finding: Finding, assertion: Assertion) -> None:
    """Raise ExerciseMixed where real evidence would stand in an exercise, or invented evidence in a real matter."""
    if assertion.exercise != finding.case.exercise:
        what, where = ("invented", "a real matter") if assertion.exercise else ("real", "an exercise")
        raise ExerciseMixed(f"This evidence is {what}, and {finding.number} is about {where}: it is not bound to it.")


def claims_alone(case: Case) -> bool:
    """Whether nothing but registers of claims was brought into a case."""
    held = Exhibit.objects.filter(cases=case)
    return held.exists() and not held.exclude(intakes__source__in=_registers()).exists()


def _registers() -> list[str]:
    """The sources that give claims."""
    return [name for name, source in sources().items() if source.kind is Kind.CLAIMS]


def stop_claims_alone(case: Case) -> None:
    """Raise ClaimsAlone for a case into which nothing but claims was brought."""
    if claims_alone(case):
        raise ClaimsAlone(f"{case.reference} holds claims alone: what others say in public carries no finding of ours.")


def stop_unjudged(finding: Finding) -> None:
    """Raise NotJudged for the first element that no graded statement bears out; a register of claims bears out nothing."""
    for element in finding.elements.all():
        if not _judged(element).exists():
            raise NotJudged(
                f"“{element.question}” rests on claims, or on statements graded {UNGRADED}, which nobody has judged."
            )


def stop_overconfident(finding: Finding, confidence: Confidence, *, by: Seat) -> None:
    """Raise Overconfident for high confidence where an element lacks two independent origins of graded statements.

    Our rule, for want of a published one: docs/explanation/ladder.md.
    """
    if confidence is Confidence.HIGH:
        for element in finding.elements.all():
            judged = _judged(element).select_related("assertion")
            if not corroborate(origins((evidence.assertion for evidence in judged), seen_by=by)):
                raise Overconfident(
                    f"High confidence needs two independent origins, each graded, and “{element.question}” has fewer: "
                    "say moderate or low."
                )


def stop_withheld_alone(finding: Finding) -> None:
    """Raise WithheldAlone for the first element that nothing bears out which everybody may read: it cannot be published."""
    public = Evidence.objects.filter(
        bearing=Evidence.Bearing.FOR,
        assertion__retracted_at=None,
        assertion__tlp=Tlp.CLEAR,
        assertion__exhibit__tlp=Tlp.CLEAR,
    )
    for element in finding.elements.exclude(evidence__in=public):
        raise WithheldAlone(
            f"“{element.question}” would rest on withheld evidence alone: a reader could check nothing."
        )


def _judged(element: Element) -> "QuerySet[Evidence]":
    """Every graded statement that bears an element out, registers of claims apart."""
    standing = element.evidence.filter(bearing=Evidence.Bearing.FOR, assertion__retracted_at=None)
    judged = standing.exclude(assertion__grade_text=str(UNGRADED))
    return judged.exclude(assertion__exhibit__intakes__source__in=_registers())
