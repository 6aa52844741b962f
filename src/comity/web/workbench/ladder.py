"""Say on which rung of the ladder of words a matter stands, as far as a member may see."""

from collections.abc import Sequence

from comity.desk.casework.models import Hypothesis, Signal
from comity.desk.findings.models import Finding

State = Finding.State
RUNGS = {
    State.DRAFT: "hypothesis",
    State.ASSESSED: "assessment",
    State.CIRCULATED: "assessment",
    State.CONCLUDED: "finding",
    State.PUBLISHED: "publication",
}
"""A draft is still what an analyst suspects; what is before the members is still an assessment."""
ORDER = ("observation", "signal", "hypothesis", "assessment", "finding", "publication")


def rung(finding: Finding) -> str:
    """Where a finding stands."""
    return RUNGS[State(finding.state)]


def highest(signals: Sequence[Signal], hypotheses: Sequence[Hypothesis], findings: Sequence[Finding]) -> str:
    """The highest rung anything of a matter has reached."""
    reached = [rung(finding) for finding in findings]
    reached += ["hypothesis"] if any(not one.innocent for one in hypotheses) else []
    reached += ["signal"] if signals else []
    return max(reached, key=ORDER.index, default="observation")
