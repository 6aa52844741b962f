"""What is marked for one person's eyes reaches nobody else, on no address and in no answer."""

import pytest
from django.apps import apps
from tests.web.people import OTHERS, browser
from tests.web.planting import CANARY, TOKENS
from tests.web.planting_records import RECORDS
from tests.web.walking import addresses, body, walked

from comity.desk.findings.models import Finding
from comity.desk.holdings.models import Flag
from comity.desk.publications.models import Publication
from comity.desk.sharing.models import Marked
from comity.desk.sharing.visibility import visible

FOR_EVERYBODY = {Publication, Flag}
"""What is for everybody's eyes from birth: it is planted with secrets behind it, and holds none."""
KINDS = {model for model in apps.get_models() if issubclass(model, Marked)}


@pytest.mark.usefixtures("site")
def test_a_secret_reaches_nobody_else():
    """Planted in every kind of record, the canary is on no page of anybody but its owner."""
    pages = addresses()
    seen = {name: walked(browser(name), pages) for name in OTHERS}
    leaks = [(name, page) for name, told in seen.items() for page, data in told.items() if told_of(data, page)]
    assert leaks == []


def told_of(data, page):
    """Whether an answer holds a secret; an address that names one may be repeated by the page that denies it."""
    return CANARY.encode() in data.lower() and CANARY not in page.lower()


@pytest.mark.usefixtures("site")
def test_the_canary_is_alive():
    """Its owner finds every token somewhere, or the silence of the others would prove nothing."""
    told = b"".join(walked(browser("anna"), addresses()).values()).lower()
    assert [token for token in (*TOKENS, *RECORDS) if token.encode() not in told] == []


@pytest.mark.usefixtures("site")
def test_a_refusal_names_no_secret():
    """An act that is refused says why without a word of what the person may not see."""
    client = browser("ben")
    acts = [page for page in addresses() if page.startswith("/desk/") and page.count("/") == 5]
    answers = {page: body(client.post(page)) for page in acts}
    assert answers
    assert [page for page, data in answers.items() if told_of(data, page)] == []


@pytest.mark.parametrize("kind", sorted(KINDS - FOR_EVERYBODY, key=str))
def test_every_kind_of_record_is_planted(site, kind):
    """A record that is marked, and one that nobody planted for one person's eyes, would be silent in the walk for nothing."""
    assert kept_from_others(kind.objects.visible_to(site["anna"]), site).exists()


@pytest.mark.parametrize("kind", sorted(FOR_EVERYBODY, key=str))
def test_what_is_for_everybody_is_planted(site, kind):
    """It stands there, with secrets behind it."""
    assert kind.objects.visible_to(None).exists()


def parts():
    """Every kind of record that is for the eyes of the marked record it hangs on; of a secret finding no member takes a position."""
    models = (model for model in apps.get_models() if not issubclass(model, Marked))
    return [
        (model, field) for model in models for field in model._meta.fields if field.related_model in KINDS - {Finding}
    ]


@pytest.mark.parametrize(("kind", "hook"), parts(), ids=str)
def test_every_part_of_a_record_is_planted(site, kind, hook):
    """What hangs on a record hangs on one for her eyes alone too."""
    through = f"{hook.name}__"
    assert kept_from_others(kind.objects.filter(visible(site["anna"], through)), site, through).exists()


def kept_from_others(rows, site, through=""):
    """The rows that no other principal may see."""
    for seat in (None, site["arno"], site["ben"], site["sam"]):
        rows = rows.exclude(pk__in=rows.model._base_manager.filter(visible(seat, through)).values("pk"))
    return rows
