"""Sign-in: the same answer and the same work for everybody who may not come in; a fresh session for who may."""

import pytest
from django.contrib.auth import hashers
from tests.web.people import PASSWORD, browser

from comity.desk.sharing.models import Seat, TrailEntry
from comity.desk.sharing.seats import end_seat

OF_THE_MOMENT = 'name="csrfmiddlewaretoken" value="'


def words(answer, name):
    """A refusal's page without the token and the name typed."""
    head, *rest = answer.content.decode().split(OF_THE_MOMENT)
    return head + "".join(one[64:] for one in rest).replace(f'value="{name}"', "")


def test_a_name_and_its_password_open_the_workbench(enter):
    """And the trail says when and from where."""
    assert enter().url == "/desk/"
    entry = TrailEntry.objects.get(subject__username="ben", kind="signed-in")
    assert (entry.address, entry.browser) == ("192.0.2.7", "A browser")


def test_nobody_learns_who_has_a_seat(people, enter):
    """A wrong password, a name nobody has, and a seat that ended are answered alike."""
    end_seat(people["anna"], by=people["arno"], reason="Left")
    answers = {name: enter(name, "not the password") for name in ("ben", "nobody", "anna")}
    assert len({(one.status_code, words(one, name)) for name, one in answers.items()}) == 1


def test_a_name_nobody_has_costs_as_much_as_one_that_somebody_has(enter, monkeypatch):
    """One hash, whoever it is: the time tells nothing."""
    hashed = []
    hasher = type(hashers.get_hasher())
    plain = hasher.encode
    monkeypatch.setattr(hasher, "encode", lambda self, *given: hashed.append(1) or plain(self, *given))
    cost = {}
    for name in ("ben", "nobody"):
        hashed.clear()
        enter(name, "not the password")
        cost[name] = len(hashed)
    assert cost["ben"] == cost["nobody"] == 1


def test_a_failed_sign_in_stands_in_the_trail_of_whose_name_it_was(enter):
    """Not the password that was typed, and for a name nobody has not the name."""
    enter("ben", "a secret typed wrongly")
    enter("a secret typed as a name", "x")
    rows = list(TrailEntry.objects.filter(kind="refused").order_by("pk").values_list("subject__username", "detail"))
    assert rows == [("ben", ""), (None, "")]


def test_signing_in_makes_a_new_session(door, enter):
    """A session that was planted before is worth nothing after."""
    door.get("/language/")
    door.session["planted"] = True
    session = door.session
    session["planted"] = "yes"
    session.save()
    before = session.session_key
    door.cookies["session"] = before
    enter()
    assert door.cookies["session"].value != before


def test_the_cookie_is_for_this_site_and_for_http_alone(enter):
    """No script reads it, no other site sends it, and it goes with the browser."""
    cookie = enter().cookies["session"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["domain"]) == (True, "Lax", "", "")


@pytest.mark.parametrize(
    "then",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "https:elsewhere.example",
    ],
)
def test_sign_in_leads_nowhere_else(enter, then):
    """Whatever the address asks for, the next page is ours."""
    assert enter(then=then).url == "/desk/"


def test_sign_in_leads_back_to_the_page_that_asked(enter):
    """One of ours."""
    assert enter(then="/desk/cases/").url == "/desk/cases/"


def test_a_seat_that_ends_closes_the_page_that_is_open(people):
    """The next request of its person is a stranger's."""
    client = browser("ben")
    assert client.get("/desk/").status_code == 200
    end_seat(people["ben"], by=Seat.console(people["ben"].member), reason="Left")
    assert client.get("/desk/").url.startswith("/sign-in/")


def test_there_is_no_way_to_sign_up(door):
    """No page, by whatever name such pages have."""
    asked = ("/signup/", "/sign-up/", "/accounts/signup/", "/register/", "/account/signup/")
    assert {door.get(page).status_code for page in asked} == {404}


def test_signing_out_ends_the_session(door, enter):
    """A copy of the cookie opens nothing any more."""
    enter()
    kept = door.cookies["session"].value
    door.post("/sign-out/")
    door.cookies["session"] = kept
    assert door.get("/desk/").status_code == 302
    assert TrailEntry.objects.filter(kind="signed-out", subject__username="ben").count() == 1


def test_the_password_is_taken_as_typed(enter):
    """Neither cut nor changed in case (ASVS 5.0, 6.2.8)."""
    assert enter(password=PASSWORD.upper()).status_code == 200
    assert enter(password=PASSWORD + " ").status_code == 200
