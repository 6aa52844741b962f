"""Arrange what is asserted: by subject and property, conflicting values side by side; claims as claims, with how they were made."""

from collections.abc import Iterable

import msgspec

from comity.desk.holdings.models import Assertion
from comity.vocabulary.properties import Property

CLAIM = "claim"
"""The kind of a subject that is itself a claim (sources/claims)."""


ONE_VALUE = frozenset(
    {
        Property.KIND,
        Property.IMO,
        Property.MMSI,
        Property.CALL_SIGN,
        Property.FLAG,
        Property.SHIP_TYPE,
        Property.GROSS_TONNAGE,
        Property.OWNER,
        Property.GENDER,
        Property.BIRTH_DATE,
    }
)
"""Properties of which a subject has one at a time, so that two values are a difference to look into."""


class Values(msgspec.Struct, frozen=True, kw_only=True):
    """What is asserted of one property of one subject."""

    prop: str
    values: dict[str, list[Assertion]]
    """Each value with everything that asserts it."""

    @property
    def differ(self) -> bool:
        """Whether standing assertions give several values of what a subject has one of."""
        standing = [value for value, said in self.values.items() if any(one.retracted_at is None for one in said)]
        return self.prop in ONE_VALUE and len(standing) > 1


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """One subject with its properties."""

    name: str
    properties: list[Values]

    @property
    def called(self) -> str:
        """Its first name, or empty."""
        names = (one for one in self.properties if one.prop == Property.NAME)
        return next((value for one in names for value in one.values), "")


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


def subjects(said: Iterable[Assertion]) -> list[Subject]:
    """Every subject with its values, in the order met; claims are told apart as claims."""
    found: dict[str, dict[str, dict[str, list[Assertion]]]] = {}
    for assertion in said:
        values = found.setdefault(assertion.subject, {}).setdefault(assertion.prop, {})
        values.setdefault(assertion.value, []).append(assertion)
    return [
        Subject(name=name, properties=[Values(prop=prop, values=values) for prop, values in properties.items()])
        for name, properties in found.items()
    ]


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
