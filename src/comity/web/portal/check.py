"""Let anybody check a report here, and say plainly why they had better check it without us."""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from comity.desk.publications.actions import ANCHOR, BUNDLE, anchor
from comity.desk.sharing.models import Body
from comity.verifier import verifier
from comity.web.limits import LARGEST_ANCHOR, LARGEST_BUNDLE

COMMANDS = (f"python verifier.py {BUNDLE} --anchor {ANCHOR}", f"comity verify {BUNDLE} --anchor {ANCHOR}")
"""Without anything of ours installed, and with it."""


class CheckForm(forms.Form):
    """A bundle, and the anchor to believe."""

    bundle = forms.FileField(
        label=_("Bundle (.zip)"),
        help_text=format_lazy(
            _("The file that the report offers for download, of up to {mb} MB. It is read here and not kept."),
            mb=LARGEST_BUNDLE // 2**20,
        ),
    )
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

    def clean_anchor(self) -> object:
        """Of the size of an anchor."""
        trusted = self.cleaned_data["anchor"]
        if trusted and trusted.size > LARGEST_ANCHOR:
            raise forms.ValidationError(_("This is too large to be an anchor: choose the file anchor.json."))
        return trusted


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponseBase:
    """Check a bundle; the verdict comes with every sentence the stand-alone verifier would print."""
    posted = request.method == "POST"
    form = CheckForm(request.POST, request.FILES) if posted else CheckForm()
    verdict = _verdict(form) if posted and form.is_valid() else None
    context = {
        "form": form,
        "verdict": verdict,
        "commands": COMMANDS,
        "verifier_digest": sha256(_verifier()).hexdigest(),
        "anchor_digest": sha256(bytes(anchor())).hexdigest() if Body.objects.exists() else "",
    }
    return render(request, "portal/check.html", context, status=422 if posted and verdict is None else 200)


def _verdict(form: CheckForm) -> dict[str, Any]:
    """What the verifier finds, every check as a sentence."""
    trusted = form.cleaned_data["anchor"]
    return verifier.check(form.cleaned_data["bundle"].read(), trusted.read() if trusted else None)


def _verifier() -> bytes:
    return files("comity.verifier").joinpath("verifier.py").read_bytes()


@require_safe
def verifier_file(request: HttpRequest) -> HttpResponseBase:
    """The stand-alone verifier, to be read and run elsewhere."""
    headers = {"Content-Disposition": 'attachment; filename="verifier.py"'}
    return HttpResponse(_verifier(), content_type="text/x-python; charset=utf-8", headers=headers)


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
