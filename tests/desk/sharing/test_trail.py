"""The trail of a person's access: its subject reads it, nobody else does, and nobody changes it."""

import pytest
from django.db import DatabaseError, transaction
from tests.web.people import PASSWORD

from comity.desk.sharing.actions import seat
from comity.desk.sharing.models import Member, Seat, TrailEntry
from comity.desk.sharing.seats import end_seat
from comity.desk.sharing.trail import CONSOLE, note, note_opened, openings, strangers, trail_of


@pytest.fixture
def two(body):
    """Two people at one member."""
    member = Member.objects.get(code="EXA")
    return [
        seat(name, full_name=name, password=PASSWORD, member=member, role=Seat.Role.COORDINATOR)
        for name in ("ana", "ben")
    ]


def test_a_trail_is_its_subjects_alone(two):
    """What happened to ana's access is in her trail, and not in that of her colleague."""
    ana, ben = two
    note(TrailEntry.Kind.SIGNED_IN, ana.user)
    assert [one.kind for one in trail_of(ana)] == ["signed-in"]
    assert list(trail_of(ben)) == []


def test_the_console_has_no_trail(seat_of, two):
    """What names nobody is not shown to a seat that is nobody's."""
    note(TrailEntry.Kind.REFUSED, None)
    assert list(trail_of(seat_of("EXA"))) == []
    assert strangers() == 1


@pytest.mark.parametrize(
    "change", [lambda rows: rows.update(detail="nothing happened"), lambda rows: rows._raw_delete("default")]
)
def test_the_database_refuses_to_change_the_trail(two, change):
    """Neither a line's words nor the line itself can be taken away, whoever asks."""
    note(TrailEntry.Kind.SIGNED_IN, two[0].user, detail="as it was")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change(TrailEntry.objects.all())
    assert TrailEntry.objects.get().detail == "as it was"


def test_an_opened_file_is_written_down_once_a_day(two):
    """For each person and record; its originator can ask who did."""
    for by in (two[0], two[0], two[1]):
        note_opened("exhibit 1", by=by, whence=CONSOLE)
    assert sorted(one.subject.username for one in openings("exhibit 1")) == ["ana", "ben"]
    assert not openings("exhibit 2")


def test_the_end_of_a_seat_stands_in_its_trail_with_name_and_reason(two):
    """Who ended it and why, for the person to read."""
    ana, ben = two
    end_seat(ben, by=ana, reason="Posted elsewhere")
    entry = TrailEntry.objects.get(kind="seat-ended")
    assert (entry.subject, entry.by, entry.detail) == (ben.user, ana, "Posted elsewhere")
