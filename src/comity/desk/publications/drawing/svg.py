"""Write SVG: elements as text, numbers rounded alike, and every word from outside escaped."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

Point = tuple[float, float]
Attributes = dict[str, str | float]
FONT = "Noto Sans, sans-serif"


def element(name: str, *inside: str, **attributes: str | float) -> str:
    """One element: `stroke_width` becomes `stroke-width`, a trailing underscore goes (`class_`), numbers keep one decimal."""
    written = "".join(
        f" {key.strip('_').replace('_', '-')}={quoteattr(number(value))}" for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def number(value: str | float) -> str:
    """A coordinate to a tenth of a unit, without a trailing `.0` or a minus before zero; words as they are."""
    if isinstance(value, str):
        return value
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def words(
    text: str, at: Point, *, size: float = 12, anchor: str = "start", halo: bool = False, **more: str | float
) -> str:
    """A line of text at a point, with a white rim where it stands on lines."""
    rim: Attributes = (
        {"stroke": "#fff", "stroke_width": 3, "stroke_linejoin": "round", "paint_order": "stroke"} if halo else {}
    )
    attributes = {"font_family": FONT, "font_size": size, "text_anchor": anchor, "fill": "#222", **rim, **more}
    return element("text", escape(text), x=at[0], y=at[1], **attributes)


def path(points: Iterable[Point], *, closed: bool = False, apart: float = 0.1) -> str:
    """The `d` of a line through the points, leaving out those nearer than `apart` to the one before; empty for a dot."""
    steps: list[Point] = []
    for x, y in points:
        if not steps or abs(x - steps[-1][0]) + abs(y - steps[-1][1]) >= apart:
            steps.append((x, y))
    drawn = "L".join(f"{number(x)} {number(y)}" for x, y in steps)
    return f"M{drawn}{'Z' if closed else ''}" if len(steps) > 1 else ""
