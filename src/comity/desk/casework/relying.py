"""Say what in the casework relies on holdings: cases, and signals."""

from collections.abc import Iterator

from comity.desk.holdings.models import Assertion, Exhibit, ObservationTable
from comity.desk.holdings.relying import relies
from comity.desk.sharing.models import Marked, Member


@relies
def on_holdings(record: Marked) -> Iterator[tuple[Marked, Member]]:
    """The cases a thing was gathered into, and the signals read from a table."""
    if isinstance(record, Exhibit | Assertion):
        for case in record.cases.select_related("originator"):
            yield case, case.originator
    if isinstance(record, ObservationTable):
        for signal in record.signals.select_related("originator"):
            yield signal, signal.originator
