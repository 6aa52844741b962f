"""Say what in the findings relies on assertions: what was bound as evidence, and by whom."""

from collections.abc import Iterator

from comity.desk.findings.models import Evidence
from comity.desk.holdings.models import Assertion
from comity.desk.holdings.relying import relies
from comity.desk.sharing.models import Marked, Member


@relies
def on_assertions(record: Marked) -> Iterator[tuple[Marked, Member]]:
    """The findings an assertion was bound to: the affair of the member that drafted each, and of the one that bound it."""
    if isinstance(record, Assertion):
        bound = Evidence.objects.filter(assertion=record)
        for one in bound.select_related("element__finding__originator", "bound_by__member"):
            yield one.element.finding, one.element.finding.originator
            yield one.element.finding, one.bound_by.member
