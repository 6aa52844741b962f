"""Compute whether a finding is corroborated: every element borne out by at least two origins that are not one another."""

import msgspec

from comity.desk.findings.models import Element, Evidence, Finding
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


def support(element: Element) -> Support:
    """What stands for and against one element; a retracted assertion counts for nothing."""
    bound = element.evidence.filter(assertion__retracted_at__isnull=True).select_related("assertion")
    bearing_out = [e.assertion.origin for e in bound if e.bearing == Evidence.Bearing.FOR]
    return Support(
        key=element.key,
        origins=independent(bearing_out),
        unrecorded=bearing_out.count(""),
        against=sum(e.bearing == Evidence.Bearing.AGAINST for e in bound),
    )


def stop_uncorroborated(finding: Finding) -> None:
    """Raise NotCorroborated with the element and its origins, for the first element that lacks a second one."""
    for element in finding.elements.all():
        found = support(element)
        if not found.corroborated:
            origins = " and ".join(found.origins) or "no recorded origin"
            raise NotCorroborated(
                f"“{element.question}” rests on {origins}: corroborated needs {INDEPENDENT_ORIGINS} independent origins."
            )
