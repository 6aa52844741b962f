"""Status is positions by state and body, with dates; never one boolean."""

from datetime import date

from comity.law.packs import regime
from comity.law.questions import in_force
from comity.law.terms import Status

IRAN, MALI = regime("un-1737-iran"), regime("un-2374-mali")
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


def test_who_took_no_stance_is_given_the_dispute():
    """A state without a recorded stance is not put on either side."""
    answer = in_force(IRAN, on=DISPUTED, according_to="BR", concerning="asset_freeze")
    assert [provision.status for provision in answer.provisions] == [Status.CONTESTED]


def test_before_the_dispute_there_was_none():
    """In 2010 the measures were in force, in 2020 they were not, and nobody says otherwise."""
    assert {provision.status for provision in in_force(IRAN, on=date(2010, 7, 1)).provisions} == {Status.IN_FORCE}
    assert in_force(IRAN, on=date(2020, 7, 1), concerning=("asset_freeze", "wmd_items")).provisions == ()


def test_a_regime_that_ended_has_nothing_in_force():
    """For Mali nothing is in force on 1 September 2023; two days before there was."""
    assert in_force(MALI, on=date(2023, 9, 1)).provisions == ()
    assert len(in_force(MALI, on=date(2023, 8, 30)).holding) == 4
