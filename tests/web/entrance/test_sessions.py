"""Sessions: each person sees their own, ends them, and they end by themselves."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.test import Client
from django.utils import timezone
from tests.web.people import PASSWORD, browser

from comity.web.portal.entrance.presence import IDLE


@pytest.fixture
def two(enter):
    """Ben at two machines."""
    machines = [Client(REMOTE_ADDR=f"192.0.2.{place}", headers={"user-agent": f"Machine {place}"}) for place in (1, 2)]
    for machine in machines:
        enter(client=machine)
    return machines


def test_both_are_listed_and_one_can_be_ended(two):
    """The one that was ended is asked to sign in; the trail says so."""
    here, there = two
    listed = here.get("/account/").content.decode()
    assert "Machine 1" in listed
    assert "Machine 2" in listed
    here.post(f"/account/sessions/{UserSession.objects.get(ip='192.0.2.2').pk}/end")
    assert (here.get("/desk/").status_code, there.get("/desk/").status_code) == (200, 302)
    assert "A session was ended" in here.get("/account/trail/").content.decode()


def test_all_others_end_at_once(two):
    """One press, and this one stays."""
    here, there = two
    here.post("/account/sessions/others/end")
    assert (here.get("/desk/").status_code, there.get("/desk/").status_code) == (200, 302)


def test_a_new_password_ends_the_others(two):
    """Whoever held the old one is out; it takes the old one to set it."""
    here, there = two
    new = {"password1": "another long phrase", "password2": "another long phrase"}
    assert here.post("/account/password/", {"oldpassword": "not it", **new}).status_code == 200
    here.post("/account/password/", {"oldpassword": PASSWORD, **new})
    assert (here.get("/desk/").status_code, there.get("/desk/").status_code) == (200, 302)


def test_nobody_ends_the_session_of_another(two):
    """Nor learns that it is there."""
    stranger = browser("anna")
    assert stranger.post(f"/account/sessions/{UserSession.objects.first().pk}/end").status_code == 404
    assert two[0].get("/desk/").status_code == 200


@pytest.mark.parametrize(
    ("column", "long"), [("last_seen_at", IDLE), ("created_at", timedelta(seconds=settings.SESSION_COOKIE_AGE))]
)
def test_a_session_ends_by_itself(two, column, long):
    """After an hour without a page, and after a working day in any case."""
    UserSession.objects.filter(ip="192.0.2.1").update(**{column: timezone.now() - long - timedelta(seconds=5)})
    assert (two[0].get("/desk/").status_code, two[1].get("/desk/").status_code) == (302, 200)


def test_the_trail_is_for_its_subject(two):
    """Ben reads that he signed in twice; anna reads nothing of it."""
    assert two[0].get("/account/trail/").content.count(b"Signed in") == 2
    assert b"Machine" not in browser("anna").get("/account/trail/").content


def test_whoever_saved_a_file_is_named_to_its_originator_alone(people, tmp_path):
    """EXA's exhibit was saved by ben of EXB: EXA reads so, EXB's page does not say who else did."""
    from tests.desk.builders import clear, exhibit

    held = exhibit(people["anna"], tmp_path, marking=clear(people["anna"]))
    assert browser("ben").get(f"/desk/exhibits/{held.pk}/file").getvalue()
    page = f"/desk/exhibits/{held.pk}/"
    assert b"<bdi>Ben (EXERCISE)</bdi>, EXB" in browser("arno").get(page).content
    assert b"Who saved the file" not in browser("ben").get(page).content
