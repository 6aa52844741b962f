"""Lay out a chart: the drawing, the words for whoever cannot see it, and the table of what was heard and what was not."""

from comity.desk.publications.chart import alternative_text, chart_svg
from comity.desk.publications.drawing.legend import Line, lines
from comity.desk.publications.printed.annexes import run_name
from comity.desk.publications.printed.words import Printed
from comity.desk.publications.strip import strip_svg, strip_text
from comity.desk.publications.tracks import Chart, Heard, Place, Stretch, Track, fixes_of
from comity.desk.publications.wording import counted, duration, joined, moment, spot

ROWS = 24
"""Rows a table prints; a longer track says how many it has, and the publication data holds them all."""


def chart(drawn: Chart) -> Printed:
    """One chart with its strip of time, its claims and its rows."""
    rows = [_row(line, stretch) for line in lines(drawn) for stretch in line.stretches]
    return {
        "title": drawn.title,
        "synthetic": drawn.synthetic,
        "map": chart_svg(drawn),
        "map_words": alternative_text(drawn),
        "strip": strip_svg(drawn),
        "strip_words": strip_text(drawn),
        "claims": [_claims(track) for track in drawn.tracks],
        "places": [_place(place) for place in drawn.places],
        "rows": rows[:ROWS],
        "left_out": f"The first {ROWS} of {len(rows)} stretches; the rest stand in the data."
        if len(rows) > ROWS
        else "",
    }


def _claims(track: Track) -> str:
    """What a track claims to be, whence it is, and which run parted it."""
    name = f"name claimed: {track.name_claimed or 'none'}"
    flag = f"flag claimed by the number's first digits: {track.flag_claimed or 'none'}"
    sources = f" {_exhibits(track.exhibits)}." if track.exhibits else ""
    run = f" Parted into stretches by run {run_name(track.run)}." if track.run else ""
    invented = "EXERCISE, synthetic: " if track.synthetic else ""
    return f"{invented}MMSI {track.mmsi}; {name}; {flag}.{sources}{run}"


def _exhibits(numbers: tuple[int, ...]) -> str:
    """`Exhibits 1 and 4`."""
    return f"Exhibit{'s' if len(numbers) > 1 else ''}\u00a0{joined(map(str, numbers))}"


def _place(place: Place) -> str:
    """A place with its kind, position, time and exhibits."""
    parts = [
        place.kind.value,
        spot(place.latitude_deg, place.longitude_deg),
        place.when,
        _exhibits(place.exhibits) if place.exhibits else "",
    ]
    return f"{place.name}: {', '.join(part for part in parts if part)}."


def _row(line: Line, stretch: Stretch) -> Printed:
    """A stretch: whose, heard or silent, from when and where until when and where."""
    first, last = fixes_of(stretch)[0], fixes_of(stretch)[-1]
    hours = (last.seen_at - first.seen_at).total_seconds() / 3600
    return {
        "line": f"{line.name}, hull {line.hull}" if line.hull else line.name,
        "heard": isinstance(stretch, Heard),
        "what": counted(stretch.count, "fix", "fixes") if isinstance(stretch, Heard) else "silence",
        "from": moment(first.seen_at),
        "from_at": spot(first.latitude_deg, first.longitude_deg),
        "until": moment(last.seen_at),
        "until_at": spot(last.latitude_deg, last.longitude_deg),
        "lasted": duration(hours),
    }
