"""Read a register of holdings from CSV: one share a row; a row that cannot be read is refused by number and the others stand."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from comity.identities.ownership.shares import NotAShare, Share
from comity.vocabulary.errors import BadInput

COLUMNS = ("owner", "owned", "share")
"""What a register must have; `controls` (yes, no), `from`, `until` and `source` may stand beside them."""


class NotARegister(BadInput):
    """The file is no register of holdings."""

    def diagnostics(self) -> str:
        """What it should be."""
        return "Give a CSV file, UTF-8, with the columns owner, owned, share; optional: controls, from, until, source."


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """A row that was left out: its line in the file, counted from 1 with the header, and why."""

    row: int
    reason: str


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """What a file gave."""

    shares: tuple[Share, ...]
    refused: tuple[Refused, ...]


def register(path: Path) -> Register:
    """Every share of a file, and every row refused; raise NotARegister for a file that is none."""
    shares: list[Share] = []
    refused: list[Refused] = []
    for number, row in _rows(path):
        try:
            shares.append(_share(row))
        except BadInput as error:
            refused.append(Refused(row=number, reason=str(error)))
    return Register(shares=tuple(shares), refused=tuple(refused))


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="", restval="")
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise NotARegister(f"{path} has no column {' and no column '.join(missing)}.")
            for row in reader:
                yield reader.line_num, {name: str(value).strip() for name, value in row.items()}
    except OSError as error:
        raise NotARegister(f"{path} cannot be read: {error.strerror}.") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise NotARegister(f"{path} is not CSV in UTF-8: {error}.") from None


def _share(row: dict[str, str]) -> Share:
    owner, owned = row["owner"], row["owned"]
    if not owner or not owned:
        raise NotAShare("The owner or the owned is missing.")
    if owner == owned:
        raise NotAShare(f"{owner} is said to own itself.")
    low, high = bounds(row["share"])
    return Share(
        owner=owner,
        owned=owned,
        low_percent=low,
        high_percent=high,
        controls=_said_yes(row.get("controls", "")),
        from_on=_day(row.get("from", "")),
        until_on=_day(row.get("until", "")),
        source=row.get("source", ""),
    )


def bounds(text: str) -> tuple[float, float]:
    """The percentages of `25`, `25.5 %`, `25-50`, or of nothing: 0 to 100. Raise NotAShare for anything else."""
    ends = [end.strip().rstrip("%").strip() for end in text.replace("–", "-").split("-")] if text else ["0", "100"]
    try:
        low, high = float(ends[0]), float(ends[-1])
    except ValueError:
        raise NotAShare(f"{text!r} is not a percentage.") from None
    if len(ends) > 2 or not 0 <= low <= high <= 100:
        raise NotAShare(f"{text!r} is no part of a whole.")
    return low, high


def _said_yes(text: str) -> bool:
    answers = {"": False, "no": False, "false": False, "0": False, "yes": True, "true": True, "1": True}
    if text.lower() not in answers:
        raise NotAShare(f"controls says {text!r}: write yes or no.")
    return answers[text.lower()]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise NotAShare(f"{text!r} is not a day: write 2026-11-23.") from None
