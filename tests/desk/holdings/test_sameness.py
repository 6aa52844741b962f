"""Who is who is judged by members, seen by those who may, and undone without a trace but the record of it."""

from itertools import combinations

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.desk.builders import exhibit

from comity.desk.holdings.actions import assert_
from comity.desk.holdings.entities import entity
from comity.desk.holdings.models import Judgement
from comity.desk.holdings.sameness import Contradiction, UnknownSubject, Verdict, judge, judgements, sameness, withdraw
from comity.desk.sharing.visibility import may_see
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.markings import Marking, Tlp

SUBJECTS = ("exercise:a", "exercise:b", "exercise:c", "exercise:d")
A, B, C, D = SUBJECTS
GREEN, OWN = Marking.shared(Tlp.GREEN, "EXA"), Marking.originator_only("EXA")
RECORD = {"judgement", "statement", "leaf", "tile", "checkpoint"}
"""Where it stands that a judgement was made and withdrawn."""


@pytest.fixture
def exa(seat_of):
    """A member's console."""
    return seat_of("EXA")


@pytest.fixture
def known(exa, tmp_path):
    """Four subjects that every member knows of."""
    paper = exhibit(exa, tmp_path)
    return [about(exa, subject, paper, GREEN) for subject in SUBJECTS]


def about(seat, subject, paper, marking):
    """Something said of a subject."""
    return assert_(
        "name",
        f"name of {subject}",
        subject=subject,
        exhibit=paper,
        place="line 1",
        origin="",
        by=seat,
        marking=marking,
    )


def judged(seat, one, other, verdict=Verdict.SAME, marking=GREEN):
    """A judgement with a reason."""
    return judge(one, other, verdict, by=seat, reason="EXERCISE: the same yard number", marking=marking)


def everything():
    """Every row of every table, but for the record of judgements."""
    models = (model for model in apps.get_models() if model._meta.model_name not in RECORD)
    return {model: sorted(map(repr, model.objects.values_list())) for model in models}


def test_what_is_the_same_is_one_entity(known, exa):
    """Two judgements make three subjects one, and the view names both."""
    judged(exa, A, B)
    judged(exa, C, B)
    view = entity(A, seen_by=exa)
    assert {one.subject for one in view.said} == {A, B, C}
    assert [str(one) for one in view.sameness.rests_on] == [f"{A} is the same as {B}", f"{B} is the same as {C}"]


def test_an_undone_merge_leaves_the_database_as_if_it_had_not_been(known, exa):
    """Every table is as before, every view too, and the record tells that it was done and undone, and why."""
    before, view = everything(), entity(A, seen_by=exa).said
    made = judged(exa, A, B)
    withdraw(made, by=exa, reason="EXERCISE: another yard")
    assert everything() == before
    assert entity(A, seen_by=exa).said == view
    kept = Judgement.objects.get()
    assert (kept.reason, kept.withdrawn_reason) == ("EXERCISE: the same yard number", "EXERCISE: another yard")


def test_a_merge_is_as_known_on_a_day(known, exa):
    """What was one on a day stays one when one looks at that day."""
    before = timezone.now()
    made = judged(exa, A, B)
    between = timezone.now()
    withdraw(made, by=exa, reason="EXERCISE: wrong")
    told = [sameness(A, seen_by=exa, on=day).subjects for day in (before, between, None)]
    assert told == [(A,), (A, B), (A,)]


def test_a_contradiction_is_refused_with_its_chain(known, exa):
    """The sentence names every judgement on the way, with member and day; nothing is written."""
    judged(exa, A, B)
    judged(exa, C, D)
    judged(exa, B, D, Verdict.DIFFERENT)
    with pytest.raises(Contradiction) as refused:
        judged(exa, A, C)
    for one in (f"{A} is the same as {B} (EXA", f"{B} is not the same as {D} (EXA", f"{C} is the same as {D} (EXA"):
        assert one in str(refused.value)
    with pytest.raises(Contradiction, match="is the same as"):
        judged(exa, A, B, Verdict.DIFFERENT)
    assert Judgement.objects.count() == 3


def test_unsure_contradicts_nothing_and_merges_nothing(known, exa):
    """Possibly the same stays apart from merged."""
    judged(exa, A, B, Verdict.DIFFERENT)
    judged(exa, A, B, Verdict.UNSURE)
    assert sameness(A, seen_by=exa).subjects == (A,)


def test_a_merge_one_may_not_see_does_not_exist_for_one(known, exa, seat_of):
    """Neither in a view nor in a refusal."""
    judged(exa, A, B, marking=OWN)
    assert sameness(A, seen_by=seat_of("EXB")).subjects == (A,)
    assert judged(seat_of("EXB"), A, B, Verdict.DIFFERENT, Marking.shared(Tlp.GREEN, "EXB"))


def test_a_judgement_betrays_no_subject(known, exa, seat_of, tmp_path):
    """However widely it is marked, it is for those alone who know of both subjects."""
    hidden = "exercise:hidden"
    about(exa, hidden, exhibit(exa, tmp_path, "EXERCISE: hidden", marking=OWN), OWN)
    judged(exa, A, hidden)
    judged(exa, hidden, B)
    assert sameness(A, seen_by=exa).subjects == (A, B, hidden)
    assert sameness(A, seen_by=seat_of("EXB")).subjects == (A,)
    with pytest.raises(UnknownSubject):
        judged(seat_of("EXB"), A, hidden)


def test_whoever_sees_both_sides_of_a_contradiction_sees_nothing_merged(known, exa, seat_of):
    """Two members judged in good faith what neither could compare: who sees both sees the contest."""
    judged(exa, A, B, marking=Marking.shared(Tlp.AMBER, "EXA", "EXC"))
    judged(seat_of("EXB"), A, B, Verdict.DIFFERENT, Marking.shared(Tlp.AMBER, "EXB", "EXC"))
    seen = sameness(A, seen_by=seat_of("EXC"))
    assert (seen.subjects, len(seen.contested)) == ((A,), 1)


def test_only_the_member_that_judged_withdraws(known, exa, seat_of):
    """Another member's judgement is not undone for it."""
    made = judged(exa, A, B)
    with pytest.raises(NotAllowed, match="Only EXA"):
        withdraw(made, by=seat_of("EXB"), reason="EXERCISE: no")
    withdraw(made, by=exa, reason="EXERCISE: wrong")
    with pytest.raises(NotAllowed, match="withdrawn before"):
        withdraw(made, by=exa, reason="EXERCISE: again")


@pytest.mark.parametrize(("one", "other", "reason"), [(A, A, "why"), (A, B, " ")])
def test_a_judgement_needs_two_subjects_and_a_reason(known, exa, one, other, reason):
    """Without them nothing is judged."""
    with pytest.raises(BadInput):
        judge(one, other, Verdict.SAME, by=exa, reason=reason, marking=GREEN)


def closure(pairs):
    """Which subjects are joined, by going over all pairs until nothing changes."""
    groups = {subject: {subject} for subject in SUBJECTS}
    for _ in SUBJECTS:
        for one, other in pairs:
            joined = groups[one] | groups[other]
            groups.update(dict.fromkeys(joined, joined))
    return groups


STEPS = st.lists(
    st.tuples(
        st.sampled_from(list(combinations(SUBJECTS, 2))),
        st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]),
        st.sampled_from(["EXA", "EXB"]),
        st.booleans(),
    ),
    max_size=8,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_judging_is_what_a_naive_closure_gives(known, seat_of, steps):
    """A member never contradicts what it may see, and sees as one exactly what the judgements it may see join."""
    with transaction.atomic():
        for (one, other), verdict, code, shared in steps:
            marking = Marking.shared(Tlp.GREEN, code) if shared else Marking.originator_only(code)
            seen = [row for row in Judgement.objects.all() if may_see(seat_of(code), row)]
            try:
                judged(seat_of(code), one, other, verdict, marking)
            except Contradiction:
                assert not consistent([*seen, Judgement(one=one, other=other, verdict=verdict)])
            else:
                assert consistent([*seen, Judgement(one=one, other=other, verdict=verdict)]) or not consistent(seen)
        agrees(seat_of("EXA"))
        transaction.set_rollback(True)


def consistent(rows):
    """Whether no two subjects are both joined and held apart."""
    groups = closure([(row.one, row.other) for row in rows if row.verdict == Verdict.SAME])
    return not any(row.other in groups[row.one] for row in rows if row.verdict == Verdict.DIFFERENT)


def agrees(seat):
    """What the member sees is the closure of what it may see, less what is contested."""
    rows = list(judgements(seat))
    groups = closure([(row.one, row.other) for row in rows if row.verdict == Verdict.SAME])
    apart = [{row.one, row.other} for row in rows if row.verdict == Verdict.DIFFERENT]
    for subject, group in groups.items():
        told = {subject} if any(pair <= group for pair in apart) else group
        assert set(sameness(subject, seen_by=seat).subjects) == told
