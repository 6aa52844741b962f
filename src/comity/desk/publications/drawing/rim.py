"""Draw what surrounds a chart: the graticule with its labels, the barred rim of a sea chart, the scale in nautical miles."""

from itertools import pairwise

from comity.desk.publications.drawing.labels import Box
from comity.desk.publications.drawing.mercator import Frame, graticule, scale_nm
from comity.desk.publications.drawing.svg import Attributes, Point, element, words
from comity.desk.publications.wording import latitude, longitude

INK = "#3a3f42"


def meridians(frame: Frame) -> list[tuple[float, float]]:
    """Degrees east, unwrapped, and abscissa of each line of the graticule."""
    return [(degrees, frame.at(degrees, 0)[0]) for degrees in graticule(frame.west, frame.east)]


def parallels(frame: Frame) -> list[tuple[float, float]]:
    """Degrees north and ordinate of each line of the graticule."""
    return [(degrees, frame.at(frame.west, degrees)[1]) for degrees in graticule(frame.south, frame.north)]


def net(frame: Frame) -> str:
    """The lines of the graticule."""
    across = [element("line", x1=0, x2=frame.width, y1=y, y2=y) for _, y in parallels(frame)]
    along = [element("line", x1=x, x2=x, y1=0, y2=frame.height) for _, x in meridians(frame)]
    return element("g", *across, *along, stroke="#7b8b94", stroke_width=0.5, stroke_opacity=0.55, class_="graticule")


def rim(frame: Frame) -> list[str]:
    """A thin line round the frame, bars that change at every line of the graticule, and what each line is."""
    box: Attributes = {"width": frame.width, "height": frame.height, "fill": "none", "stroke": INK}
    across = [(x, frame.height + 4.0) for x in _bounds([x for _, x in meridians(frame)], frame.width)]
    along = [(-4.0, y) for y in _bounds([y for _, y in parallels(frame)], frame.height)]
    return [
        element("rect", x=0, y=0, stroke_width=0.8, **box),
        *_bars(across),
        *_bars(along),
        *(
            words(_short(longitude(degrees)), (x, frame.height + 19), size=11, anchor="middle")
            for degrees, x in meridians(frame)
        ),
        *(words(_short(latitude(degrees)), (-9, y + 4), size=11, anchor="end") for degrees, y in parallels(frame)),
    ]


def _short(degrees: str) -> str:
    """Whole degrees without minutes; no side where both sides meet."""
    whole = degrees.replace("°00′", "°")
    return whole[:-1] if whole[:-1] in {"0°", "180°"} else whole


def _bounds(lines: list[float], end: float) -> list[float]:
    """Both ends and every line between them, in order."""
    return sorted({0.0, *lines, end})


def _bars(points: list[Point]) -> list[str]:
    """Bars between points, filled and hollow in turn."""
    return [
        element("line", x1=x, y1=y, x2=to_x, y2=to_y, stroke=INK if index % 2 else "#c9d0d4", stroke_width=3)
        for index, ((x, y), (to_x, to_y)) in enumerate(pairwise(points))
    ]


def scale_box(frame: Frame) -> Box:
    """The room that the scale takes in the lower right corner, its words above the bar."""
    right, bottom = frame.width - 14, frame.height - 12
    return right - max(scale_nm(frame) / frame.nm_per_unit, 170), bottom - 26, right, bottom + 4


def scale_bar(frame: Frame) -> str:
    """A length in nautical miles, true at the middle of the chart."""
    length, (right, y) = scale_nm(frame), (frame.width - 14, frame.height - 12)
    left = right - length / frame.nm_per_unit
    said = f"{length:,.10g} nautical miles at {_short(latitude(frame.middle_deg))}"
    ends = f"M{left:.1f} {y - 5:.1f}V{y:.1f}H{right:.1f}V{y - 5:.1f}"
    lines = [
        element("path", d=ends, fill="none", stroke=stroke, stroke_width=wide)
        for stroke, wide in (("#fff", 4), (INK, 1.5))
    ]
    return element("g", *lines, words(said, (right, y - 9), size=11, anchor="end", halo=True), class_="scale")
