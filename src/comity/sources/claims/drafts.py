"""Draft a claim twice: of its subject, where every page may show it, and as a claim, with everything known of its being said."""

from comity.sources.claims.claim import Claim
from comity.sources.claims.rows import Row
from comity.sources.drafting import Subject
from comity.sources.reading import Draft
from comity.vocabulary.properties import Property


def subject_key(claim: Claim) -> str:
    """The subject a claim is about, within its matter."""
    return f"claims/{claim.matter}/{claim.subject}"


def identity(claim: Claim) -> str:
    """The claim as a subject of its own."""
    return f"claims/{claim.matter}/claim/{claim.id}"


def matter(claim: Claim, row: Row) -> Subject:
    """What the register says of the matter as a whole."""
    subject = Subject(f"claims/{claim.matter}", row=row.number, label=f"matter {claim.matter}")
    subject.says(Property.KIND, "matter", "matter")
    subject.says(Property.NAME, row.fields.get("matter_title", ""), "title")
    for url in row.fields.get("matter_urls", "").split():
        subject.says(Property.CLAIM_MATTER_URL, url, "urls")
    return subject


def about(claim: Claim, row: Row) -> Subject:
    """What sort of thing the register takes the claim's subject for."""
    subject = Subject(subject_key(claim), row=row.number, label=f"claim {claim.id}")
    subject.says(Property.KIND, claim.subject_kind, row.place)
    return subject


def said(claim: Claim, row: Row) -> list[Draft]:
    """What the claim says, by whoever said it first; and by the register, everything recorded about its being said."""
    label = f"claim {claim.id}"
    of_subject = Subject(subject_key(claim), row=row.number, label=label, origin=claim.said_first_by)
    if not claim.withheld:
        of_subject.says(claim.prop, claim.value, row.place, valid_from=claim.valid_from, grade=claim.grade)
    of_claim = Subject(identity(claim), row=row.number, label=label, origin=claim.said_first_by)
    value = Property.MEMBERS_ONLY if claim.withheld else Property.CLAIM_VALUE
    of_claim.says(value, claim.value, row.place, grade=claim.grade)
    by_register = Subject(identity(claim), row=row.number, label=label)
    for prop, text in _circumstances(claim).items():
        by_register.says(prop, text, row.place)
    return [*of_subject.drafts, *by_register.drafts, *of_claim.drafts]


def _circumstances(claim: Claim) -> dict[Property, str]:
    """What is recorded of a claim's being made; what is empty is not recorded."""
    return {
        Property.KIND: "claim",
        Property.CLAIM_MATTER: claim.matter,
        Property.CLAIM_ABOUT: subject_key(claim),
        Property.CLAIM_PROPERTY: claim.prop,
        Property.CLAIM_URL: claim.url,
        Property.CLAIM_SAID_ON: claim.said_on,
        Property.CLAIM_HAPPENED: claim.happened,
        Property.CLAIM_PAGE: claim.page,
        Property.CLAIM_CERTAINTY: claim.certainty or "",
        Property.CLAIM_NAMES_PERSON: "yes" if claim.names_person else "no",
        Property.CLAIM_PERSON_NAMED_BY: claim.person_named_by or "",
        Property.COMMENT: claim.note,
    }
