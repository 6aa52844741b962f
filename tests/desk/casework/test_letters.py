"""Letters: served with proof, answered unedited, silence only when the time is up."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.desk.builders import SERVED, case, clear, exhibit, letter, reply

from comity.desk.casework.letters import NotServed, attach_reply, draft_letter, record_silence, serve
from comity.desk.casework.models import Request
from comity.vocabulary.errors import BadInput


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
