"""Show the components on one page, under the policy the site sends, at http://127.0.0.1:8765/ (and /ar, /portal)."""

import json
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import django
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import path
from django.utils import translation

HERE = Path(__file__).parent
WEB = HERE.parents[1] / "src/comity/web"
sys.path[:0] = [str(HERE)]
urlpatterns = [path(f"{name}/", print, name=name) for name in ("queue", "cases", "reports", "check", "home", "sign-in", "sign-out")]


class Example(forms.Form):
    """A form with something to mend."""

    reason = forms.CharField(label="Reason", widget=forms.Textarea, help_text="One or two sentences; kept with the decision.")
    marking = forms.ChoiceField(label="Marking", choices=[("", "Choose"), ("a", "TLP:AMBER"), ("g", "TLP:GREEN")])
    note = forms.CharField(label="Note to the desk", required=False)


def page(address: str) -> str:
    """The page at an address."""
    import sample  # noqa: PLC0415  # needs Django's parts

    request = HttpRequest()
    request.path = "/queue/"
    form = Example({"note": "kept"}, auto_id="id_%s")
    listed = Paginator(range(431), 50).page(3)
    context = {name: value for name, value in vars(sample).items() if name.isupper()}
    zone = "portal" if "portal" in address else "workbench"
    extra = {"base": f"{zone}/base.html", "form": form, "page": listed, "exercise_node": True, "seat": sample.SEAT, "TRAIL": [("Queue", "/queue/"), ("EX-2026/07", "#")]}
    with translation.override("ar" if "ar" in address.strip("/").split("-") else "en"):
        return render_to_string("guide.html", {**context, **extra}, request)


class Guide(SimpleHTTPRequestHandler):
    """Serve the page, its sample data and the package's static files."""

    def do_GET(self) -> None:
        """Answer one request."""
        import sample  # noqa: PLC0415

        from comity.web.headers import POLICY  # noqa: PLC0415

        if self.path.startswith("/static/"):
            super().do_GET()
            return
        body, kind = (json.dumps(sample.tracks()), "application/geo+json") if self.path.endswith(".geojson") else (page(self.path), "text/html")
        if "missing" in self.path or "favicon" in self.path:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body.encode())


if __name__ == "__main__":
    settings.configure(
        ROOT_URLCONF="__main__", USE_I18N=True, USE_TZ=True, SECRET_KEY="shown to nobody", STATIC_URL="/static/",  # noqa: S106
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.staticfiles", "comity.desk.sharing"],
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [HERE / "templates", WEB / "templates"],
            "OPTIONS": {"builtins": ["comity.web.templatetags.comity"], "context_processors": ["django.template.context_processors.request"]},
        }],
    )
    django.setup()
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8765
    ThreadingHTTPServer(("127.0.0.1", port), lambda *a: Guide(*a, directory=str(WEB))).serve_forever()
