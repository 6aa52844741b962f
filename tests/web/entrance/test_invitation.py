"""The page behind a link: it seats whoever it was made for, and tells nobody else anything."""

import pytest
from django.contrib.auth import get_user_model
from tests.web.people import PASSWORD, browser

from comity.desk.sharing.models import Invitation
from comity.desk.sharing.seats import end_seat


@pytest.fixture
def link(people):
    """Anna invites somebody to EXA by the page; the path of the link she is shown."""
    answer = browser("anna").post("/desk/seats/invite/", {"full_name": "Zoe (EXERCISE)", "role": "analyst"})
    return "/invitation/" + answer.context["address"].rpartition("/invitation/")[2]


CHOSEN = {"username": "zoe", "password": "walnut harbour lantern", "again": "walnut harbour lantern"}


def test_a_link_seats_whom_it_was_made_for(door, link):
    """A name and a password of their own, and they sit at the member that invited them."""
    assert b"sit at EXA (EXERCISE) as analyst" in door.get(link).content
    assert door.post(link, CHOSEN).url == "/desk/"
    assert b"Zoe (EXERCISE)" in door.get("/desk/").content


def test_a_spent_link_and_one_that_never_was_say_the_same(door, link):
    """Nobody learns by trying which links there were."""
    door.post(link, CHOSEN)
    door.logout()
    answers = [door.get(page) for page in (link, "/invitation/never-was/")]
    assert {one.status_code for one in answers} == {404}
    assert len({one.content.split(b"<main")[1].split(b"</main>")[0] for one in answers}) == 1


def test_looking_at_a_link_does_not_spend_it(door, link):
    """A mail program that opens links first does no harm."""
    for _ in range(3):
        assert door.get(link).status_code == 200
    assert door.get(link)["Referrer-Policy"] == "same-origin"
    assert "no-store" in door.get(link)["Cache-Control"]


@pytest.mark.parametrize(
    "wrong",
    [{"again": "something else"}, {"password": "short", "again": "short"}, {"username": "a b"}, {"username": "BEN"}],
)
def test_what_is_wrong_is_said_and_the_link_still_works(door, link, wrong):
    """A password too short, two that differ, a name that is none or taken."""
    answer = door.post(link, {**CHOSEN, **wrong})
    assert (answer.status_code, b"to mend" in answer.content) == (422, True)
    assert door.post(link, CHOSEN).status_code == 302


def test_a_withdrawn_link_is_dead(door, link):
    """Its maker's colleague may withdraw it, an analyst may not."""
    address = f"/desk/invitations/{Invitation.objects.get().pk}/withdraw"
    assert browser("ben").post(address).status_code == 403
    browser("arno").post(address)
    assert door.get(link).status_code == 404


@pytest.mark.parametrize("page", ["/desk/seats/invite/", "/desk/seats/{}/end/", "/desk/seats/{}/way-back/"])
def test_seats_are_given_and_ended_by_coordinators_of_that_member(people, page):
    """An analyst may not; a coordinator of another member finds nobody there."""
    address = page.format(people["anna"].pk)
    assert browser("ben").get(address).status_code == 403
    assert browser("sam").get(address).status_code == (200 if "invite" in page else 404)
    assert browser("arno").get(address).status_code == 200


def test_a_seat_is_ended_by_the_page(people):
    """With its reason, and its person is out at once."""
    anna = browser("anna")
    anna.get("/desk/")
    browser("arno").post(f"/desk/seats/{people['anna'].pk}/end/", {"reason": "Posted elsewhere"})
    assert anna.get("/desk/").status_code == 302
    assert b"ended" in browser("arno").get("/desk/seats/").content


def test_a_way_back_lets_in_with_a_new_password_and_nothing_of_before(people, door, enter):
    """The old password and the old sessions are worth nothing."""
    old = browser("anna")
    old.get("/desk/")
    answer = browser("arno").post(f"/desk/seats/{people['anna'].pk}/way-back/")
    new = {"password": "walnut harbour lantern", "again": "walnut harbour lantern"}
    link = "/invitation/" + answer.context["address"].rpartition("/invitation/")[2]
    assert door.post(link, new).url == "/desk/"
    assert old.get("/desk/").status_code == 302
    door.logout()
    assert enter("anna", PASSWORD).status_code == 200


def test_an_ended_seat_names_nobody_who_could_be_tried(people, enter):
    """Its name stays taken, so that nobody else stands in its markings."""
    end_seat(people["anna"], by=people["arno"], reason="Left")
    assert not get_user_model().objects.get(username="anna").is_active
    assert enter("anna").status_code == 200
