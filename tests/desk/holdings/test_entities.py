"""An entity is a view: of what one viewer may see, as known on one day, with conflicts kept."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from tests.desk.builders import exhibit

from comity.desk.holdings.actions import assert_, record, retract
from comity.desk.holdings.entities import entity, known
from comity.desk.holdings.models import Assertion
from comity.desk.sharing.visibility import may_see
from comity.sources.reading import Draft
from comity.vocabulary.markings import Marking, Tlp
from comity.vocabulary.properties import Property

SUBJECTS, VALUES = ("exercise:one", "exercise:two"), ("A", "B", "C")
PROPERTIES = (Property.FLAG, Property.NAME)
VIEWERS = (None, "EXA", "EXB", "EXC")
MARKINGS = (
    Marking.clear("EXA"),
    Marking.shared(Tlp.GREEN, "EXA"),
    Marking.shared(Tlp.AMBER, "EXA", "EXB"),
    Marking.originator_only("EXA"),
)


def said(seat, held, prop, value, *, marking=None, **days):
    """One thing read in an exhibit, of one ship."""
    return assert_(
        prop, value, subject="exercise:one", exhibit=held, place="line 1", origin="", by=seat,
        marking=marking or Marking.clear(seat.member.code), **days,
    )  # fmt: skip


class Replay:
    """The oracle: a list of what happened, read from the beginning each time."""

    def __init__(self):
        self.events = []

    def stood(self, moment, viewer):
        """What had been recorded by a moment, was not yet retracted and is open to the viewer."""
        rows = {}
        for at, what, key, told, marking in self.events:
            if at > moment:
                break
            if what == "recorded" and may_see(viewer, marking):
                rows[key] = told
            if what == "retracted":
                rows.pop(key, None)
        return sorted(rows.values())


class Holdings(RuleBasedStateMachine):
    """Any order of recording and retracting, looked at from any member's place on any past moment."""

    def __init__(self):
        super().__init__()
        self.replay, self.moments = Replay(), [datetime.now(UTC)]
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def happened(self, what, row):
        """Write an event into the oracle, and remember a moment after it."""
        at = row.recorded_at if what == "recorded" else row.retracted_at
        self.replay.events.append((at, what, row.pk, (row.subject, row.prop, row.value), row.marking))
        self.moments.append(datetime.now(UTC))

    @rule(
        subject=st.sampled_from(SUBJECTS),
        prop=st.sampled_from(PROPERTIES),
        value=st.sampled_from(VALUES),
        marking=st.sampled_from(MARKINGS),
    )
    def records(self, subject, prop, value, marking):
        """A member records what it read; what stands already is not recorded twice."""
        draft = Draft(subject=subject, property=prop, value=value, row=1, place="line 1")
        before = set(Assertion.objects.values_list("pk", flat=True))
        record([draft], source="analyst", exhibit=self.exhibit, by=self.seat, marking=marking)
        for row in Assertion.objects.exclude(pk__in=before):
            self.happened("recorded", row)

    @precondition(lambda self: Assertion.objects.standing().exists())
    @rule(data=st.data())
    def retracts(self, data):
        """It takes something back."""
        row = data.draw(st.sampled_from(list(Assertion.objects.standing())))
        self.happened("retracted", retract(row, by=self.seat, reason="EXERCISE: it was wrong"))

    @rule(data=st.data(), viewer=st.sampled_from(VIEWERS))
    def looks_back(self, data, viewer):
        """Whoever looks at any moment sees exactly what the replay gives."""
        moment = data.draw(st.sampled_from(self.moments))
        seat = self.seats[viewer]
        seen = [entity(name, seen_by=seat, known_on=moment) for name in SUBJECTS]
        rows = sorted((one.subject, one.prop, one.value) for view in seen for one in view.said)
        assert rows == self.replay.stood(moment, seat)
        assert Assertion.objects.visible_to(seat).as_known_on(moment).count() == len(rows)

    def teardown(self):
        """Leave nothing."""
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)


def test_a_view_is_what_a_naive_replay_gives(seat_of, tmp_path):
    """As known on any past day, to any viewer: recorded, not retracted, visible, and nothing else."""
    Holdings.seat = seat_of("EXA")
    Holdings.exhibit = exhibit(Holdings.seat, tmp_path)
    Holdings.seats = {code: code and seat_of(code) for code in VIEWERS}
    quick = settings(max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Holdings, settings=quick)


@pytest.fixture
def exa(seat_of):
    """A member's console."""
    return seat_of("EXA")


@pytest.fixture
def paper(exa, tmp_path):
    """An exhibit to read in."""
    return exhibit(exa, tmp_path)


def test_conflicting_values_stand_side_by_side(exa, paper):
    """The newest does not win by being new, and nothing is averaged."""
    for value in ("Panama", "Togo"):
        said(exa, paper, Property.FLAG, value)
    (flags,) = entity("exercise:one", seen_by=exa).properties
    assert list(flags.values) == ["Panama", "Togo"]
    assert flags.differ


def test_every_value_leads_to_its_exhibit_without_another_question(exa, paper):
    """Who, when, source, grade, marking, origin, exhibit and place come with the view."""
    for value in VALUES:
        said(exa, paper, Property.NAME, value)
    view = entity("exercise:one", seen_by=exa)
    with CaptureQueriesContext(connection) as asked:
        for one in view.said:
            assert all((one.exhibit.digest, one.originator.code, one.grade, one.marking, one.place, one.recorded_at))
    assert len(asked) == 0


def test_a_claimed_flag_is_not_a_confirmed_one(exa, paper):
    """What a transponder or a list says and what a registry confirmed are two lines."""
    said(exa, paper, Property.FLAG, "Panama")
    said(exa, paper, Property.FLAG_CONFIRMED, "Togo")
    lines = entity("exercise:one", seen_by=exa).identity
    assert [(line.value, line.confirmed) for line in lines] == [("Panama", False), ("Togo", True)]


def test_identity_is_a_timeline_of_claims(exa, paper):
    """Overlapping days under one name are one line; a name taken up again later is another."""
    days = [date(2020, 1, 1) + timedelta(days=300 * number) for number in range(5)]
    for value, since, until in (("A", 0, 1), ("A", 0, 2), ("B", 2, 3), ("A", 3, 4)):
        said(exa, paper, Property.NAME, value, valid_from=days[since], valid_until=days[until])
    told = [(line.value, line.since, line.until) for line in entity("exercise:one", seen_by=exa).identity]
    assert told == [("A", days[0], days[2]), ("B", days[2], days[3]), ("A", days[3], days[4])]


def test_two_flags_for_one_day_clash_and_for_two_days_do_not(exa, paper):
    """A difference is one only where both are claimed for a common day."""
    said(exa, paper, Property.FLAG, "Panama", valid_from=date(2020, 1, 1), valid_until=date(2020, 6, 1))
    said(exa, paper, Property.FLAG, "Togo", valid_from=date(2020, 7, 1))
    assert entity("exercise:one", seen_by=exa).clashes == []
    said(exa, paper, Property.FLAG, "Palau", valid_from=date(2020, 8, 1))
    assert [(a.value, b.value) for a, b in entity("exercise:one", seen_by=exa).clashes] == [("Togo", "Palau")]


def test_what_was_retracted_may_be_said_again(exa, paper):
    """The same content comes back as a new row; the old one keeps its interval."""
    first = said(exa, paper, Property.NAME, "A")
    retract(first, by=exa, reason="EXERCISE: read wrongly")
    second = said(exa, paper, Property.NAME, "A")
    assert second.pk != first.pk
    assert list(known(exa).about("exercise:one")) == [second]
