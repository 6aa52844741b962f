"""Nothing that no public page may show is ever marked for everybody: not by an analyst, not by a reader, not in the database."""

import pytest
from django.db import IntegrityError
from tests.desk.builders import assertion, clear, exhibit

from comity.desk.holdings.actions import ForMembersAlone, assert_, record
from comity.desk.holdings.forms import AssertFromExhibit
from comity.desk.holdings.models import Assertion
from comity.sources.reading import Draft
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Marking, Tlp


@pytest.fixture
def sec(seat_of):
    """The secretariat's console."""
    return seat_of("SEC")


def told(seat, held, prop, value="EXERCISE", *, marking=None, **how):
    """Something read in an exhibit, for everybody if nothing else is said."""
    marking = marking or clear(seat)
    return assert_(
        prop,
        value,
        subject="exercise:someone",
        exhibit=held,
        place="line 1",
        origin="",
        by=seat,
        marking=marking,
        **how,
    )


@pytest.mark.parametrize("prop", ["members_only", "claim_value", "claim_certainty", "nonsense"])
def test_nobody_asserts_what_a_register_says_of_claims(sec, tmp_path, prop):
    """Neither for everybody nor for members, and no form offers it."""
    held = exhibit(sec, tmp_path)
    for marking in (clear(sec), Marking.shared(Tlp.GREEN, "SEC")):
        with pytest.raises(BadInput, match="a register of claims"):
            told(sec, held, prop, marking=marking)
    assert prop not in dict(AssertFromExhibit.base_fields["property"].choices)


@pytest.mark.parametrize("certainty", ["memory", "unverified", "conflict"])
def test_a_number_that_was_not_read_is_for_members_alone(sec, tmp_path, certainty):
    """For everybody it is refused, for members it is kept with its certainty."""
    held = exhibit(sec, tmp_path)
    with pytest.raises(ForMembersAlone, match=f"its certainty is {certainty}"):
        told(sec, held, "gross_tonnage", "1500", certainty=certainty)
    assert (
        told(sec, held, "gross_tonnage", marking=Marking.shared(Tlp.GREEN, "SEC"), certainty=certainty).certainty
        == certainty
    )


@pytest.mark.parametrize(("prop", "value"), [("birth_date", "1970"), ("kind", "person"), ("nationality", "EXERCISE")])
def test_what_is_of_a_person_says_who_names_the_person(sec, tmp_path, prop, value):
    """A court or an official list makes it public; the press, or nobody, does not."""
    held = exhibit(sec, tmp_path)
    for by in (None, "press"):
        with pytest.raises(ForMembersAlone, match="neither a court nor an official list"):
            told(sec, held, prop, value, person_named_by=by)
    assert told(sec, held, prop, value, person_named_by="court").marking.tlp is Tlp.CLEAR


def test_a_name_of_somebody_known_as_a_person_needs_a_court_or_a_list(sec, tmp_path):
    """Whatever the property, once its subject is said to be a person."""
    held = exhibit(sec, tmp_path)
    told(sec, held, "kind", "person", marking=Marking.shared(Tlp.GREEN, "SEC"))
    with pytest.raises(ForMembersAlone):
        told(sec, held, "name", "EXERCISE Person")


def test_a_reader_cannot_make_a_members_claim_public(sec, tmp_path):
    """What is recorded in bulk keeps the rule too."""
    draft = Draft(subject="claims/x/claim/1", property="members_only", value="EXERCISE", row=1)
    with pytest.raises(ForMembersAlone, match="members alone"):
        record([draft], source="claims", exhibit=exhibit(sec, tmp_path), by=sec, marking=clear(sec))


@pytest.mark.parametrize("column", [{"prop": "members_only"}, {"certainty": "memory"}, {"person_named_by": "press"}])
def test_the_database_itself_refuses_it(sec, tmp_path, column):
    """Whatever code writes the row."""
    said = assertion(sec, exhibit(sec, tmp_path))
    with pytest.raises(IntegrityError, match="public_is_read"):
        Assertion.objects.filter(pk=said.pk).update(**column)
