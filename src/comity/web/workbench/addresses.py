"""Know the page of every record, and the pages above it as far as a member may see them."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from comity.desk.casework.models import Case, Request, Signal
from comity.desk.findings.models import Finding
from comity.desk.holdings.models import Assertion, Exhibit, Notice
from comity.desk.holdings.records import Judgement
from comity.desk.publications.models import Publication
from comity.desk.sharing.models import Seat
from comity.web.templatetags.comity import typology_title

Trail = list[tuple[str, str]]
"""Labels and addresses from the top down."""

ADDRESSES: dict[type[models.Model], Callable[[Any], str]] = {
    Signal: lambda one: reverse("signal", args=(one.pk,)),
    Case: lambda one: reverse("case", args=(one.reference,)),
    Request: lambda one: reverse("case", args=(one.case.reference,)) + f"#letter-{one.pk}",
    Finding: lambda one: reverse("finding", args=(one.number,)),
    Exhibit: lambda one: reverse("exhibit", args=(one.pk,)),
    Assertion: lambda one: reverse("subject", args=(one.subject,)) + f"#assertion-{one.pk}",
    Judgement: lambda one: reverse("subject", args=(one.one,)) + f"?view=links#judgement-{one.pk}",
    Notice: lambda one: reverse("notices") + f"#notice-{one.pk}",
    Publication: lambda one: reverse("report", args=(one.folder,)),
}


def address(record: models.Model) -> str:
    """The page of a record."""
    return ADDRESSES[type(record)](record)


def above(record: models.Model | None, seat: Seat) -> Trail:
    """The pages above a record; a case that the seat may not see is left out."""
    match record:
        case Signal():
            return [(_("Queue"), reverse("queue"))]
        case Finding() | Request():
            return [*above(record.case, seat), *_case(record.case, seat)]
        case Judgement():
            return [(_("Search"), reverse("search"))]
        case Exhibit() | Assertion():
            return [(_("Exhibits"), reverse("exhibits"))]
        case _:
            return [(_("Cases"), reverse("cases"))]


def trail(record: models.Model | None, seat: Seat) -> Trail:
    """The pages above a page that acts on a record: the record's own comes last."""
    if record is None:
        return above(None, seat)
    return [*above(record, seat), (name(record), address(record))]


def _case(shown: Case, seat: Seat) -> Trail:
    seen = Case.objects.visible_to(seat).filter(pk=shown.pk).exists()
    return [(shown.reference, address(shown))] if seen else []


def name(record: models.Model) -> str:
    """What a record is called in a line of few words."""
    match record:
        case Signal():
            return f"{typology_title(record.typology)}: {record.subject}"
        case Case():
            return record.reference
        case Finding() | Request():
            return record.number
        case Assertion():
            return record.subject
        case _:
            return str(record)


def about(record: models.Model | None) -> str:
    """What a record is, in a line of its own."""
    return name(record) if isinstance(record, Signal) else str(record or "")
