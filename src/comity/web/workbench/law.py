"""Show which cases and findings rest on which paragraph, as far as the member may see them."""

from collections import defaultdict
from typing import NamedTuple

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comity.desk.casework.models import Case, Hypothesis
from comity.desk.findings.models import Finding
from comity.desk.sharing.models import Seat
from comity.law.labels import said
from comity.law.packs import UnknownRegime, regime
from comity.law.regimes import UnknownProvision
from comity.web.workbench.seats import MemberRequest, for_members


class Paragraph(NamedTuple):
    """A paragraph of law as a heading names it."""

    regime: str
    id: str
    instrument: str
    number: str
    title: str


class Resting(NamedTuple):
    """One paragraph with the cases that turn on it, and the findings of each."""

    paragraph: Paragraph
    cases: list[tuple[Case, list[Finding]]]


@for_members
@require_safe
def law(request: MemberRequest) -> HttpResponseBase:
    """Every paragraph that a case turns on; one alone where the address names it."""
    name, reference = request.GET.get("regime", ""), request.GET.get("provision", "")
    rows = resting(request.seat)
    if not reference:
        return render(request, "workbench/law.html", {"rows": rows})
    asked = _paragraph(name, reference)
    rows = [one for one in rows if one.paragraph == asked]
    return render(request, "workbench/law.html", {"rows": rows, "asked": asked})


def resting(seat: Seat) -> list[Resting]:
    """The paragraphs under a finding or a hypothesis that the seat may see, by regime in the order of the law."""
    cases = {case.pk: case for case in Case.objects.visible_to(seat)}
    turning: dict[tuple[str, str], dict[int, list[Finding]]] = defaultdict(dict)
    suspected = Hypothesis.objects.filter(case__in=cases).exclude(provision="").order_by("case__reference")
    for case_id, provision in suspected.values_list("case_id", "provision"):
        turning[cases[case_id].regime, provision].setdefault(case_id, [])
    for finding in Finding.objects.visible_to(seat).filter(case__in=cases).order_by("number"):
        turning[cases[finding.case_id].regime, finding.provision].setdefault(finding.case_id, []).append(finding)
    return [
        Resting(_paragraph(name, one.id), [(cases[key], found) for key, found in turning[name, one.id].items()])
        for name in sorted({name for name, _ in turning})
        for one in regime(name)
        if (name, one.id) in turning
    ]


def _paragraph(name: str, reference: str) -> Paragraph:
    """The heading of a provision; Http404 with the reason where the law holds none of that id."""
    try:
        one = regime(name).provision(reference)
    except (UnknownRegime, UnknownProvision) as error:
        raise Http404(str(error)) from None
    instrument = regime(name).instrument_of[one.id]
    return Paragraph(name, one.id, instrument.symbol, one.paragraph, said(one.title, "en"))
