"""Show what was published: the list, each report with its findings, dissents and replies, and its files."""

from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comity.desk.publications import sentences
from comity.desk.publications.actions import ANCHOR, BUNDLE, REPORT
from comity.desk.publications.chart import alternative_text, chart_svg
from comity.desk.publications.content import Finding, Report
from comity.desk.publications.models import Publication

FILES = {BUNDLE: "application/zip", REPORT: "application/pdf", ANCHOR: "application/json"}


@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """Who we are, what was published last, how to check it."""
    return render(request, "portal/home.html", {"publications": Publication.objects.visible_to(None)[:5]})


@require_safe
def reports(request: HttpRequest) -> HttpResponseBase:
    """Every publication, newest first."""
    return render(request, "portal/reports.html", {"publications": Publication.objects.visible_to(None)})


@require_safe
def report(request: HttpRequest, folder: str) -> HttpResponseBase:
    """One report, from the same data as its PDF."""
    publication = _publication(folder)
    said = msgspec.convert(publication.content, Report)
    findings = [_spoken(finding) for finding in said.findings]
    return render(request, "portal/report.html", {"publication": publication, "report": said, "findings": findings})


def _spoken(finding: Finding) -> dict[str, Any]:
    """A finding with the sentences the PDF prints of it."""
    return {
        "finding": finding,
        "likelihood": sentences.likelihood_sentence(finding),
        "confidence": sentences.confidence_sentence(finding),
        "corroboration": sentences.corroboration_sentence(finding),
        "tally": sentences.tally(finding.positions),
        "answers": [(answer, sentences.answer_sentence(answer)) for answer in finding.answers],
        "charts": [(number, alternative_text(one)) for number, one in enumerate(finding.charts)],
    }


@require_safe
def report_chart(request: HttpRequest, folder: str, finding: str, number: int) -> HttpResponseBase:
    """A chart of the report as a picture."""
    said = msgspec.convert(_publication(folder).content, Report)
    charts = [one.charts for one in said.findings if one.number == finding]
    if not charts or number >= len(charts[0]):
        raise Http404
    return HttpResponse(chart_svg(charts[0][number]), content_type="image/svg+xml")


@require_safe
def report_data(request: HttpRequest, folder: str) -> HttpResponseBase:
    """Everything the report says, as JSON."""
    return HttpResponse(msgspec.json.encode(_publication(folder).content), content_type="application/json")


@require_safe
def report_file(request: HttpRequest, folder: str, name: str) -> HttpResponseBase:
    """The bundle, the PDF or the anchor."""
    publication = _publication(folder)
    path = Path(settings.WORLD.publications) / publication.folder / name
    if name not in FILES or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type=FILES[name], as_attachment=name != REPORT, filename=name)


def _publication(folder: str) -> Publication:
    """The publication of that folder, or 404."""
    found: Publication = get_object_or_404(Publication.objects.visible_to(None), folder=folder)
    return found
