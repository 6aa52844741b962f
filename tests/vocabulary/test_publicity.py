"""What a public page may say: what was read, and natural persons whom a court or an official list names."""

import pytest

from comity.vocabulary.properties import ASSERTABLE, Property
from comity.vocabulary.publicity import Certainty, NamedBy, Publicity


@pytest.mark.parametrize("certainty", Certainty)
def test_only_what_was_read_is_public(certainty):
    """Memory, unverified and conflict are for members alone."""
    assert (Publicity(certainty=certainty).withheld == "") == (certainty == "read")


@pytest.mark.parametrize("named_by", [None, *NamedBy])
def test_a_natural_person_is_named_by_a_court_or_an_official_list(named_by):
    """The press, or nobody, is not enough."""
    said = Publicity(names_person=True, person_named_by=named_by)
    assert (said.withheld == "") == (named_by in {"court", "official list"})


def test_what_a_register_says_of_claims_nobody_else_asserts():
    """Members-only claims and their circumstances come from a register alone."""
    others = {prop.value for prop in Property} - {prop.value for prop in ASSERTABLE}
    assert others == {"members_only", *(prop for prop in Property if prop.startswith("claim_"))}
