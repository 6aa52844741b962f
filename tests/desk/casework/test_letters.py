"""Letters: served with proof, answered unedited, silence only when the time is up."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.desk.builders import SERVED, case, clear, exhibit, letter, reply

from comity.desk.casework.letters import (
    NoProof,
    NotSender,
    NotServed,
    WrongDay,
    attach_reply,
    draft_letter,
    open_reply,
    record_silence,
    serve,
)
from comity.desk.casework.models import Request
from comity.desk.holdings.models import Exhibit
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.markings import Marking, Tlp


@pytest.fixture
def sec(seat_of):
    """The secretariat's console."""
    return seat_of("SEC")


@pytest.fixture
def unserved(sec):
    """A letter that nobody has received yet."""
    return draft_letter(
        case(sec), number="RR-9", kind=Request.Kind.REPLY, addressee="A company (EXERCISE)", text="Please reply.",
        by=sec, marking=clear(sec),
    )  # fmt: skip


def test_the_addressee_has_two_weeks_at_least(unserved, sec, tmp_path):
    """A shorter deadline is refused."""
    with pytest.raises(BadInput, match="at least 14 days"):
        serve(unserved, by=sec, proof=exhibit(sec, tmp_path), served_at=SERVED, deadline=SERVED + timedelta(days=13))


def test_an_unserved_letter_is_answered_by_nobody(unserved, sec, tmp_path):
    """Neither a reply nor a silence exists before service."""
    with pytest.raises(NotServed):
        attach_reply(
            unserved, exhibit=exhibit(sec, tmp_path), text="x", language="en", received_at=SERVED, by=sec
        )  # fmt: skip
    with pytest.raises(NotServed):
        record_silence(unserved, by=sec)


def test_a_reply_is_kept_word_for_word(sec, tmp_path):
    """What came is what is kept, in its own words."""
    answered = letter(case(sec), sec, tmp_path)
    assert reply(answered, sec, tmp_path).text == "We carried barley (EXERCISE)."
    assert answered.closed


def test_a_late_reply_is_a_reply(sec, tmp_path):
    """It may come after the silence was recorded."""
    awaited = letter(case(sec), sec, tmp_path)
    record_silence(awaited, by=sec)
    assert reply(awaited, sec, tmp_path).pk


def test_an_answered_letter_has_no_silence(sec, tmp_path):
    """Silence is not recorded over an answer."""
    answered = letter(case(sec), sec, tmp_path)
    reply(answered, sec, tmp_path)
    with pytest.raises(BadInput, match="was answered"):
        record_silence(answered, by=sec)


def test_a_letter_is_served_once(sec, tmp_path):
    """The first service counts."""
    served = letter(case(sec), sec, tmp_path)
    with pytest.raises(BadInput, match="was served on"):
        serve(
            served, by=sec, proof=exhibit(sec, tmp_path), served_at=datetime.now(UTC), deadline=datetime.now(UTC)
        )  # fmt: skip


def test_nothing_is_served_before_it_happens(unserved, sec, tmp_path):
    """A day to come is refused."""
    soon = datetime.now(UTC) + timedelta(hours=1)
    with pytest.raises(WrongDay, match="is to come"):
        serve(unserved, by=sec, proof=exhibit(sec, tmp_path), served_at=soon, deadline=soon + timedelta(days=21))


def test_a_paper_older_than_the_service_proves_no_service(unserved, sec, tmp_path):
    """What was in our hands before cannot show what happened after."""
    later = SERVED + timedelta(days=1)
    with pytest.raises(NoProof, match="before the service"):
        serve(unserved, by=sec, proof=exhibit(sec, tmp_path), served_at=later, deadline=later + timedelta(days=21))


def test_a_list_proves_no_service(unserved, sec, sources):
    """What a source's reader reads is no receipt."""
    from comity.desk.holdings.intake import take_in
    from comity.sources.registry import source

    register = next((sources / "claims" / "sample").glob("*.csv"))
    take_in(source("claims"), register, by=sec, marking=Marking.shared(Tlp.GREEN, "SEC"), exercise=True)
    with pytest.raises(NoProof, match="shows nothing of a letter"):
        serve(
            unserved, by=sec, proof=Exhibit.objects.get(), served_at=SERVED, deadline=SERVED + timedelta(days=21)
        )  # fmt: skip


@pytest.mark.parametrize("came", [SERVED - timedelta(minutes=1), datetime(9999, 1, 1, tzinfo=UTC)])
def test_a_reply_comes_after_the_letter_and_before_today(sec, tmp_path, came):
    """Neither before its service nor in days to come."""
    sent = letter(case(sec), sec, tmp_path)
    with pytest.raises(WrongDay):
        attach_reply(sent, exhibit=exhibit(sec, tmp_path), text="x", language="en", received_at=came, by=sec)


def test_only_the_sender_records_what_came_of_a_letter(sec, seat_of, tmp_path):
    """No other member attaches a reply to it, or declares silence."""
    sent, other = letter(case(sec), sec, tmp_path), seat_of("EXA")
    for act in (lambda: reply(sent, other, tmp_path), lambda: record_silence(sent, by=other)):
        with pytest.raises(NotSender, match="wrote RR-1"):
            act()


def test_one_paper_is_one_reply(sec, tmp_path):
    """The same exhibit is not attached twice."""
    sent = letter(case(sec), sec, tmp_path)
    reply(sent, sec, tmp_path)
    with pytest.raises(BadInput, match="attached to RR-1 already"):
        reply(sent, sec, tmp_path)


def test_who_received_a_reply_opens_it_to_everybody(sec, seat_of, tmp_path):
    """So a reply attached for fewer eyes can still be printed as it came; the custody shows who opened it, and why."""
    sent = letter(case(sec), sec, tmp_path)
    kept = reply(sent, sec, tmp_path, marking=Marking.shared(Tlp.AMBER, "SEC", "EXA"))
    with pytest.raises(NotAllowed, match="which received the reply"):
        open_reply(kept, by=seat_of("EXA"), reason="To be printed")
    opened = open_reply(kept, by=sec, reason="The company asks for it to be printed")
    assert (opened.exhibit.tlp, opened.exhibit.custody.last().event) == (Tlp.CLEAR, "opened to everybody")
