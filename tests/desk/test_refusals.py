"""A refusal tells the seat that acts nothing of what it may not see: no origin, title, letter, case or day."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.desk.builders import BAN, SERVED, assertion, assessed, bound, case, clear, drafted, exhibit, letter, reply
from tests.desk.casework.tracks import detected

from comity.desk.casework import actions as casework
from comity.desk.casework.letters import attach_reply, record_silence, serve
from comity.desk.casework.models import Request
from comity.desk.findings import actions, positions
from comity.desk.findings.actions import ReplyOutstanding
from comity.desk.findings.corroboration import NotCorroborated
from comity.desk.findings.release import release
from comity.desk.holdings.actions import HeldOtherwise, retract
from comity.desk.publications.answering import ReplyWithheld
from comity.desk.publications.exhibiting import Annex, NoReasonToWithhold
from comity.desk.publications.gathering import gathered
from comity.desk.sharing.actions import seat as seated
from comity.desk.sharing.visibility import NotShown
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Marking, Tlp

HERS = Marking.shared(Tlp.AMBER, "EXA")
"""For one member's eyes."""


@pytest.fixture
def sec(seat_of):
    """The secretariat's console."""
    return seat_of("SEC")


@pytest.fixture
def finding(sec, seat_of, tmp_path):
    """A finding for every member's eyes, on one public origin, and a second paper that one member keeps to itself."""
    owner = seat_of("EXA")
    shared = bound(drafted(owner, BAN, case(sec)), owner, tmp_path, origins=("registry",))
    held = exhibit(owner, tmp_path, "EXERCISE hidden title", HERS)
    said = assertion(owner, held, origin="hidden origin", marking=HERS)
    actions.bind(shared.elements.first(), said, bearing="for", by=owner, reason="We saw it")
    shared.refresh_from_db()
    return release(shared, clear(owner), by=owner, reason="For publication")


def refusal(refused, act):
    """What an act is refused with, whole."""
    with pytest.raises(refused) as told:
        act()
    return f"{told.value} {told.value.diagnostics()}"


def test_a_lack_of_origins_names_those_alone_that_may_be_seen(finding, sec, seat_of):
    """The origin of another member's paper is that member's to tell."""
    first = finding.elements.first()
    first.evidence.filter(assertion__origin="registry").delete()
    told = {
        code: refusal(NotCorroborated, lambda code=code: actions.call_corroborated(finding, by=seat_of(code)))
        for code in ("EXA", "SEC")
    }
    assert "rests on hidden origin" in told["EXA"]
    assert "rests on no recorded origin" in told["SEC"]


def test_a_missing_reason_to_withhold_names_no_title_of_what_is_withheld(finding, sec, seat_of):
    """It names the exhibit's number and its originator, and its title to its readers alone."""
    held = finding.elements.first().evidence.get(assertion__origin="hidden origin").assertion.exhibit
    told = {
        code: refusal(NoReasonToWithhold, Annex([finding], {}, by=seat_of(code)).printed) for code in ("EXA", "SEC")
    }
    assert held.title in told["EXA"]
    assert held.title not in told["SEC"]
    assert "of EXA (EXERCISE) is marked TLP:AMBER" in told["SEC"]


def test_a_withheld_reply_names_no_letter(sec, tmp_path):
    """Whoever publishes may not be among the letter's readers."""
    ready = assessed(bound(drafted(sec, BAN), sec, tmp_path), sec)
    actions.circulate(ready, reply_request=letter(ready.case, sec, tmp_path, number="HIDDEN-1"), by=sec)
    held = exhibit(sec, tmp_path, "EXERCISE: a reply", Marking.shared(Tlp.AMBER, "SEC"))
    attach_reply(ready.reply_request, exhibit=held, text="No.", language="en", received_at=SERVED, by=sec)
    assert "HIDDEN-1" not in refusal(ReplyWithheld, lambda: gathered(ready, Annex([ready], {}, by=sec)))


def test_the_day_a_reply_is_awaited_is_for_the_letters_readers(sec, seat_of, tmp_path):
    """A conclusion that comes too early is refused to others without the letter's day."""
    ready = assessed(bound(drafted(sec, BAN), sec, tmp_path), sec)
    asked = letter(ready.case, sec, tmp_path, deadline=timezone.now() + timedelta(days=30))
    actions.circulate(ready, reply_request=asked, by=sec)
    Request.objects.filter(pk=asked.pk).update(tlp=Tlp.AMBER, readers=frozenset({"SEC"}))
    ready.refresh_from_db()
    told = {
        by: refusal(ReplyOutstanding, lambda by=by: positions.conclude(ready, by=by)) for by in (sec, seat_of("EXA"))
    }
    assert [" until " in one for one in told.values()] == [True, False]


def test_a_signal_of_a_hidden_case_is_not_dismissed_and_names_no_case(sec, seat_of, tmp_path):
    """That it is weighed somewhere is all that others learn."""
    from comity.desk.casework.models import Signal

    signal, owner = detected(sec, tmp_path), seat_of("EXA")
    Signal.objects.filter(pk=signal.pk).update(tlp=Tlp.GREEN)
    signal.refresh_from_db()
    casework.link(signal, case(owner, "HIDDEN-2", HERS), by=owner, reason="The same ship")
    told = {
        one: refusal(BadInput, lambda one=one: casework.dismiss(signal, by=one, reason="Noise")) for one in (owner, sec)
    }
    assert "case HIDDEN-2" in told[owner]
    assert "HIDDEN-2" not in told[sec]


def test_the_same_bytes_tell_no_title_to_who_may_not_see_them(seat_of, tmp_path):
    """A colleague who brings what another keeps for a person's eyes learns only that the bytes are held."""
    owner = seat_of("EXA")
    anna = seated("anna", full_name="Anna", password="a long pass phrase", member=owner.member, role="analyst")
    alone = Marking(
        tlp=Tlp.RED, originators=frozenset({"EXA"}), readers=frozenset({"EXA"}), persons=frozenset({"anna"})
    )
    exhibit(anna, tmp_path, "EXERCISE hidden title", alone)
    again = refusal(HeldOtherwise, lambda: exhibit(owner, tmp_path, "EXERCISE hidden title", HERS))
    assert "hidden title" not in again


def test_no_act_on_a_letter_or_a_paper_that_may_not_be_seen(sec, seat_of, tmp_path):
    """Neither serving it, nor answering it, nor its silence, nor taking back what a hidden paper says."""
    owner = seat_of("EXA")
    paper = exhibit(owner, tmp_path, marking=HERS)
    sent = letter(case(owner, marking=clear(owner)), owner, tmp_path)
    Request.objects.filter(pk=sent.pk).update(tlp=Tlp.AMBER, readers=frozenset({"EXA"}))
    sent.refresh_from_db()
    for act in (
        lambda: serve(sent, by=sec, proof=paper, served_at=SERVED, deadline=SERVED + timedelta(days=21)),
        lambda: reply(sent, sec, tmp_path),
        lambda: record_silence(sent, by=sec),
        lambda: retract(assertion(owner, paper, marking=HERS), by=sec, reason="Misread"),
    ):
        assert refusal(NotShown, act).strip() == "There is no such record for you."


def test_a_finding_that_may_not_be_seen_does_not_say_how_far_it_has_come(seat_of):
    """Its number and its rung stay with its readers."""
    owner = seat_of("EXA")
    hidden = drafted(owner, BAN, case(owner, "HIDDEN-4", HERS))
    for act in (
        lambda: positions.conclude(hidden, by=seat_of("SEC")),
        lambda: actions.withdraw(hidden, by=seat_of("SEC"), reason="No"),
    ):
        assert refusal(NotShown, act).strip() == "There is no such record for you."
