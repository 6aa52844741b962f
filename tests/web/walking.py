"""Walk the whole site: every address the resolver knows, filled from the records there are."""

import re

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.urls import get_resolver, reverse

from comity.desk.casework.models import Case, Signal
from comity.desk.findings.models import Finding
from comity.desk.holdings.models import Assertion, Exhibit
from comity.desk.publications.actions import ANCHOR, BUNDLE, REPORT
from comity.desk.publications.models import Publication
from comity.desk.sharing.models import Invitation, Seat
from comity.web.workbench.acts import BEGINNINGS, KINDS
from comity.web.workbench.who import ASKED as ASKABOUT

LAW = {"name": "exercise", "reference": "EXERCISE-102-8", "key": "coal"}
"""The law's pages are everybody's and hold no records: one address of each form is enough."""
ASKED = {
    "queue": ("?state=taken", "?state=dismissed", "?typology=reception-gap"),
    "subject": ("?view=identity", "?view=links", "?view=exhibits", "?view=cases", "?on=2020-01-01"),
    "judge": ("?one=exercise:ship&other=kanarie-subject", "?one=exercise:ship&other=exercise:ship"),
    "marking": ("?tlp=TLP:RED&persons=ben&readers=EXB", "?tlp=TLP:GREEN&under=1"),
    "cases": ("?on=2020-01-01",),
    "exhibits": ("?on=2020-01-01",),
    "search": ("?q=kanari", "?q=99900", "?q=exercise"),
}
OF_THE_MOMENT = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[A-Za-z0-9]+|value="[-0-9]+T[:0-9]+"')
"""What differs between two answers that say the same: the session's own token, and the present minute in a form."""


def fillings(name):
    """What fills an address: a dictionary for each page of that name."""
    folders = [{"folder": folder} for folder in Publication.objects.values_list("folder", flat=True)]
    keys = {
        "signal": Signal,
        "signal-track": Signal,
        "signal-chart": Signal,
        "exhibit": Exhibit,
        "exhibit-file": Exhibit,
        "seat-end": Seat,
        "seat-way-back": Seat,
        "invitation-withdraw": Invitation,
        "session-end": UserSession,
        "mfa_edit_webauthn": Authenticator,
        "mfa_remove_webauthn": Authenticator,
    }
    if name in keys:
        return [{"pk": pk} for pk in keys[name].objects.values_list("pk", flat=True)]
    return {
        "report": folders,
        "report-data": folders,
        "report-file": [{**one, "name": file} for one in folders for file in (BUNDLE, REPORT, ANCHOR)],
        "report-chart": [
            {**one, "finding": "EX-1-F1", "number": 0, "part": part} for one in folders for part in ("map", "strip")
        ],
        "log": [{"path": "checkpoint"}],
        "openid_connect_login": [{"provider_id": "nobody"}],
        "openid_connect_callback": [{"provider_id": "nobody"}],
        "invitation": [{"token": "nobodys"}],
        "case": references(),
        "case-tracks": references(),
        "case-chart": references(),
        "finding": [{"number": one} for one in Finding.objects.values_list("number", flat=True)],
        "subject": [{"name": one} for one in set(Assertion.objects.values_list("subject", flat=True)) | heard()],
        "begin": [{"slug": act.slug} for act in BEGINNINGS],
        "who": [
            {"kind": kind, "pk": pk}
            for kind, model in ASKABOUT.items()
            for pk in model.objects.values_list("pk", flat=True)
        ],
        "act": [
            {"kind": kind, "pk": pk, "slug": act.slug}
            for kind, (model, acts) in KINDS.items()
            for pk in model.objects.values_list("pk", flat=True)[:40]
            for act in acts
        ],
    }[name]


def references():
    """Every case."""
    return [{"reference": one} for one in Case.objects.values_list("reference", flat=True)]


def heard():
    """Every subject that a signal points at."""
    return set(Signal.objects.values_list("subject", flat=True))


def patterns(resolver=None):
    """Every named pattern of the site; a new one joins by itself."""
    for one in (resolver or get_resolver()).url_patterns:
        if hasattr(one, "url_patterns"):
            yield from patterns(one)
        else:
            yield one


def addresses():
    """Every address there is; a pattern that nobody told us how to fill stops the walk with its name."""
    found = set()
    for pattern in patterns():
        wanted = pattern.pattern.converters
        if pattern.name.startswith("law"):
            given = [{key: LAW[key] for key in wanted}]
        else:
            given = fillings(pattern.name) if wanted else [{}]
        plain = [reverse(pattern.name, kwargs=one) for one in given]
        found |= {*plain, *(page + asked for page in plain for asked in ASKED.get(pattern.name, ()))}
    return sorted(found)


def body(response):
    """An answer's bytes, less what is of the moment alone."""
    return OF_THE_MOMENT.sub(b"", response.getvalue())


def walked(client, pages):
    """What one person is answered, page by page."""
    return {page: body(client.get(page)) for page in pages}
