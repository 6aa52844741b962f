"""Place words beside their points: the first of eight spots that covers no other word, no mark and no edge."""

from collections.abc import Iterable

from comity.desk.publications.drawing.svg import Point, words

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
SPOTS = (
    ("start", 1.0, 0.0),
    ("end", -1.0, 0.0),
    ("start", 0.7, -1.0),
    ("start", 0.7, 1.0),
    ("end", -0.7, -1.0),
    ("end", -0.7, 1.0),
    ("middle", 0.0, -1.3),
    ("middle", 0.0, 1.3),
)
"""Anchor, and which way the words go from their point: first beside it, then at its corners, then above and below."""


class Labels:
    """Words placed one after another in a drawing; each takes its room from those that follow."""

    def __init__(self, width: float, height: float, taken: Iterable[Point] = ()) -> None:
        self.edge: Box = (2, 2, width - 2, height - 2)
        self.lines: list[Box] = [(x - 2, y - 2, x + 2, y + 2) for x, y in taken]
        self.taken: list[Box] = []
        self.drawn: list[str] = []

    def keep_clear(self, box: Box) -> None:
        """Take a box's room, for what is drawn there already."""
        self.taken.append(box)

    def add(self, text: str, at: Point, *, away: float = 9, size: float = 12, **more: str | float) -> None:
        """Draw a text near a point, `away` units from it, at the spot that covers least."""
        if not text:
            return
        spots = [(anchor, at[0] + right * away, at[1] + down * away + size * 0.36) for anchor, right, down in SPOTS]
        boxes = [_box(text, anchor, x, y, size) for anchor, x, y in spots]
        best = min(range(len(spots)), key=lambda index: self._cost(boxes[index]))
        anchor, x, y = spots[best]
        self.taken.append(boxes[best])
        self.drawn.append(words(text, (x, y), size=size, anchor=anchor, halo=True, **more))

    def _cost(self, box: Box) -> float:
        """How much of lines a box covers, more for other words, and most for what it loses beyond the edge."""
        beyond = (box[2] - box[0]) * (box[3] - box[1]) - overlap(box, self.edge)
        lines, others = (sum(overlap(box, other) for other in kind) for kind in (self.lines, self.taken))
        return lines + 5 * others + 10 * beyond


def width(text: str, size: float) -> float:
    """About how wide a text is: mean widths of Noto Sans in shares of the type size, rounded up."""
    return size * sum(0.7 if letter.isupper() else 0.35 if letter in " .,:;'°′fijlt" else 0.6 for letter in text)


def _box(text: str, anchor: str, x: float, y: float, size: float) -> Box:
    """The room a text needs."""
    wide = width(text, size)
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    return left, y - size * 0.85, left + wide, y + size * 0.25


def overlap(one: Box, other: Box) -> float:
    """The area two boxes share."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return max(across, 0) * max(down, 0)
