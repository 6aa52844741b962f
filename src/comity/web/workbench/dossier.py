"""Show the dossier of an entity: what is asserted of it, its identity over time, its links, exhibits and cases, as known on a day."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from comity.desk.casework.models import Case, CaseAssertion, Signal
from comity.desk.findings.models import Evidence, Finding
from comity.desk.holdings.entities import Entity, Subject, entity, known as known_assertions, subjects
from comity.desk.holdings.forms import Retract
from comity.desk.holdings.links import links
from comity.desk.holdings.models import Assertion
from comity.desk.holdings.sameness import judgements
from comity.desk.sharing.models import Seat
from comity.vocabulary.properties import HEADING, Property
from comity.web.workbench.known import Known, known_on
from comity.web.workbench.said import claims
from comity.web.workbench.seats import MemberRequest, for_members

Part = Callable[[Entity, Known, Seat], dict[str, Any]]


@for_members
@require_safe
def subject(request: MemberRequest, name: str) -> HttpResponseBase:
    """The dossier of one subject, with those that are one with it, as the member may see it on the day asked for."""
    seat, known = request.seat, known_on(request)
    shown = entity(name, seen_by=seat, known_on=known.moment)
    if not shown.said and not _heard_of(name, seat):
        raise Http404
    chosen = request.GET.get("view", "")
    view = chosen if chosen in PARTS else next(iter(PARTS))
    title, part = PARTS[view]
    whole = Subject(name=name, properties=shown.properties)
    context = {
        "name": name,
        "entity": shown,
        "subject": whole,
        "heading": sorted((one for one in whole.properties if one.prop in HEADING), key=_place),
        "unconfirmed": _flag_unconfirmed(shown),
        "known": known,
        "views": [(key, words) for key, (words, _part) in PARTS.items()],
        "view": view,
        "view_title": title,
        "template": f"_dossier_{view}.html",
        **part(shown, known, seat),
    }
    return render(request, "workbench/subject.html", context)


def _place(one: Any) -> int:
    return HEADING.index(one.prop)


def _heard_of(name: str, seat: Seat) -> bool:
    """Whether anything that the seat may see was ever said of a subject, or points at it."""
    said = Assertion.objects.visible_to(seat).about(name)
    return said.exists() or Signal.objects.visible_to(seat).filter(subject=name).exists()


def _flag_unconfirmed(shown: Entity) -> bool:
    """Whether a flag is claimed that no registry is recorded to have confirmed."""
    flags = {one.prop for one in shown.said}
    return Property.FLAG in flags and Property.FLAG_CONFIRMED not in flags


def _said(shown: Entity, known: Known, seat: Seat) -> dict[str, Any]:
    """Every property with every value; today also what no longer stands, and what may be retracted."""
    one, seen = shown.sameness.subjects, known_assertions(seat, known.moment)
    about = seen.filter(prop=Property.CLAIM_ABOUT, value__in=one).values_list("subject", flat=True)
    told = claims(subjects(seen.filter(subject__in=list(about))))
    gone = Assertion.objects.visible_to(seat).filter(subject__in=one, retracted_at__isnull=False)
    why = ("exhibit", "originator", "retraction__by__member", "retraction__by__user")
    return {
        "claims": [claim for name in one for claim in told.get(name, [])],
        "retracted": [] if known.day else gone.select_related(*why).order_by("-retracted_at", "pk"),
        "retractable": set() if known.day else {said.pk for said in shown.said if Retract.offered(said, seat)},
    }


def _identity(shown: Entity, known: Known, seat: Seat) -> dict[str, Any]:
    """What it claims to be, day by day, and which claims exclude each other."""
    del known, seat
    return {"lines": shown.identity, "clashes": shown.clashes}


def _links(shown: Entity, known: Known, seat: Seat) -> dict[str, Any]:
    """Whom it names and who names it, and the judgements on who it is."""
    judged = judgements(seat, known.moment).touching(shown.sameness.subjects)
    return {"links": links(shown, seen_by=seat), "judged": judged}


def _exhibits(shown: Entity, known: Known, seat: Seat) -> dict[str, Any]:
    """The exhibits on which all this stands, each with how much of it. Whoever sees an assertion may see its exhibit."""
    del known, seat
    found = {one.exhibit_id: one.exhibit for one in shown.said}
    counts = [sum(one.exhibit_id == pk for one in shown.said) for pk in found]
    return {"exhibits": list(zip(found.values(), counts, strict=True))}


def _cases(shown: Entity, known: Known, seat: Seat) -> dict[str, Any]:
    """The cases that gathered any of it, the findings that rest on it, the signals that point at it."""
    gathered = CaseAssertion.objects.filter(assertion__in=shown.said)
    bound = Evidence.objects.filter(assertion__in=shown.said)
    signals = Signal.objects.visible_to(seat).filter(subject__in=shown.sameness.subjects)
    if known.moment:
        gathered, bound = gathered.filter(gathered_at__lte=known.moment), bound.filter(bound_at__lte=known.moment)
        signals = signals.filter(recorded_at__lte=known.moment)
    return {
        "cases": Case.objects.visible_to(seat).filter(pk__in=gathered.values("case")),
        "findings": Finding.objects.visible_to(seat).filter(pk__in=bound.values("element__finding")),
        "signals": signals,
    }


PARTS: dict[str, tuple[Any, Part]] = {
    "said": (_("What is asserted"), _said),
    "identity": (_("Identity over time"), _identity),
    "links": (_("Links"), _links),
    "exhibits": (_("Exhibits"), _exhibits),
    "cases": (_("Cases"), _cases),
}
"""The parts of a dossier by their name in an address, the first being the one that opens."""
