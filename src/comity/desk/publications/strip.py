"""Draw when a number was heard and when it was silent: one row for each hull, on one axis of time in UTC."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from comity.desk.publications.drawing.legend import SILENCE, Line, lines
from comity.desk.publications.drawing.svg import element, number, words
from comity.desk.publications.tracks import Chart, Silent, Stretch, fixes_of
from comity.desk.publications.wording import MONTHS, duration

LEFT, RIGHT, ROW = 170.0, 14.0, 26.0
STEPS_H = (1, 3, 6, 12, 24, 48, 120, 240, 720, 2160, 8760)
"""Hours between the marks of the axis, from which the finest is taken that gives no more than eight."""


def strip_svg(chart: Chart, *, width: float = 720) -> str:
    """The strip as one SVG element; empty where the chart has no track."""
    if not chart.tracks:
        return ""
    rows = lines(chart)
    times = sorted(fix.seen_at for track in chart.tracks for fix in track.fixes)
    axis = _Axis(times[0], max(times[-1], times[0] + timedelta(hours=1)), width - LEFT - RIGHT)
    height = ROW * len(rows) + 34
    drawn = [part for index, line in enumerate(rows) for part in _row(line, ROW * (index + 0.5) + 6, axis)]
    box = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {number(width)} {number(height)}"}
    return element(
        "svg", *axis.marks(height - 24), *drawn, **box, role="img", aria_label=strip_text(chart), class_="strip"
    )


def strip_text(chart: Chart) -> str:
    """What the strip shows, in a sentence for each row."""
    return " ".join(f"{line.meaning}: {_shares(line)}." for line in lines(chart))


def _shares(line: Line) -> str:
    """For how long a line was heard and for how long not."""
    silent = sum(stretch.hours for stretch in line.stretches if isinstance(stretch, Silent))
    fixes = [fix.seen_at for stretch in line.stretches for fix in fixes_of(stretch)]
    heard = (max(fixes) - min(fixes)).total_seconds() / 3600 - silent
    return f"heard for {duration(heard)}, silent for {duration(silent)}" if silent else f"heard for {duration(heard)}"


class _Axis:
    """Time as abscissae between two instants."""

    def __init__(self, start: datetime, end: datetime, width: float) -> None:
        self.start, self.end, self.width = start.astimezone(UTC), end.astimezone(UTC), width

    def at(self, when: datetime) -> float:
        return LEFT + (when - self.start) / (self.end - self.start) * self.width

    def marks(self, bottom: float) -> Iterator[str]:
        """Upright lines at round times, and what time each is."""
        span = (self.end - self.start) / timedelta(hours=1)
        step = timedelta(hours=next((step for step in STEPS_H if span / step <= 8), STEPS_H[-1]))
        midnight = self.start.replace(hour=0, minute=0, second=0, microsecond=0)
        when = midnight + -((midnight - self.start) // step) * step
        while when <= self.end:
            x = self.at(when)
            yield element("line", x1=x, x2=x, y1=2, y2=bottom, stroke="#b9c2c7", stroke_width=0.7)
            yield words(_said(when), (x, bottom + 16), size=11, anchor="middle")
            when += step


def _said(when: datetime) -> str:
    """`2 Mar` at midnight, else `06:00`."""
    return f"{when:%H:%M}" if when.hour else f"{when.day} {MONTHS[when.month - 1][:3]}"


def _row(line: Line, y: float, axis: _Axis) -> Iterator[str]:
    """A hull's name and its stretches."""
    yield words(f"{line.name}, hull {line.hull}" if line.hull else line.name, (LEFT - 12, y + 4), size=12, anchor="end")
    for stretch in line.stretches:
        yield _bar(stretch, y, axis, str(line.style["stroke"]))


def _bar(stretch: Stretch, y: float, axis: _Axis, colour: str) -> str:
    """A full bar for what was heard, dots with their hours for what was not."""
    first, *_, last = (axis.at(fix.seen_at) for fix in (*fixes_of(stretch)[:1], *fixes_of(stretch)))
    if not isinstance(stretch, Silent):
        return element("rect", x=first, y=y - 5, width=max(last - first, 1.5), height=10, fill=colour)
    dots = element("line", x1=first + 4, x2=last - 3, y1=y, y2=y, **SILENCE)
    said = f"silent {duration(stretch.hours)}"
    room = last - first > len(said) * 6.5
    rim = (
        words(said, ((first + last) / 2, y - 5), size=11, anchor="middle", font_style="italic", halo=True)
        if room
        else ""
    )
    return dots + rim
