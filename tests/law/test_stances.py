"""Status is positions by state and body, with dates; never one boolean."""

from datetime import date

import pytest

from comity.law.packs import regime
from comity.law.questions import in_force
from comity.law.standing import UnknownHolder
from comity.law.terms import Status

IRAN, MALI, DPRK = regime("un-1737-iran"), regime("un-2374-mali"), regime("un-1718-dprk")
DISPUTED = date(2026, 6, 1)


def test_a_disputed_regime_is_answered_with_a_table_of_stances():
    """For Iran in 2026 every provision is contested, and each stance has its holder, day and source."""
    answer = in_force(IRAN, on=DISPUTED)
    assert {provision.status for provision in answer.provisions} == {Status.CONTESTED}
    assert answer.holding == ()
    for stance in (stance for provision in answer.provisions for stance in provision.stances):
        assert stance.by
        assert stance.since <= DISPUTED
        assert stance.source_url.startswith("http")


def test_both_sides_of_a_dispute_stand_in_the_answer():
    """Those who hold the measures to be back, and those who deny it, are both named."""
    (freeze,) = in_force(IRAN, on=DISPUTED, concerning="asset_freeze").provisions
    views = {stance.by: stance.view for stance in freeze.stances}
    assert {by for by, view in views.items() if view == "in_force"} == {"FR", "DE", "GB", "US", "UN-SECRETARIAT"}
    assert {by for by, view in views.items() if view == "not_in_force"} == {"IR", "RU", "CN"}


def test_a_view_may_be_asked_for():
    """According to one state the measure is in force, according to another there is none."""
    held, denied = (in_force(IRAN, on=DISPUTED, according_to=who, concerning="asset_freeze") for who in ("FR", "RU"))
    assert [provision.status for provision in held.provisions] == [Status.IN_FORCE]
    assert denied.provisions == ()


@pytest.mark.parametrize(("law", "who"), [(IRAN, "BR"), (IRAN, "ZZ"), (DPRK, "US")])
def test_the_view_of_whoever_took_no_stance_cannot_be_asked_for(law, who):
    """A slip would otherwise read as a view; the sentence names those whose view is recorded."""
    with pytest.raises(UnknownHolder, match=r"choose one of CN, DE|leave the view out"):
        in_force(law, on=DISPUTED, according_to=who)


@pytest.mark.parametrize("stance", IRAN.about.stances, ids=lambda stance: stance.by)
def test_a_stance_says_no_more_than_its_source(stance):
    """Each is what the press report of the briefing says of that state; nothing is quoted, and no other day is given."""
    assert stance.since == date(2025, 9, 28)
    assert stance.source_url.startswith("https://www.theweek.in/")
    assert stance.text.startswith(("Treats the measures", "Rejects that the measures"))


def test_before_the_dispute_there_was_none():
    """In 2010 the measures were in force, in 2020 they were not, and nobody says otherwise."""
    assert {provision.status for provision in in_force(IRAN, on=date(2010, 7, 1)).provisions} == {Status.IN_FORCE}
    assert in_force(IRAN, on=date(2020, 7, 1), concerning=("asset_freeze", "wmd_items")).provisions == ()


def test_a_regime_that_ended_has_nothing_in_force():
    """For Mali nothing is in force on 1 September 2023; two days before there was."""
    assert in_force(MALI, on=date(2023, 9, 1)).provisions == ()
    assert len(in_force(MALI, on=date(2023, 8, 30)).holding) == 4
