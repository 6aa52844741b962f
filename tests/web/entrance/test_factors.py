"""Second factors: set up after one more proof, asked at sign-in, good once, and demanded where the seat must have one."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from tests.web.people import PASSWORD, browser, shown

from comity.desk.sharing.models import Body, TrailEntry


def code_now(secret):
    """What an authenticator app shows at this moment."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def app(people):
    """Ben's authenticator app: its secret."""
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(people["ben"].user, secret)
    return secret


def test_an_app_is_set_up_after_one_more_proof(door, enter):
    """The password again, the secret as a picture, a code that fits; then recovery codes, shown once."""
    enter()
    assert door.get("/account/authenticator/").url.startswith("/sign-in/again/")
    door.post("/sign-in/again/", {"password": PASSWORD, "next": "/account/authenticator/"})
    secret = door.get("/account/authenticator/").context["form"].secret
    answer = door.post("/account/authenticator/", {"code": code_now(secret)}, follow=True)
    assert answer.content.count(b"<li><code>") == 10
    assert b"cannot be shown again" in door.get("/account/codes/").content


def test_the_secret_lies_encrypted(app):
    """The database alone makes nobody a second factor."""
    assert app not in str(Authenticator.objects.values_list("data", flat=True).get())


def test_the_password_alone_opens_nothing_then(door, enter, app):
    """The code is asked on a page of its own; until it is given nobody is signed in."""
    assert enter().url == "/sign-in/factor/"
    assert door.get("/desk/").status_code == 302
    assert door.post("/sign-in/factor/", {"code": code_now(app)}).url == "/desk/"
    assert door.get("/desk/").status_code == 200


def test_a_code_is_good_once(door, enter, app):
    """Whoever looked over a shoulder comes too late (ASVS 5.0, 6.5.1)."""
    code = code_now(app)
    for expected in (302, 200):
        door.logout()
        enter()
        assert door.post("/sign-in/factor/", {"code": code}).status_code == expected
    assert TrailEntry.objects.filter(kind="code-refused", subject__username="ben").count() == 1


def test_codes_cannot_be_tried_through(door, enter, app):
    """After five wrong ones even the right one waits."""
    enter()
    for turn in range(5):
        door.post("/sign-in/factor/", {"code": f"{turn:06}"})
    assert b"Wait five minutes" in door.post("/sign-in/factor/", {"code": code_now(app)}).content


@pytest.mark.parametrize("page", ["/desk/", "/desk/cases/", "/desk/seats/"])
def test_a_coordinator_of_a_real_body_works_with_a_second_factor_alone(people, page):
    """Without one, every page leads to where it is set up; with one, they open."""
    Body.objects.update(exercise=False)
    client = browser("anna")
    assert client.get(page).url == "/account/"
    assert b"needs a second factor" in client.get("/account/").content
    TOTP.activate(people["anna"].user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    assert client.get(page).status_code == 200


def test_the_last_factor_of_such_a_seat_stays(people):
    """It is replaced, not removed."""
    Body.objects.update(exercise=False)
    TOTP.activate(people["anna"].user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    client = browser("anna")
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session.save()
    client.post("/account/authenticator/remove/")
    assert Authenticator.objects.filter(user=people["anna"].user, type="totp").exists()


def test_grave_acts_ask_once_more_who_sits_here(people):
    """A quarter of an hour after the last proof, inviting leads to the page that asks; then it goes on."""
    cache.clear()
    client = browser("anna")
    assert client.get("/desk/seats/invite/").status_code == 200
    shown(client, people["anna"].user, at=time.time() - 16 * 60)
    assert client.get("/desk/seats/invite/").url == "/sign-in/again/?next=%2Fdesk%2Fseats%2Finvite%2F"
    assert (
        client.post("/sign-in/again/", {"password": PASSWORD, "next": "/desk/seats/invite/"}).url
        == "/desk/seats/invite/"
    )
    assert client.get("/desk/seats/invite/").status_code == 200
