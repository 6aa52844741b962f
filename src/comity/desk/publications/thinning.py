"""Thin a long stretch for print: leave out fixes that lie so near the line through the others that no reader could tell.

The way of Ramer (1972) and of Douglas and Peucker (1973): keep the fix farthest from the line between two kept ones, until none
is farther than the tolerance. What is kept is a fix as it was heard, at its own time; what is left out is counted.
"""

from collections.abc import Sequence
from math import cos, hypot, radians

from comity.desk.publications.drawing.svg import Point
from comity.desk.publications.tracks import Fix, Heard, Stretch

LONG_FIXES = 1_000
"""A stretch of up to so many fixes is printed whole: they take less room than a picture."""
TOLERANCE = 1 / 2_000
"""Share of the stretch's longer side, on the ground, by which the printed line may depart from a fix that was heard. A chart is 720 units
wide and its lines are 1.8: at most a fifth of the line's own width."""


def thinned(stretch: Stretch) -> Stretch:
    """The stretch with the fixes that its printed line needs; a short one, and a silence, as they are."""
    if not isinstance(stretch, Heard) or len(stretch.fixes) <= LONG_FIXES:
        return stretch
    points = _on_the_ground(stretch.fixes)
    kept = _kept(points, TOLERANCE * max(_spread(points, 0), _spread(points, 1)))
    fixes = tuple(stretch.fixes[place] for place in kept)
    return Heard(fixes=fixes, hull=stretch.hull, left_out=stretch.left_out + len(stretch.fixes) - len(fixes))


def _spread(points: Sequence[Point], axis: int) -> float:
    return max(point[axis] for point in points) - min(point[axis] for point in points)


def _on_the_ground(fixes: Sequence[Fix]) -> list[Point]:
    """Degrees east and north of the first fix, a degree being as long either way; whole across 180°."""
    first = fixes[0]
    east, narrower = 0.0, cos(radians(first.latitude_deg))
    points = []
    for fix in fixes:
        east += (fix.longitude_deg - first.longitude_deg - east + 180) % 360 - 180
        points.append((east * narrower, fix.latitude_deg - first.latitude_deg))
    return points


def _kept(points: Sequence[Point], tolerance: float) -> list[int]:
    """The places of the points that a line within the tolerance needs, in order."""
    kept, spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        inner = range(first + 1, last)
        farthest = max(inner, key=lambda place: _distance(points[place], points[first], points[last]), default=first)
        if _distance(points[farthest], points[first], points[last]) > tolerance:
            kept.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return sorted(kept)


def _distance(point: Point, begin: Point, end: Point) -> float:
    """From a point to the nearest of the line between two others."""
    (x, y), (x0, y0), (x1, y1) = point, begin, end
    along_x, along_y = x1 - x0, y1 - y0
    length = along_x * along_x + along_y * along_y
    share = ((x - x0) * along_x + (y - y0) * along_y) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(x - x0 - share * along_x, y - y0 - share * along_y)
