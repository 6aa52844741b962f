"""Say what among the publications relies on findings; a publication is flagged when something it rests on is recalled."""

from collections.abc import Iterator

from comity.desk.findings.models import Finding
from comity.desk.holdings.relying import FLAGGED, relies
from comity.desk.publications.models import Publication
from comity.desk.sharing.models import Marked, Member

FLAGGED.add(Publication)


@relies
def on_findings(record: Marked) -> Iterator[tuple[Marked, Member]]:
    """The publications a finding stands in."""
    if isinstance(record, Finding):
        for publication in record.publications.select_related("originator"):
            yield publication, publication.originator
