"""Let anybody check a report here, and say plainly why they had better check it without us."""

from importlib.resources import files
from pathlib import Path

from django import forms
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from comity.desk.publications.actions import anchor
from comity.desk.sharing.models import Body
from comity.verifier import verifier

LARGEST_BUNDLE = 200 * 2**20
"""Bytes; a larger bundle is checked with the stand-alone verifier."""


class CheckForm(forms.Form):
    """A bundle, and the anchor to believe."""

    bundle = forms.FileField(label=_("Bundle (.zip)"))
    anchor = forms.FileField(
        label=_("Anchor (.json)"),
        required=False,
        help_text=_(
            "Got from elsewhere than the bundle: a member's own page, or print. Without it nobody's signature counts."
        ),
    )

    def clean_bundle(self) -> object:
        """Small enough to be checked here."""
        bundle = self.cleaned_data["bundle"]
        if bundle.size > LARGEST_BUNDLE:
            raise forms.ValidationError(_("This bundle is too large to be checked here: use verifier.py."))
        return bundle


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponseBase:
    """Check a bundle; the verdict comes with every sentence the stand-alone verifier would print."""
    form = CheckForm(request.POST or None, request.FILES or None)
    verdict = None
    if request.method == "POST" and form.is_valid():
        trusted = form.cleaned_data["anchor"]
        verdict = verifier.check(form.cleaned_data["bundle"].read(), trusted.read() if trusted else None)
    status = 422 if request.method == "POST" and not form.is_valid() else 200
    return render(request, "portal/check.html", {"form": form, "verdict": verdict}, status=status)


@require_safe
def verifier_file(request: HttpRequest) -> HttpResponseBase:
    """The stand-alone verifier, to be read and run elsewhere."""
    source = files("comity.verifier").joinpath("verifier.py").read_bytes()
    headers = {"Content-Disposition": 'attachment; filename="verifier.py"'}
    return HttpResponse(source, content_type="text/x-python; charset=utf-8", headers=headers)


@require_safe
def anchor_file(request: HttpRequest) -> HttpResponseBase:
    """This body's anchor: to be compared with the one its members publish, never believed from here alone."""
    if not Body.objects.exists():
        raise Http404
    return HttpResponse(bytes(anchor()), content_type="application/json")


@require_safe
def log_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """The log's static files (C2SP tlog-tiles): the checkpoint, tiles and entries; digests only."""
    folder = Path(settings.WORLD.log).resolve()
    wanted = (folder / path).resolve()
    if not wanted.is_relative_to(folder) or not wanted.is_file():
        raise Http404
    kind = "text/plain; charset=utf-8" if path == "checkpoint" else "application/octet-stream"
    return FileResponse(wanted.open("rb"), content_type=kind)
