"""Laws that hold for every regime, provision and day."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, strategies as st

from comity.law.changes import changes, timeline
from comity.law.checking_provisions import successors
from comity.law.packs import regime, regimes
from comity.law.standing import by_its_dates, standing
from comity.law.terms import Status

REGIMES = [regime(name) for name in regimes()]
PROVISIONS = [(one, provision) for one in REGIMES for provision in one]
BORDERS = {change.on for one in REGIMES for change in timeline(one)}
NEAR = st.builds(lambda day, shift: day + timedelta(days=shift), st.sampled_from(sorted(BORDERS)), st.integers(-2, 2))
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31)) | NEAR


@given(st.sampled_from(PROVISIONS), DAYS)
def test_what_is_in_force_has_begun_and_not_ended(pair, day):
    """In force means: from its first day on, and before the day it no longer held, which is known."""
    one, provision = pair
    if by_its_dates(one, provision, day) is Status.IN_FORCE:
        assert provision.in_force_from <= day
        assert provision.in_force_until is None or day < provision.in_force_until
        assert not provision.end_unknown or day < one.instrument_of[provision.superseded_by].adopted


@given(st.sampled_from(PROVISIONS), DAYS)
def test_a_provision_superseded_on_an_unknown_day_is_never_in_force_once_its_successor_exists(pair, day):
    """Before, nothing can have superseded it; from then on nobody may conclude that it held."""
    one, provision = pair
    if provision.end_unknown and day >= one.instrument_of[provision.superseded_by].adopted:
        assert standing(one, provision, day) is Status.DAY_UNKNOWN


@given(st.sampled_from(PROVISIONS))
def test_supersession_leads_to_no_circle(pair):
    """Following successors never comes back, and each begins no earlier than the one before ended."""
    one, provision = pair
    assert provision.id not in successors(one, provision)
    if provision.in_force_until and provision.superseded_by:
        assert one.provision(provision.superseded_by).in_force_from >= provision.in_force_until


@given(st.sampled_from(REGIMES), st.lists(DAYS, min_size=1, max_size=6))
def test_the_changes_between_days_add_up_to_the_timeline(one, cuts):
    """However a stretch of time is cut, the changes of its parts are the timeline, each once and in order."""
    days = [date(1990, 1, 1), *sorted(set(cuts)), date(2040, 1, 1)]
    parts = [changes(one, after=after, upto=upto).changes for after, upto in pairwise(days)]
    assert tuple(change for part in parts for change in part) == timeline(one)


@given(st.sampled_from(PROVISIONS), DAYS)
def test_nothing_changes_on_a_day_without_a_change(pair, day):
    """If a provision stands otherwise than the day before, the timeline names that day."""
    one, provision = pair
    yesterday = day - timedelta(days=1)
    if standing(one, provision, yesterday) is not standing(one, provision, day):
        named = changes(one, after=yesterday, upto=day)
        assert provision.id in {change.id for change in named.changes} | set(named.day_unknown)
