"""Read a register of public claims into drafts: what each claim says, and beside it who said it, where and how sure that is."""

from pathlib import Path

from comity.sources.claims.claim import Claim, checked
from comity.sources.claims.drafts import about, identity, matter, said, subject_key
from comity.sources.claims.rows import Row, Rows
from comity.sources.drafting import Subject
from comity.sources.reading import Draft, Progress, Reading, Refusal
from comity.sources.registry import source
from comity.vocabulary.errors import BadInput
from comity.vocabulary.properties import Property


def read(path: Path, progress: Progress | None = None) -> Reading:
    """Every claim as drafts; a bad row is refused by number, the rest goes in."""
    with source("claims").opened(path) as stream:
        rows = Rows(stream.read())
    register = _Register()
    for row in rows.rows:
        register.take(row)
        if progress:
            progress(row.number, len(rows.rows))
    return Reading(
        read=len(rows.rows),
        drafts=tuple(register.drafts),
        refused=tuple(register.refused),
        remarks=tuple(register.remarks),
        unread_fields=tuple(sorted(rows.unread)),
        persons=register.count("person"),
        entities=register.count("entity"),
        ships=register.count("ship"),
        valid_imo=len({draft.subject for draft in register.drafts if draft.property == Property.IMO}),
    )


class _Register:
    """What was read so far."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.refused: list[Refusal] = []
        self.remarks: list[Refusal] = []
        self._kind_of: dict[str, str] = {}
        self._ids: set[str] = set()

    def take(self, row: Row) -> None:
        """Add one row's drafts, or its refusal."""
        try:
            claim = checked(row)
            self._stop_contradiction(claim)
        except BadInput as error:
            self.refused.append(Refusal(row=row.number, reason=str(error), raw=row.raw))
            return
        self._introduce("matter", matter(claim, row))
        self._introduce(claim.subject_kind, about(claim, row))
        self._ids.add(identity(claim))
        self.drafts.extend(said(claim, row))
        if claim.withheld and claim.value:
            reason = f"What it says is for members only: {claim.withheld}."
            self.remarks.append(Refusal(row=row.number, reason=reason, raw=row.raw))

    def count(self, kind: str) -> int:
        """How many subjects of a kind the claims are about."""
        return list(self._kind_of.values()).count(kind)

    def _introduce(self, kind: str, subject: Subject) -> None:
        """Draft what a subject is, the first time it is met."""
        if subject.key not in self._kind_of:
            self._kind_of[subject.key] = kind
            self.drafts.extend(subject.drafts)

    def _stop_contradiction(self, claim: Claim) -> None:
        """Raise BadInput where a row before has the same id, or calls the same subject something else."""
        if identity(claim) in self._ids:
            raise BadInput(f"The id {claim.id} stands in the register already.")
        before = self._kind_of.get(subject_key(claim), claim.subject_kind)
        if before != claim.subject_kind:
            raise BadInput(f"A row before calls {claim.subject} a {before}, this one a {claim.subject_kind}.")
