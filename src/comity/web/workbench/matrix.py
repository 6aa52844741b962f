"""Put a finding's elements beside the evidence a member may see: gaps stay visible, corroboration is computed from it alone."""

import msgspec

from comity.desk.findings.models import Element, Evidence, Finding
from comity.desk.holdings.lineage import origins
from comity.desk.holdings.models import Assertion
from comity.desk.sharing.models import Seat
from comity.desk.sharing.visibility import visible
from comity.vocabulary.origins import corroborate, independent


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One element, what bears it out and what speaks against it."""

    element: Element
    supporting: list[Assertion]
    first_said: list[str]
    """Who first said each of those, as far as the member may see; empty: not recorded."""
    opposing: list[Assertion]
    assessed: bool
    """Whether the finding was assessed: then something bears out every element, seen or not."""

    @property
    def origins(self) -> int:
        """Independent origins in support; an assertion without a recorded origin counts for none."""
        return len(independent(self.first_said))

    @property
    def unrecorded(self) -> int:
        """Assertions in support whose first speaker nobody recorded."""
        return self.first_said.count("")

    @property
    def corroborated(self) -> bool:
        """Whether independent origins that may be seen bear it out."""
        return corroborate(self.first_said)


def rows(finding: Finding, seat: Seat) -> list[Row]:
    """Every element of a finding the seat may see, in the law's order; what was retracted bears nothing out."""
    return [_row(element, seat, assessed=finding.state != Finding.State.DRAFT) for element in finding.elements.all()]


def _row(element: Element, seat: Seat, *, assessed: bool) -> Row:
    standing = element.evidence.filter(visible(seat, "assertion__"), assertion__retracted_at=None)
    bound = list(standing.select_related("assertion__exhibit", "assertion__originator"))
    supporting = [one.assertion for one in bound if one.bearing == Evidence.Bearing.FOR]
    return Row(
        element=element,
        supporting=supporting,
        first_said=origins(supporting, seen_by=seat),
        opposing=[one.assertion for one in bound if one.bearing == Evidence.Bearing.AGAINST],
        assessed=assessed,
    )


def least(matrix: list[Row]) -> Row | None:
    """The element with the fewest independent origins; None where there is no element."""
    return min(matrix, key=lambda row: row.origins, default=None)
