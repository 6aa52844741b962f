"""Number the exhibits a report cites, and say of each what is released and what is withheld, for what reason."""

from collections.abc import Callable, Iterable, Mapping

from comity.desk.findings.models import Finding
from comity.desk.holdings.models import Exhibit
from comity.desk.publications import content
from comity.desk.sharing.eyes import WEIGHING, at_task
from comity.desk.sharing.models import Seat
from comity.desk.sharing.visibility import may_see
from comity.seal.parts import ReleasedExhibit, WithheldExhibit
from comity.vocabulary.errors import BadInput
from comity.vocabulary.grades import UNGRADED, Grade
from comity.vocabulary.markings import Tlp


class NoReasonToWithhold(BadInput):
    """A withheld exhibit needs its originator's reason."""


class Annex:
    """The exhibits of a report in their printed order; what it refuses, it says to the seat that asks for the report."""

    def __init__(self, findings: Iterable[Finding], withheld: Mapping[str, str], *, by: Seat) -> None:
        self.findings = list(findings)
        self.exhibits = list(dict.fromkeys(exhibit for finding in self.findings for exhibit in cited(finding)))
        self.withheld = withheld
        """Reasons by the exhibit's digest."""
        self.by = by

    def number(self, exhibit: Exhibit) -> int:
        """The exhibit's number in print, from 1."""
        return self.exhibits.index(exhibit) + 1

    def printed(self) -> tuple[content.Exhibit, ...]:
        """The annex as the report prints it."""
        return tuple(self._printed(exhibit) for exhibit in self.exhibits)

    def parts(self, read: Callable[[str], bytes]) -> tuple[ReleasedExhibit | WithheldExhibit, ...]:
        """The exhibits as the bundle holds them: bytes where they are for everybody, else a commitment and the reason."""
        return tuple(
            ReleasedExhibit(title=exhibit.title, media_type=exhibit.media_type, data=read(exhibit.digest))
            if is_public(exhibit)
            else WithheldExhibit(
                title=_withheld_title(exhibit), commitment=exhibit.commitment, reason=self._reason(exhibit)
            )
            for exhibit in self.exhibits
        )

    def _printed(self, exhibit: Exhibit) -> content.Exhibit:
        public, grades = is_public(exhibit), self._grades(exhibit)
        return content.Exhibit(
            number=self.number(exhibit),
            title=exhibit.title if public else _withheld_title(exhibit),
            sha256=exhibit.digest if public else exhibit.commitment,
            size_bytes=exhibit.size if public else 0,
            source=exhibit.received_how if public else "withheld",
            received_from=exhibit.received_from if public else exhibit.originator.name,
            received_at=exhibit.received_at,
            grade=max(grades, default=UNGRADED),
            grades=grades,
            marking=Tlp(exhibit.tlp),
            salted=not public,
            withheld=None if public else self._withheld(exhibit),
        )

    def _grades(self, exhibit: Exhibit) -> tuple[Grade, ...]:
        """The grade of each statement of it that the report cites, best first."""
        cited = exhibit.assertions.standing().filter(evidence__element__finding__in=self.findings).distinct()
        return tuple(sorted(assertion.grade for assertion in cited))

    def _withheld(self, exhibit: Exhibit) -> content.Withheld:
        return content.Withheld(
            reason=self._reason(exhibit), originator=exhibit.originator.name, stated_by=self.by.member.name
        )

    def _reason(self, exhibit: Exhibit) -> str:
        reason = self.withheld.get(exhibit.digest, "")
        if not reason.strip():
            title = f", “{exhibit.title}”," if may_see(self.by, exhibit) else ""
            raise NoReasonToWithhold(
                f"Exhibit {self.number(exhibit)} of {exhibit.originator.name}{title} is marked {exhibit.tlp} "
                "and cannot go out: give its originator's reason."
            )
        return reason


def is_public(exhibit: Exhibit) -> bool:
    """Whether everybody may have its bytes."""
    return exhibit.marking.tlp is Tlp.CLEAR


def _withheld_title(exhibit: Exhibit) -> str:
    return f"Exhibit withheld by {exhibit.originator.name}"


def cited(finding: Finding) -> list[Exhibit]:
    """The exhibits a finding rests on, its proof of service and its replies, in that order."""
    bound = Exhibit.objects.filter(assertions__evidence__element__finding=finding).distinct()
    with at_task(WEIGHING):
        letter = finding.reply_request
        served = [letter.proof_of_service] if letter and letter.proof_of_service else []
        answered = [reply.exhibit for reply in letter.replies.all()] if letter else []
        return [*bound.select_related("originator"), *served, *answered]
