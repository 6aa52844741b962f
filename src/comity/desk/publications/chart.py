"""Draw tracks and places on a Mercator extract of land, and say in words what the drawing shows.

The drawing is one SVG for print and for pages without JavaScript. Colour never is the only sign: hulls differ by dash and
letter, silences are dotted and named, places differ by shape. A page may restyle any part by its class.
"""

from collections.abc import Iterator

from comity.desk.publications.drawing.courses import Course, along, plotted, silences, turned
from comity.desk.publications.drawing.labels import Labels
from comity.desk.publications.drawing.land import within
from comity.desk.publications.drawing.legend import legend, lines
from comity.desk.publications.drawing.marks import PLACE_MARKS
from comity.desk.publications.drawing.mercator import Frame, fitted
from comity.desk.publications.drawing.rim import net, rim, scale_bar, scale_box
from comity.desk.publications.drawing.svg import Attributes, Point, element, number, path, words
from comity.desk.publications.tracks import Chart, Fix, Place, Track
from comity.desk.publications.wording import counted, duration, joined, moment, spot

NO_ENDORSEMENT = "Boundaries, names and designations on this map imply no endorsement or acceptance."
SOURCE = "Coast: Natural Earth, 1:50,000,000, public domain; generalised, not for navigation. Mercator projection."
INVENTED = "EXERCISE: synthetic"
INVENTED_BOX = (0.0, 0.0, 140.0, 24.0)
LEFT, TOP, RIGHT, BOTTOM = 52.0, 6.0, 8.0, 40.0
"""Room for latitudes, above, on the right, and for longitudes with air below."""
NAMED_SILENCES = 6
"""Of a chart's silences the longest so many carry their hours; the table beside the chart has them all."""


def chart_svg(chart: Chart, *, width: float = 720) -> str:
    """The chart as one SVG element, as high as its window and legend ask; raise OffTheChart where no chart can show it."""
    frame = fitted(_points(chart), width=width - LEFT - RIGHT)
    under, bottom = legend(chart, left=LEFT, top=TOP + frame.height + BOTTOM, width=frame.width)
    notes = [
        words(note, (LEFT, bottom + row * 14), size=10, fill="#555")
        for row, note in enumerate((NO_ENDORSEMENT, SOURCE))
    ]
    return element(
        "svg",
        element("svg", *_inside(chart, frame), x=LEFT, y=TOP, width=frame.width, height=frame.height),
        element("g", *rim(frame), transform=f"translate({number(LEFT)} {number(TOP)})"),
        *under,
        *notes,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(bottom + 20)}",
        role="img",
        aria_label=alternative_text(chart),
        class_="chart",
    )


def alternative_text(chart: Chart) -> str:
    """What the chart shows, in sentences for whoever cannot see it."""
    tracks = [f"{_who(track)}: {counted(track.count, 'fix', 'fixes')}{_parted(track)}." for track in chart.tracks]
    places = [f"{place.kind.capitalize()}: {_where(place)}." for place in chart.places]
    return " ".join((f"Map: {chart.title}.", *tracks, *places, NO_ENDORSEMENT))


def _who(track: Track) -> str:
    """A track by what it claims to be."""
    invented = "synthetic track" if track.synthetic else "track"
    named = f", name claimed {track.name_claimed}" if track.name_claimed else ""
    flag = f", flag claimed {track.flag_claimed}" if track.flag_claimed else ""
    return f"{invented.capitalize()} of MMSI {track.mmsi}{named}{flag}"


def _parted(track: Track) -> str:
    """When and where a track begins and ends, its hulls and its silences."""
    first, last = track.fixes[0], track.fixes[-1]
    ends = f" from {_when_and_where(first)} to {_when_and_where(last)}"
    hulls = f"; several hulls told apart: {joined(track.hulls)}" if len(track.hulls) > 1 else ""
    longest = sorted(track.silences, key=lambda silence: -silence.hours)[:NAMED_SILENCES]
    told = [f"{duration(s.hours)} from {_when_and_where(s.last_heard)}" for s in longest]
    silences = f"; {counted(len(track.silences), 'silence')}, the longest: {'; '.join(told)}" if told else ""
    return ends + hulls + silences


def _when_and_where(fix: Fix) -> str:
    return f"{moment(fix.seen_at)} at {spot(fix.latitude_deg, fix.longitude_deg)}"


def _where(place: Place) -> str:
    when = f", {place.when}" if place.when else ""
    return f"{place.name} at {spot(place.latitude_deg, place.longitude_deg)}{when}"


def _points(chart: Chart) -> Iterator[Point]:
    """Longitude and latitude of everything that must be seen."""
    for track in chart.tracks:
        yield from ((fix.longitude_deg, fix.latitude_deg) for fix in track.fixes)
    yield from ((place.longitude_deg, place.latitude_deg) for place in chart.places)


def _inside(chart: Chart, frame: Frame) -> list[str]:
    """Sea, land, graticule, tracks, places, words: from the ground up."""
    spots = [frame.at(frame.unwrapped(place.longitude_deg), place.latitude_deg) for place in chart.places]
    by_line = [plotted(line, frame) for line in lines(chart)]
    return [
        element("rect", width=frame.width, height=frame.height, fill="#e3ecf1", class_="sea"),
        _land(frame),
        net(frame),
        *turned(by_line, frame),
        *(PLACE_MARKS[place.kind](at) for place, at in zip(chart.places, spots, strict=True)),
        scale_bar(frame),
        *_words(chart, frame, spots, by_line),
        *([words(INVENTED, (10, 18), size=12, font_weight="700", halo=True)] if chart.synthetic else []),
    ]


def _words(chart: Chart, frame: Frame, spots: list[Point], by_line: list[list[Course]]) -> list[str]:
    """Names of places and lines, and the longest silences, each where it covers least."""
    courses = [course for line in by_line for course in line]
    labels = Labels(frame.width, frame.height, taken=(*spots, *along(courses)))
    for box in (scale_box(frame), INVENTED_BOX):
        labels.keep_clear(box)
    for place, at in zip(chart.places, spots, strict=True):
        labels.add(place.name, at, away=13, font_weight="600")
    for line, (first, *_) in zip(lines(chart), by_line, strict=True):
        labels.add("" if line.hull else line.name, first.points[0], fill=line.style["stroke"])
    for silence in sorted(silences(courses), key=lambda course: -course.hours)[:NAMED_SILENCES]:
        labels.add(f"silent {duration(silence.hours)}", silence.middle, font_style="italic")
    return labels.drawn


def _land(frame: Frame) -> str:
    """Land, its inland seas left out."""
    rings = (path((frame.at(*point) for point in piece), closed=True, apart=0.7) for piece in within(frame))
    coast: Attributes = {"stroke": "#8f9a94", "stroke_width": 0.8}
    return element("path", d="".join(rings), fill="#f6f2e8", fill_rule="evenodd", class_="land", **coast)
