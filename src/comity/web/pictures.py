"""Answer with a picture made here."""

from django.http import Http404, HttpResponse

from comity.desk.publications.chart import chart_svg
from comity.desk.publications.drawing.mercator import OffTheChart
from comity.desk.publications.tracks import Chart


def svg(drawing: str) -> HttpResponse:
    """A drawing as a picture of its own."""
    return HttpResponse(drawing, content_type="image/svg+xml")


def picture(chart: Chart) -> HttpResponse:
    """A chart; 404 where there is nothing to draw, or no chart can show it."""
    try:
        return svg(chart_svg(chart))
    except OffTheChart:
        raise Http404 from None
