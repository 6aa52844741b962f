"""Draw the signs a chart puts on points: what happened there shows by shape, never by colour alone."""

from collections.abc import Callable

from comity.desk.publications.drawing.svg import Point, element, words
from comity.desk.publications.tracks import PlaceKind

INK = "#1c1c1c"
Mark = Callable[[Point], str]


def port(at: Point) -> str:
    """A filled square."""
    return element("rect", x=at[0] - 4.5, y=at[1] - 4.5, width=9, height=9, fill=INK, stroke="#fff", stroke_width=1.2)


def meeting(at: Point) -> str:
    """Two linked rings: two ships side by side."""
    discs, rings = (
        [
            element("circle", cx=at[0] + side, cy=at[1], r=5.5, fill=fill, stroke=stroke, stroke_width=wide)
            for side in (-3.6, 3.6)
        ]
        for fill, stroke, wide in (("#fff", "#fff", 4), ("none", INK, 1.7))
    )
    return "".join((*discs, *rings))


def sighting(at: Point) -> str:
    """A hollow diamond."""
    return element("path", d=f"M{at[0]:.1f} {at[1] - 6:.1f}l6 6l-6 6l-6 -6Z", fill="#fff", stroke=INK, stroke_width=1.8)


def first_fix(at: Point) -> str:
    """A hollow disc."""
    return element("circle", cx=at[0], cy=at[1], r=4, fill="#fff", stroke=INK, stroke_width=1.6)


def last_fix(at: Point) -> str:
    """A filled disc."""
    return element("circle", cx=at[0], cy=at[1], r=4.6, fill=INK, stroke="#fff", stroke_width=1.2)


PLACE_MARKS: dict[PlaceKind, Mark] = {
    PlaceKind.PORT: port,
    PlaceKind.MEETING: meeting,
    PlaceKind.SIGHTING: sighting,
}


def letter(sign: str, at: Point, colour: str) -> str:
    """A hull's sign in a ring."""
    ring = element("circle", cx=at[0], cy=at[1], r=8, fill="#fff", stroke=colour, stroke_width=1.8)
    return ring + words(sign, (at[0], at[1] + 3.8), size=10.5, anchor="middle", font_weight="700")


def arrow(before: Point, after: Point, colour: str) -> str:
    """A small head half-way between two points, towards the later one; nothing where they all but coincide."""
    across, down = after[0] - before[0], after[1] - before[1]
    length = (across**2 + down**2) ** 0.5
    if length < 1:
        return ""
    ahead, aside = (across / length, down / length), (-down / length, across / length)
    middle = ((before[0] + after[0]) / 2, (before[1] + after[1]) / 2)
    corners = [(6, 0), (-4, 4.2), (-4, -4.2)]
    points = (tuple(middle[axis] + far * ahead[axis] + wide * aside[axis] for axis in (0, 1)) for far, wide in corners)
    return element("polygon", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points), fill=colour, stroke="#fff")
