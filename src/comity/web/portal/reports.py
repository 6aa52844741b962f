"""Show what was published: the list, each report with its findings, dissents and replies, and its files."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comity.desk.holdings.recalling import flagged_at
from comity.desk.publications.actions import ANCHOR, BUNDLE, REPORT
from comity.desk.publications.content import Report, publication_bytes
from comity.desk.publications.models import Publication
from comity.desk.publications.printed.report import printed
from comity.desk.sharing.models import Body
from comity.vocabulary.stands import Stand
from comity.web.loudness import loudness
from comity.web.paging import paged
from comity.web.pictures import svg

FILES = {BUNDLE: "application/zip", REPORT: "application/pdf", ANCHOR: "application/json"}


@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """Who we are, what was published last, how to check it."""
    context = {"body": Body.objects.first(), "latest": Publication.objects.visible_to(None).first()}
    return render(request, "portal/home.html", context)


@require_safe
def reports(request: HttpRequest) -> HttpResponseBase:
    """Every publication, newest first."""
    return render(request, "portal/reports.html", {"page": paged(request, Publication.objects.visible_to(None))})


@require_safe
def report(request: HttpRequest, folder: str) -> HttpResponseBase:
    """One report, from the same data and in the same words as its PDF."""
    publication = _publication(folder)
    said = _said(publication)
    findings = [{**each, "positions": sorted(each["positions"], key=_loudness)} for each in said["findings"]]
    context = {
        "publication": publication,
        "said": said,
        "findings": findings,
        "dissents": [(each, one) for each in findings for one in each["positions"] if one["stand"] != Stand.CONCUR],
        "files": _files(publication),
        "recalled_at": flagged_at(publication, seen_by=None),
    }
    return render(request, "portal/report.html", context)


def _loudness(position: dict[str, str]) -> int:
    return loudness(position["stand"])


@require_safe
def report_chart(request: HttpRequest, folder: str, finding: str, number: int, part: str) -> HttpResponseBase:
    """A chart of the report as a picture: its `map`, or its `strip` of time."""
    said = _said(_publication(folder))
    for chart in (each["charts"] for each in said["findings"] if each["number"] == finding):
        if part in {"map", "strip"} and number < len(chart) and chart[number][part]:
            return svg(chart[number][part])
    raise Http404


@require_safe
def report_data(request: HttpRequest, folder: str) -> HttpResponseBase:
    """Everything the report says, as JSON: the bytes that the PDF and the bundle carry."""
    said = msgspec.convert(_publication(folder).content, Report)
    return HttpResponse(publication_bytes(said), content_type="application/json")


@require_safe
def report_file(request: HttpRequest, folder: str, name: str) -> HttpResponseBase:
    """The bundle, the PDF or the anchor."""
    publication = _publication(folder)
    path = _place(publication, name)
    if name not in FILES or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type=FILES[name], as_attachment=name != REPORT, filename=name)


def _publication(folder: str) -> Publication:
    """The publication of that folder, or 404."""
    found: Publication = get_object_or_404(Publication.objects.visible_to(None), folder=folder)
    return found


def _said(publication: Publication) -> dict[str, Any]:
    """What the PDF prints, under the keys its template reads."""
    return _printed(msgspec.json.encode(publication.content))


@lru_cache(maxsize=16)
def _printed(content: bytes) -> dict[str, Any]:
    """A report laid out. Drawing its charts takes a while, and a publication never changes."""
    return printed(msgspec.json.decode(content, type=Report))


def _place(publication: Publication, name: str) -> Path:
    return Path(settings.WORLD.publications) / publication.folder / name


def _files(publication: Publication) -> dict[str, int]:
    """The size of each file, in bytes, by what it is; files that are missing are left out."""
    named = {"bundle": BUNDLE, "pdf": REPORT, "anchor": ANCHOR}
    return {what: path.stat().st_size for what, name in named.items() if (path := _place(publication, name)).is_file()}
