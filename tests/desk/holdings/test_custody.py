"""Every hand and every check of an exhibit is written down."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.desk.builders import SERVED, exhibit

from comity.desk.holdings.custody import hand_over, scrub, set_unrecorded_aside
from comity.server.examination import examined
from comity.vocabulary.errors import BadInput, NotAllowed


def events(held):
    """The events of an exhibit's custody, in order."""
    return [one.event for one in held.custody.all()]


def test_a_hand_over_stands_in_the_custody_and_in_the_log(seat_of, tmp_path):
    """To whom, when and why; sealed."""
    from comity.desk.ledger.models import Statement

    seat = seat_of("EXA")
    held = exhibit(seat, tmp_path)
    made = hand_over(held, to="a laboratory (EXERCISE)", at=SERVED, by=seat, reason="Analysis")
    assert (made.at, made.note) == (SERVED, "to a laboratory (EXERCISE): Analysis")
    assert Statement.objects.filter(type="custody-transfer").count() == 1


@pytest.mark.parametrize(("to", "reason"), [("", "Analysis"), ("a laboratory (EXERCISE)", " ")])
def test_a_hand_over_says_to_whom_and_why(seat_of, tmp_path, to, reason):
    """Half a hand-over is none."""
    with pytest.raises(BadInput, match="to whom"):
        hand_over(exhibit(seat_of("EXA"), tmp_path), to=to, at=SERVED, by=seat_of("EXA"), reason=reason)


def test_only_the_holder_hands_over_and_only_what_happened(seat_of, tmp_path):
    """Nobody speaks for another's custody, nor for tomorrow."""
    held = exhibit(seat_of("EXA"), tmp_path)
    with pytest.raises(NotAllowed, match="Only EXA"):
        hand_over(held, to="x", at=SERVED, by=seat_of("EXB"), reason="y")
    with pytest.raises(BadInput, match="future"):
        hand_over(held, to="x", at=timezone.now() + timedelta(days=1), by=seat_of("EXA"), reason="y")


def test_a_scrub_records_rot_once_and_its_mending(seat_of, tmp_path, world):
    """What rots stands in the custody from the first scrub that saw it, and again when it is sound."""
    held = exhibit(seat_of("SEC"), tmp_path, "EXERCISE original")
    path = world.exhibits.path(held.digest)
    path.chmod(0o644)
    path.write_bytes(b"changed")
    assert [scrub(by=seat_of("SEC")).rotten for _ in range(2)] == [[held.digest]] * 2
    world.exhibits.put(b"EXERCISE original")
    done = scrub(by=seat_of("SEC"))
    assert (done.checked, done.rotten) == (1, [])
    assert events(held)[1:] == ["found missing or changed", "found sound again"]


def test_bytes_that_no_record_names_are_set_aside_after_a_day(seat_of, tmp_path, world):
    """What a killed import left is moved and counted; what is recorded stays, however old; what came today may yet be recorded."""
    held = exhibit(seat_of("SEC"), tmp_path)
    stray, fresh = (world.exhibits.put(text) for text in (b"EXERCISE: killed", b"EXERCISE: under way"))
    for digest in (held.digest, stray):
        os.utime(world.exhibits.path(digest), (0, 0))
    found = set_unrecorded_aside()
    assert (found.aside, found.waiting) == (1, 1)
    assert set(world.exhibits.digests()) == {held.digest, fresh}
    assert [one.what for one in examined(world) if not one.sound] == ["leftovers"]
