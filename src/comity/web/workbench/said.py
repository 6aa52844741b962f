"""Show claims as claims: who is reported to have said what, when, and how the text was come by."""

from collections.abc import Iterable

import msgspec

from comity.desk.holdings.entities import Subject
from comity.desk.holdings.models import Assertion
from comity.vocabulary.properties import Property

CLAIM = "claim"
"""The kind of a subject that is itself a claim (sources/claims)."""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Something somebody is reported to have said, as a register holds it; what is empty is not recorded."""

    subject: str
    """The claim itself as a subject."""
    words: Assertion | None
    """The assertion that carries what is claimed; None: not recorded."""
    members_only: bool
    """Whether no public page may show its words."""
    about: str
    prop: str
    certainty: str
    said_on: str
    happened: str
    page: str
    url: str
    note: str


def is_claim(subject: Subject) -> bool:
    """Whether a subject is itself a claim."""
    return any(one.prop == Property.KIND and CLAIM in one.values for one in subject.properties)


def claims(found: Iterable[Subject]) -> dict[str, list[Claim]]:
    """The claims among some subjects, by whom each is about."""
    by_subject: dict[str, list[Claim]] = {}
    for subject in found:
        if is_claim(subject):
            claim = _claim(subject)
            by_subject.setdefault(claim.about, []).append(claim)
    return by_subject


def _claim(subject: Subject) -> Claim:
    told = {one.prop: next(iter(one.values.items())) for one in subject.properties}
    words = told.get(Property.CLAIM_VALUE) or told.get(Property.MEMBERS_ONLY)

    def of(prop: Property) -> str:
        return told[prop][0] if prop in told else ""

    return Claim(
        subject=subject.name,
        words=words[1][0] if words else None,
        members_only=Property.MEMBERS_ONLY in told,
        about=of(Property.CLAIM_ABOUT),
        prop=of(Property.CLAIM_PROPERTY),
        certainty=of(Property.CLAIM_CERTAINTY),
        said_on=of(Property.CLAIM_SAID_ON),
        happened=of(Property.CLAIM_HAPPENED),
        page=of(Property.CLAIM_PAGE),
        url=of(Property.CLAIM_URL),
        note=of(Property.COMMENT),
    )
