"""Name a passage of an exhibit so that another person finds it: page, sheet, lines, region or time, in one canonical written form.

`page 3`, `page 3 region 10,20,100,50`, `region 0,0,640,480`, `time 00:01:10-00:01:25.5`, `sheet 2 lines 4-9`, `capture 7`.
A region is left, top, width, height, from the top left corner: in points of 1/72 inch on a page (ISO 32000-1 section 8.3.2.3), in
pixels of an image. A time counts from the beginning of the recording.
"""

import re
from decimal import Decimal
from typing import Self

import msgspec

from comity.vocabulary.errors import BadInput

UNITS = ("page", "sheet", "capture", "part")
"""What a file is divided into: pages of a document, sheets of a workbook, captures of a web archive, parts of a message."""
NUMBER = r"\d{1,9}(?:\.\d{1,6})?"
REGION = re.compile(rf"({NUMBER}),({NUMBER}),({NUMBER}),({NUMBER})")
CLOCK = r"\d{1,4}:[0-5]\d:[0-5]\d(?:\.\d{1,3})?"
TIME = re.compile(rf"({CLOCK})-({CLOCK})")
LINES = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")
COUNT = re.compile(r"\d{1,9}")
STEPS = re.compile(r"\s*(page|sheet|capture|part|lines?|region|time)\s+(\S+)(?=\s|$)")
BEGINS = re.compile(r"\s*(page|region|time)\b")
CITED = re.compile(r"sha256:([0-9a-f]{64})\s+(.+)")


class NoPlace(BadInput):
    """That is no place in an exhibit."""

    def diagnostics(self) -> str:
        """The forms there are."""
        return "Write for example: page 3 · page 3 region 10,20,100,50 · lines 4-9 · sheet 2 · time 00:01:10-00:01:25."


class Region(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rectangle from the top left corner, in the units of what it lies on."""

    left: Decimal
    top: Decimal
    width: Decimal
    height: Decimal

    def __str__(self) -> str:
        return ",".join(_plain(one) for one in (self.left, self.top, self.width, self.height))


class Interval(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of a recording, in seconds from its beginning."""

    from_s: Decimal
    until_s: Decimal

    def __str__(self) -> str:
        return f"{_clock(self.from_s)}-{_clock(self.until_s)}"


class Place(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where in an exhibit something stands."""

    unit: str = ""
    """One of UNITS, or empty for the file as a whole."""
    number: int = 0
    lines: tuple[int, int] | None = None
    region: Region | None = None
    time: Interval | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a written place; raise NoPlace for anything else."""
        told: dict[str, str] = {}
        end = 0
        for found in STEPS.finditer(text):
            word = "lines" if found[1] == "line" else found[1]
            if found.start() != end or word in told or (word in UNITS and told):
                raise NoPlace(f"{text!r} is no place in an exhibit.")
            told[word], end = found[2], found.end()
        if not told or text[end:].strip():
            raise NoPlace(f"{text!r} is no place in an exhibit.")
        fields = {name: value for word, step in told.items() for name, value in _read(word, step).items()}
        return msgspec.convert(fields, cls)

    def __str__(self) -> str:
        lines = self.lines and (str(self.lines[0]) if self.lines[0] == self.lines[1] else "{}-{}".format(*self.lines))
        word = "line" if self.lines and self.lines[0] == self.lines[1] else "lines"
        steps = ((self.unit, self.number or ""), (word, lines), ("region", self.region), ("time", self.time))
        return " ".join(f"{name} {value}" for name, value in steps if value)


class Passage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place in one exhibit, named by its digest: `sha256:… page 3`."""

    exhibit: str
    place: Place

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a written passage; raise NoPlace for anything else."""
        found = CITED.fullmatch(text.strip())
        if not found:
            raise NoPlace(f"{text!r} names no passage: it needs sha256:, 64 digits and a place.")
        return cls(exhibit=found[1], place=Place.parse(found[2]))

    def __str__(self) -> str:
        return f"sha256:{self.exhibit} {self.place}"


def written(text: str) -> str:
    """A place in its canonical form; words after a comma may follow a place and stay, as do a source's own words for one.

    What begins like a page, region or time but is none raises NoPlace.
    """
    try:
        return str(Place.parse(text))
    except NoPlace:
        if BEGINS.match(text):
            Place.parse(text.partition(", ")[0])
        return text


def _read(word: str, text: str) -> dict[str, object]:
    """The fields that one step of a written place sets."""
    if word == "region" and (found := REGION.fullmatch(text)) and Decimal(found[3]) > 0 and Decimal(found[4]) > 0:
        left, top, width, height = (Decimal(one).normalize() for one in found.groups())
        return {"region": Region(left=left, top=top, width=width, height=height)}
    if word == "time" and (found := TIME.fullmatch(text)) and _seconds(found[1]) < _seconds(found[2]):
        return {"time": Interval(from_s=_seconds(found[1]), until_s=_seconds(found[2]))}
    if word == "lines" and (found := LINES.fullmatch(text)) and 0 < int(found[1]) <= int(found[2] or found[1]):
        return {"lines": (int(found[1]), int(found[2] or found[1]))}
    if word in UNITS and COUNT.fullmatch(text) and int(text) > 0:
        return {"unit": word, "number": int(text)}
    raise NoPlace(f"{word} {text!r} is no place in an exhibit.")


def _seconds(clock: str) -> Decimal:
    hours, minutes, seconds = clock.split(":")
    return (Decimal(hours) * 3600 + Decimal(minutes) * 60 + Decimal(seconds)).normalize()


def _clock(seconds: Decimal) -> str:
    minutes, rest = divmod(seconds, 60)
    whole, fraction = divmod(rest, 1)
    return f"{int(minutes) // 60:02}:{int(minutes) % 60:02}:{int(whole):02}" + _plain(fraction).removeprefix("0")


def _plain(number: Decimal) -> str:
    """A number without exponent and without zeros at its end."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
