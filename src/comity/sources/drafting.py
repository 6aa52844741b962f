"""Collect what one record of a source says of one subject, as drafts that point back to their place in the file."""

from datetime import date

from comity.sources.reading import Draft, Refusal
from comity.vocabulary.grades import UNGRADED, Grade
from comity.vocabulary.properties import Property


def tidy(text: str) -> str:
    """The text with each run of white space as one space, and none at its ends."""
    return " ".join(text.split())


class Subject:
    """A subject while its drafts are collected: `says` what the source says, `remark` what a person should look at."""

    def __init__(self, key: str, *, row: int, label: str, origin: str = "") -> None:
        """`label` names the record in the file, `origin` who says all of this first; empty: not recorded."""
        self.key = key
        self.origin = origin
        self.row = row
        self.label = label
        self.drafts: list[Draft] = []
        self.remarks: list[Refusal] = []

    def says(
        self,
        prop: Property,
        text: str,
        where: str,
        *,
        as_written: str = "",
        valid_from: date | None = None,
        grade: Grade = UNGRADED,
    ) -> None:
        """Draft one assertion; nothing is drafted where the source says nothing.

        `as_written` is kept where it differs from the value by more than white space, which editions of a list change at will.
        """
        value = tidy(text)
        if not value:
            return
        written = tidy(as_written)
        self.drafts.append(
            Draft(
                subject=self.key,
                property=prop,
                value=value,
                as_written="" if written == value else written,
                row=self.row,
                place=f"{self.label}, {where}",
                valid_from=valid_from,
                origin=self.origin,
                grade=grade,
            )
        )

    def remark(self, reason: str, raw: str) -> None:
        """Note something that went in but should be looked at."""
        self.remarks.append(Refusal(row=self.row, reason=reason, raw=raw))
