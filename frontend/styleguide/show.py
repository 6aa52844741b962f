"""Show every component on one page, under the policy the site sends: /, /ar (right to left), /portal."""

# ruff: noqa: INP001  # a script, no package

import sys
from pathlib import Path

import django
import sample
import uvicorn
from django import forms
from django.conf import settings
from django.contrib.staticfiles.views import serve
from django.core.asgi import get_asgi_application
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path
from django.utils import translation

HERE = Path(__file__).parent
WEB = HERE.parents[1] / "src/comity/web"
NAMED = ("queue", "cases", "exhibits", "search", "reports", "law", "check", "home", "sign-in", "sign-out")


class Example(forms.Form):
    """A form with something to mend."""

    reason = forms.CharField(widget=forms.Textarea, help_text="One or two sentences; kept with the decision.")
    marking = forms.ChoiceField(choices=[("", "Choose"), ("amber", "TLP:AMBER"), ("green", "TLP:GREEN")])
    note = forms.CharField(label="Note to the desk", required=False)


def guide(request: HttpRequest, zone: str = "workbench", language: str = "en") -> HttpResponse:
    """Every component, in a zone and a language."""
    context = {name: value for name, value in vars(sample).items() if name.isupper()} | {
        "base": f"{zone}/base.html",
        "form": Example({"note": "kept"}),
        "page": Paginator(range(431), 50).page(3),
        "exercise_node": True,
        "seat": sample.SEAT,
    }
    with translation.override(language):
        return render(request, "guide.html", context)


def tracks(_: HttpRequest) -> JsonResponse:
    """The map's data."""
    return JsonResponse(sample.tracks())


def exhibit(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a provenance leads: here, to the same page."""
    del pk
    return guide(request)


urlpatterns = [
    path("", guide),
    path("ar", guide, {"language": "ar"}),
    path("portal", guide, {"zone": "portal"}),
    path("tracks.geojson", tracks),
    path("static/<path:path>", serve),
    *(path(f"{name}/", guide, name=name) for name in NAMED),
    path("exhibits/<int:pk>/", exhibit, name="exhibit"),
]

if __name__ == "__main__":
    templates = {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates", WEB / "templates"],
        "OPTIONS": {
            "builtins": ["comity.web.templatetags.comity"],
            "context_processors": ["django.template.context_processors.request"],
        },
    }
    settings.configure(
        DEBUG=True,
        ROOT_URLCONF="__main__",
        STATIC_URL="/static/",
        STATICFILES_DIRS=[WEB / "static"],
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.staticfiles",
            "comity.desk.sharing",
        ],
        MIDDLEWARE=["comity.web.headers.ContentSecurity"],
        TEMPLATES=[templates],
    )
    django.setup()
    uvicorn.run(get_asgi_application(), port=int(sys.argv[1]) if len(sys.argv) > 1 else 8765, log_level="warning")
