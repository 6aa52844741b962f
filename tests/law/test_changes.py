"""What changed between two days."""

from datetime import date

from comity.law.changes import What, changes
from comity.law.packs import regime


def test_a_change_of_law_names_what_ended_and_by_what():
    """On 5 August 2017 the coal cap ends, replaced by the full ban."""
    found = changes(regime("un-1718-dprk"), after=date(2017, 8, 4), upto=date(2017, 8, 5)).changes
    ended = {change.id: change.by for change in found if change.what is What.ENDED}
    assert ended == {"UNSCR-2321-26": "UNSCR-2371-8"}
    assert "UNSCR-2371-9" in {change.id for change in found if change.what is What.BEGAN}


def test_the_end_of_a_wind_down_is_a_change():
    """The time for older coal contracts was over on 5 September 2017."""
    found = changes(regime("un-1718-dprk"), after=date(2017, 9, 4), upto=date(2017, 9, 5)).changes
    assert {(change.id, change.what) for change in found} >= {("UNSCR-2371-8", What.WIND_DOWN_OVER)}


def test_taking_a_stance_is_a_change():
    """What a state came to hold of the status is dated like everything else."""
    found = changes(regime("un-1737-iran"), after=date(2025, 9, 27), upto=date(2025, 9, 28)).changes
    assert {change.what for change in found} == {What.STANCE_TAKEN}
    assert {change.by for change in found} == {"UN-SECRETARIAT", "FR", "DE", "GB", "US", "IR", "RU", "CN"}


def test_a_change_without_a_day_stands_apart():
    """What was superseded on a day nobody recorded is named beside the changes, once its successor exists; no end is dated."""
    answer = changes(regime("un-1718-dprk"), after=date(2013, 1, 1), upto=date(2014, 1, 1))
    assert answer.day_unknown == ("UNSCR-1874-18",)
    assert not set(answer.day_unknown) & {change.id for change in answer.changes if change.what is What.ENDED}
