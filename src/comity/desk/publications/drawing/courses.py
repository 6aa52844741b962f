"""Draw tracks as courses: what was heard as lines with their fixes and direction, what was not heard as dots between two fixes."""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from comity.desk.publications.drawing.legend import SILENCE, Line
from comity.desk.publications.drawing.marks import arrow, first_fix, last_fix, letter
from comity.desk.publications.drawing.mercator import Frame
from comity.desk.publications.drawing.svg import Point, element, number, path
from comity.desk.publications.tracks import Fix, Silent, Stretch, fixes_of

DOTS_UP_TO = 250
"""A track of more fixes is drawn as a line alone: dots would only thicken it."""
ARROW_FROM = 24.0
"""Units a course must reach before it shows its direction: on shorter ones the head would hide the line."""
APART = 10.0
"""Units between the points that keep words off a line."""


class Course(NamedTuple):
    """A stretch of a line, as points of the drawing."""

    line: Line
    stretch: Stretch
    points: list[Point]

    @property
    def hours(self) -> float:
        """How long a silence lasted; nothing for what was heard."""
        return self.stretch.hours if isinstance(self.stretch, Silent) else 0.0

    @property
    def middle(self) -> Point:
        """The point half-way between the two in the middle."""
        (x, y), (to_x, to_y) = self.central
        return (x + to_x) / 2, (y + to_y) / 2

    @property
    def reach(self) -> float:
        """The longer side of the box that holds the course."""
        across, down = ([point[axis] for point in self.points] for axis in (0, 1))
        return max(max(across) - min(across), max(down) - min(down))

    @property
    def central(self) -> tuple[Point, Point]:
        """The two points in the middle, the same one twice where there is but one."""
        half = len(self.points) // 2
        return self.points[max(half - 1, 0)], self.points[half]


def plotted(line: Line, frame: Frame) -> list[Course]:
    """A line's stretches in a frame, each fix on the side of the globe nearest to the one before."""
    courses = []
    meridian = frame.unwrapped(fixes_of(line.stretches[0])[0].longitude_deg)
    for stretch in line.stretches:
        points = []
        for fix in fixes_of(stretch):
            meridian = _nearest(fix, meridian)
            points.append(frame.at(meridian, fix.latitude_deg))
        courses.append(Course(line, stretch, points))
    return courses


def _nearest(fix: Fix, meridian: float) -> float:
    """The fix's meridian, counted so that it is within half a turn of another."""
    return meridian + (fix.longitude_deg - meridian + 180) % 360 - 180


def silences(courses: Iterable[Course]) -> list[Course]:
    """The courses of which nothing was heard."""
    return [course for course in courses if isinstance(course.stretch, Silent)]


def along(courses: Iterable[Course]) -> Iterator[Point]:
    """Points all along the courses, close enough together to keep words off them."""
    for course in courses:
        for (x, y), (to_x, to_y) in pairwise(course.points):
            steps = int(max(abs(to_x - x), abs(to_y - y)) / APART) + 1
            yield from ((x + (to_x - x) * step / steps, y + (to_y - y) * step / steps) for step in range(steps + 1))


def drawn(by_line: list[list[Course]]) -> Iterator[str]:
    """Silences below, heard stretches above, then where each line begins and ends, and its sign."""
    for course in sorted(chain.from_iterable(by_line), key=lambda course: course.hours == 0):
        yield from _stretch(course)
    for courses in by_line:
        yield from _ends([course for course in courses if not course.hours])


def _stretch(course: Course) -> Iterator[str]:
    """A course with a white rim; of what was heard also the fixes, if few, and the direction."""
    d, colour = path(course.points), str(course.line.style["stroke"])
    yield element("path", d=d, fill="none", stroke="#fff", stroke_width=4.5, stroke_opacity=0.8)
    if isinstance(course.stretch, Silent):
        yield element("path", d=d, fill="none", class_="silent", **SILENCE)
        return
    yield element("path", d=d, fill="none", class_="heard", stroke_width=1.8, **course.line.style)
    if course.line.track.count <= DOTS_UP_TO:
        yield from (element("circle", cx=x, cy=y, r=2, fill=colour) for x, y in course.points)
    if course.reach >= ARROW_FROM:
        yield arrow(*course.central, colour)


def _ends(heard: list[Course]) -> Iterator[str]:
    """The first and the last fix of a line, and its sign on its longest stretch."""
    if not heard:
        return
    yield first_fix(heard[0].points[0])
    yield last_fix(heard[-1].points[-1])
    if hull := heard[0].line.hull:
        longest = max(heard, key=lambda course: len(course.points))
        yield letter(hull, longest.points[len(longest.points) // 3], str(heard[0].line.style["stroke"]))


def turned(by_line: list[list[Course]], frame: Frame) -> Iterator[str]:
    """All courses drawn, again a turn of the globe to either side where one runs out of the frame."""
    turn = frame.width * 360 / (frame.east - frame.west)
    drawing = "".join(drawn(by_line))
    outside = any(not -1 <= x <= frame.width + 1 for line in by_line for course in line for x, _ in course.points)
    for shift in (-turn, 0.0, turn) if outside else (0.0,):
        yield element("g", drawing, transform=f"translate({number(shift)} 0)", class_="tracks")
