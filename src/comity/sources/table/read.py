"""Read a table into drafts by what a person says its columns are; a row that does not fit is refused whole, by number."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from comity.sources.drafting import tidy
from comity.sources.reading import Draft, Progress, Reading, Refusal
from comity.sources.registry import source
from comity.sources.table.cells import Line, table
from comity.sources.table.columns import Columns, Role, guessed, stop_unusable
from comity.vocabulary.errors import BadInput
from comity.vocabulary.grades import UNGRADED, Grade
from comity.vocabulary.identifiers import ImoNumber
from comity.vocabulary.properties import ASSERTABLE, Property

LONGEST_SUBJECT = 200
LONGEST_WORD = 200
"""As many characters as the record of an assertion has for an origin or a place."""
REPORT_EVERY = 1000


def read(path: Path, progress: Progress | None = None, columns: Columns | None = None) -> Reading:
    """Every row as drafts; without a mapping the headings must be our own words, as an export writes them."""
    with source("table").opened(path) as stream:
        found = table(stream, columns.sheet if columns else "")
    by = columns or guessed(found.headings)
    stop_unusable(by)
    _stop_missing(by, found.headings)
    drafts: list[Draft] = []
    refused: list[Refusal] = []
    for line in found.lines:
        try:
            drafts += _Row(line, found.headings, by).drafts()
        except BadInput as error:
            raw = " | ".join(line.cells)
            refused.append(Refusal(row=line.number, reason=str(error), raw=raw))
        if progress and line.number % REPORT_EVERY == 0:
            progress(line.number, len(found.lines))
    kinds = {draft.subject: draft.value for draft in drafts if draft.property == Property.KIND}
    counted = list(kinds.values())
    return Reading(
        read=len(found.lines),
        drafts=tuple(drafts),
        refused=tuple(refused),
        unread_fields=tuple(heading for heading in found.headings if heading and heading not in by.columns),
        valid_imo=sum(draft.property == Property.IMO for draft in drafts),
        persons=counted.count("person"),
        entities=counted.count("entity"),
        ships=counted.count("ship"),
    )


def _stop_missing(by: Columns, headings: tuple[str, ...]) -> None:
    """Raise BadInput where the mapping names a column that is not there."""
    missing = [heading for heading in by.columns if heading not in headings]
    if missing:
        raise BadInput(f"There is no column {missing[0]!r}: the table has {', '.join(filter(None, headings))}.")


class _Row:
    """One row under its headings."""

    def __init__(self, line: Line, headings: tuple[str, ...], by: Columns) -> None:
        self.line, self.by = line, by
        self.cells = dict(zip(headings, line.cells, strict=False))

    def drafts(self) -> list[Draft]:
        """What it asserts; raise BadInput where any of it does not fit."""
        said = [(prop, value) for prop, value in self._said() if value]
        if not said:
            raise BadInput("It asserts nothing: every cell that would be a value is empty.")
        subject, grade = self._subject(), self._grade()
        since, until = self._day(Role.VALID_FROM), self._day(Role.VALID_UNTIL)
        if since and until and since > until:
            raise BadInput(f"It holds from {since} until {until}, which is before.")
        return [
            Draft(
                subject=subject,
                property=checked(prop, value),
                value=value,
                as_written=self._of(Role.AS_WRITTEN),
                row=self.line.number,
                place=self._short(Role.PLACE) or self.line.place,
                valid_from=since,
                valid_until=until,
                origin=self._short(Role.ORIGIN),
                grade=grade,
            )
            for prop, value in said
        ]

    def _said(self) -> Iterator[tuple[str, str]]:
        """Properties with their values: of the columns, then what is the same in every row."""
        for heading, prop in self.by.properties.items():
            yield prop, tidy(self.cells.get(heading, ""))
        if self.by.column(Role.VALUE):
            yield self._of(Role.PROPERTY).casefold().replace(" ", "_"), self._of(Role.VALUE)
        for prop, value in self.by.fixed.items():
            if prop in ASSERTABLE:
                yield prop, tidy(value)

    def _of(self, role: str) -> str:
        """The cell of the column that has a role, or what is fixed for it."""
        return tidy(self.cells.get(self.by.column(role), "")) or self.by.fixed.get(role, "")

    def _short(self, role: str) -> str:
        """A cell that must fit its place."""
        text = self._of(role)
        if len(text) > LONGEST_WORD:
            raise BadInput(f"Its {role.replace('_', ' ')} has {len(text)} characters; {LONGEST_WORD} fit.")
        return text

    def _subject(self) -> str:
        key = self._of(Role.SUBJECT)
        if not key:
            raise BadInput("It names no subject.")
        subject = self.by.prefix + key
        if ":" not in subject and "/" not in subject:
            raise BadInput(
                f"{subject!r} does not say whose number or name it is: give the mapping a prefix, as `port/`."
            )
        if len(subject) > LONGEST_SUBJECT:
            raise BadInput(f"The subject has {len(subject)} characters; {LONGEST_SUBJECT} fit.")
        return subject

    def _grade(self) -> Grade:
        text = self._of(Role.GRADE)
        return Grade.parse(text) if text else UNGRADED

    def _day(self, role: str) -> date | None:
        text = self._of(role)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise BadInput(f"{text!r} is no day: write it as 2026-03-31.") from None


def checked(prop: str, value: str) -> Property:
    """The property a value belongs to; raise BadInput for what no table may assert. A number that is no IMO number is as stated."""
    if prop not in ASSERTABLE:
        raise BadInput(f"{prop!r} is no property that a table may assert.")
    if prop != Property.IMO:
        return Property(prop)
    try:
        ImoNumber.parse(value)
    except BadInput:
        return Property.IMO_AS_STATED
    return Property.IMO
