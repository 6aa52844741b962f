"""The map: what it shows, what it says, and how it stands on the globe."""

import re
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace
from tests.desk.publications.voyages import (
    a_chart,
    a_track,
    at_anchor,
    over_the_date_line,
    round_the_globe,
    several_hulls,
)

from comity.desk.publications.chart import NO_ENDORSEMENT, alternative_text, chart_svg
from comity.desk.publications.drawing.mercator import OffTheChart
from comity.desk.publications.strip import strip_svg, strip_text
from comity.desk.publications.tracks import Chart

SVG = "{http://www.w3.org/2000/svg}"
ALL = [a_chart, several_hulls, over_the_date_line, round_the_globe, at_anchor]


def drawing(chart):
    """The map as a tree, and the frame inside it."""
    root = ET.fromstring(chart_svg(chart))
    return root, root.find(f"{SVG}svg")


def classed(tree, name):
    """Every element of a class."""
    return [node for node in tree.iter() if node.get("class") == name]


def points(node):
    """The points of a path."""
    return [tuple(map(float, pair.split())) for pair in re.findall(r"-?[\d.]+ -?[\d.]+", node.get("d"))]


@pytest.mark.parametrize("chart", ALL)
def test_a_chart_is_the_same_every_time(chart):
    """The same data draw the same map, to the byte."""
    assert chart_svg(chart()) == chart_svg(chart())


@pytest.mark.parametrize("chart", ALL)
def test_every_map_prints_that_it_endorses_no_boundary(chart):
    """The line stands in the drawing itself, so that it goes wherever the drawing goes."""
    assert NO_ENDORSEMENT in "".join(drawing(chart())[0].itertext())
    assert NO_ENDORSEMENT in alternative_text(chart())


@pytest.mark.parametrize("chart", ALL)
def test_every_fix_is_inside_the_frame(chart):
    """Nothing that was heard is cut off, wherever on the globe it was."""
    _, frame = drawing(chart())
    width, height = float(frame.get("width")), float(frame.get("height"))
    turns = [float(re.search(r"-?[\d.]+", group.get("transform"))[0]) for group in classed(frame, "tracks")]
    for line in classed(frame, "heard"):
        assert all(any(0 <= x + turn <= width for turn in turns) and 0 <= y <= height for x, y in points(line))


def test_words_for_the_chart_come_from_its_data():
    """Whoever cannot see the map learns the same: numbers, claimed names, silences, places."""
    words = alternative_text(a_chart())
    for part in (
        "MMSI 999000001, name claimed EXERCISE GANNET",
        "1 silence, the longest: 20.4",
        "Nampo at 38°43′N 125°23′E",
    ):
        assert part in words


def test_a_flag_is_called_claimed():
    """The first digits of an MMSI claim a flag; they prove none."""
    flagged = Chart(title="EXERCISE", tracks=(a_track(flag_claimed="Utopia"),))
    assert "flag claimed Utopia" in alternative_text(flagged)


def test_a_silence_is_dotted_and_named():
    """What was not heard looks like no line that was, and says how long it lasted."""
    _, frame = drawing(a_chart())
    silent, heard = classed(frame, "silent")[0], classed(frame, "heard")[0]
    assert silent.get("stroke-dasharray") != heard.get("stroke-dasharray")
    assert "silent 20.4\u00a0h" in "".join(frame.itertext())


def test_hulls_differ_by_more_than_colour():
    """Dash and letter tell hulls apart where colours do not."""
    root, frame = drawing(several_hulls())
    dashes = [line.get("stroke-dasharray") for line in classed(frame, "heard")]
    assert len(set(dashes)) == len(dashes) == 2
    texts = [node.text for node in frame.iter(f"{SVG}text")]
    assert {"A", "B"} <= set(texts)
    assert "MMSI 999000001, hull A, as heard" in "".join(root.itertext())


def test_a_voyage_over_the_date_line_is_one_line():
    """The Pacific is crossed by the short way, not drawn round the rest of the globe."""
    _, frame = drawing(over_the_date_line())
    drawn = points(classed(frame, "silent")[0])
    assert abs(drawn[1][0] - drawn[0][0]) < float(frame.get("width")) / 3


def test_synthetic_tracks_are_labelled_on_the_map():
    """A drawing of an exercise says so even where it is cut out of its page."""
    assert "EXERCISE: synthetic" in "".join(drawing(a_chart())[1].itertext())
    real = Chart(title="x", tracks=(a_track(synthetic=False, name_claimed="y"),))
    assert "EXERCISE" not in "".join(drawing(real)[1].itertext())


def test_names_from_sources_are_text_and_nothing_else():
    """A vessel's claimed name cannot put an element into the page."""
    named = a_track(name_claimed='"/><script>alert(1)</script>')
    root, _ = drawing(Chart(title="<b>", tracks=(named,)))
    assert [node.tag for node in root.iter() if "script" in node.tag] == []


def test_land_is_drawn_under_the_track():
    """A map without coast would place nothing."""
    assert len(points(classed(drawing(a_chart())[1], "land")[0])) > 500


@pytest.mark.parametrize("chart", [at_anchor(88.0, 10.0), Chart(title="EXERCISE nothing")])
def test_what_no_chart_can_show_is_refused(chart):
    """Mercator ends before the poles, and an empty chart shows nothing."""
    with pytest.raises(OffTheChart, match="chart"):
        chart_svg(chart)


def test_the_strip_says_when_a_number_was_heard_and_when_not():
    """One row for each hull, with the hours heard and silent."""
    assert "EXERCISE GANNET, as heard: heard for 63.5\u00a0h, silent for 20.4\u00a0h." in strip_text(a_chart())
    strip = ET.fromstring(strip_svg(several_hulls()))
    assert {"MMSI 999000001, hull A", "MMSI 999000001, hull B"} <= {node.text for node in strip.iter(f"{SVG}text")}


def test_places_alone_make_a_chart_without_a_strip():
    """A chart of places has no time to draw."""
    bare = replace(a_chart(), tracks=())
    assert strip_svg(bare) == ""
    assert "Nampo" in chart_svg(bare)
