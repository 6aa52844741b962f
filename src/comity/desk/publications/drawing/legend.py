"""Give every line of a chart its dash and colour, and say under the drawing what lines and signs mean."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from comity.desk.publications.drawing.labels import width as wide_as
from comity.desk.publications.drawing.marks import PLACE_MARKS, Mark, first_fix, last_fix
from comity.desk.publications.drawing.svg import Attributes, Point, element, words
from comity.desk.publications.tracks import Chart, Stretch, Track

Style = Attributes

HULLS: tuple[Style, ...] = (
    {"stroke": "#0b4f8a"},
    {"stroke": "#a8440f", "stroke_dasharray": "9 3.5"},
    {"stroke": "#17684a", "stroke_dasharray": "10 3 2 3"},
    {"stroke": "#6d2f86", "stroke_dasharray": "4 3"},
)
"""One after another for each line of a chart; after the fourth they begin again and the letters tell them apart."""
SILENCE: Style = {"stroke": "#1c1c1c", "stroke_width": 2.6, "stroke_linecap": "round", "stroke_dasharray": "0.1 6"}
SIZE = 11.5
"""Type of the legend in units of the drawing: 7 pt where 720 units are 155 mm of print."""
ROW = 18.0


class Line(NamedTuple):
    """One hull of one track, and how it is drawn."""

    track: Track
    hull: str
    style: Style

    @property
    def name(self) -> str:
        """The name claimed, or the number."""
        return self.track.name_claimed or f"MMSI {self.track.mmsi}"

    @property
    def meaning(self) -> str:
        """What the line stands for, with the hull where several share a number."""
        return f"{self.name}, hull {self.hull}, as heard" if self.hull else f"{self.name}, as heard"

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """What was heard, and not heard, of this hull."""
        return tuple(stretch for stretch in self.track.stretches if stretch.hull == self.hull)


def lines(chart: Chart) -> tuple[Line, ...]:
    """Each hull of each track with a dash and colour of its own."""
    parted = [(track, hull) for track in chart.tracks for hull in track.hulls]
    return tuple(Line(track, hull, HULLS[index % len(HULLS)]) for index, (track, hull) in enumerate(parted))


def legend(chart: Chart, *, left: float, top: float, width: float) -> tuple[list[str], float]:
    """A sample of every line and sign with its words, in rows; and the ordinate below the last row."""
    drawn: list[str] = []
    x, y = left, top
    for sample, meaning in _entries(chart):
        wide = 44 + wide_as(meaning, SIZE)
        if x > left and x + wide - 14 > left + width:
            x, y = left, y + ROW
        drawn += [sample((x + 12, y)), words(meaning, (x + 30, y + 4), size=SIZE)]
        x += wide
    return drawn, y + ROW * 1.3


def _entries(chart: Chart) -> Iterator[tuple[Mark, str]]:
    """A sample and its meaning for everything the chart holds, and for nothing else."""
    for line in lines(chart):
        yield partial(_stroke, line.style), line.meaning
    if any(track.silences for track in chart.tracks):
        yield partial(_stroke, SILENCE), "silence: nothing heard, the way in between is not known"
    if chart.tracks:
        yield first_fix, "first fix"
        yield last_fix, "last fix"
    for kind in dict.fromkeys(place.kind for place in chart.places):
        yield PLACE_MARKS[kind], kind.value


def _stroke(style: Style, at: Point) -> str:
    """A short level line."""
    return element("line", x1=at[0] - 12, y1=at[1], x2=at[0] + 13, y2=at[1], **{"stroke_width": 1.8, **style})
