"""Compute whether a finding is corroborated: every element borne out by at least two origins that are not one another."""

import msgspec

from comity.desk.findings.models import Element, Evidence, Finding
from comity.desk.holdings.lineage import origins
from comity.desk.sharing.eyes import WEIGHING, at_task
from comity.desk.sharing.models import Seat
from comity.desk.sharing.visibility import visible
from comity.vocabulary.errors import BadInput
from comity.vocabulary.origins import INDEPENDENT_ORIGINS, corroborate, independent


class NotCorroborated(BadInput):
    """Fewer than two independent origins bear it out."""

    def diagnostics(self) -> str:
        """Where origins come from."""
        return "Bind an assertion of another origin, or record who first said those that read 'not recorded'."


class Support(msgspec.Struct, frozen=True, kw_only=True):
    """What bears an element out: the origins that say so, and how many assertions name none."""

    key: str
    origins: tuple[str, ...]
    unrecorded: int
    against: int

    @property
    def met(self) -> bool:
        """Whether anything bears it out at all."""
        return bool(self.origins or self.unrecorded)

    @property
    def corroborated(self) -> bool:
        """Whether independent origins bear it out."""
        return corroborate(self.origins)


def support(element: Element, *, by: Seat, seen: bool = False) -> Support:
    """What stands for and against one element; a retracted assertion counts for nothing.

    Everything that is bound to the finding counts, whoever moves it; with `seen`, only what the seat may see of it. That one
    assertion repeats another counts where the seat may see so, or where both are counted here.
    """
    said = element.evidence.filter(assertion__retracted_at__isnull=True).select_related("assertion")
    if seen:
        said = said.filter(visible(by, "assertion__"))
    with at_task(WEIGHING):
        bound = list(said)
        bearing_out = origins((e.assertion for e in bound if e.bearing == Evidence.Bearing.FOR), seen_by=by)
    return Support(
        key=element.key,
        origins=independent(bearing_out),
        unrecorded=bearing_out.count(""),
        against=sum(e.bearing == Evidence.Bearing.AGAINST for e in bound),
    )


def stop_uncorroborated(finding: Finding, *, by: Seat) -> None:
    """Raise NotCorroborated for the first element that lacks a second origin, with the origins that the seat may see."""
    for element in finding.elements.all():
        if not support(element, by=by).corroborated:
            origins = " and ".join(support(element, by=by, seen=True).origins) or "no recorded origin"
            raise NotCorroborated(
                f"As far as your member may see, “{element.question}” rests on {origins}: "
                f"corroborated needs {INDEPENDENT_ORIGINS} independent origins."
            )
