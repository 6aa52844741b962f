"""Identity providers: a real one, served for these tests, says who somebody is, and only a linked seat opens."""

import json
import time
from urllib.parse import urlsplit

import jwt
import oidc_provider_mock
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa
from tests.web.people import browser

from comity.desk.sharing.invitations import invite
from comity.desk.sharing.models import Member, Seat, TrailEntry
from comity.server.doors import Provider, allauth_providers
from comity.web.portal.entrance.identity import believed

BACK = "/sign-in/with/ministry/back/"


@pytest.fixture(scope="module")
def issuer():
    """A provider's address."""
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def ministry(settings, issuer):
    """The provider, believed for EXB's people alone."""
    one = Provider(
        id="ministry", name="Ministry (EXERCISE)", issuer=issuer, client="comity", secret="a secret", members=("EXB",)
    )
    settings.PROVIDERS = {one.id: one}
    settings.SOCIALACCOUNT_PROVIDERS = allauth_providers(settings.PROVIDERS)


def vouched(client, subject, process="login"):
    """Go to the provider, sign in there as somebody, and come back."""
    leaving = client.post(f"/sign-in/with/ministry/?process={process}")
    away = requests.post(leaving.context["address"], data={"sub": subject}, allow_redirects=False, timeout=10)
    back = urlsplit(away.headers["Location"])
    assert back.path == BACK
    return client.get(f"{back.path}?{back.query}")


def linked(seat, subject="b-1"):
    """A seat with an identity."""
    SocialAccount.objects.create(user=seat.user, provider="ministry", uid=subject)


@pytest.mark.usefixtures("ministry")
def test_whoever_the_provider_names_sits_in_the_linked_seat(people, door):
    """One button, and the trail says so."""
    linked(people["ben"])
    assert b"Sign in with Ministry (EXERCISE)" in door.get("/sign-in/").content
    assert vouched(door, "b-1").url == "/desk/"
    assert door.get("/desk/").status_code == 200
    assert TrailEntry.objects.filter(subject=people["ben"].user, kind="signed-in").exists()


@pytest.mark.usefixtures("ministry")
def test_an_identity_without_a_seat_opens_nothing(door):
    """No account is made by signing in, whatever name or mail address the provider tells."""
    answer = vouched(door, "stranger")
    assert b"No seat goes with this identity" in answer.content
    assert door.get("/desk/").status_code == 302


@pytest.mark.usefixtures("ministry")
def test_an_invitation_may_be_answered_by_a_provider(people, door):
    """The seat is the invitation's, the identity is linked, and there is no password."""
    console = Seat.console(Member.objects.get(code="EXB"))
    token = invite("Zoe (EXERCISE)", member=console.member, role=Seat.Role.ANALYST, by=console).token
    door.post(f"/invitation/{token}/", {"username": "zoe", "provider": "ministry"})
    vouched(door, "z-1")
    seat = Seat.objects.get(user__username="zoe")
    assert (seat.member.code, seat.user.has_usable_password()) == ("EXB", False)
    assert door.get("/desk/").status_code == 200


@pytest.mark.usefixtures("ministry")
def test_a_provider_vouches_for_its_own_members_alone(people, door):
    """Not even for an identity of EXA that was linked once."""
    linked(people["anna"])
    assert vouched(door, "b-1").status_code == 403
    assert door.get("/desk/").status_code == 302


@pytest.mark.usefixtures("ministry")
def test_who_sits_already_links_an_identity(people):
    """After which it opens the seat."""
    client = browser("ben")
    client.post("/sign-in/again/", {"password": "a long pass phrase"})
    vouched(client, "b-2", process="connect")
    assert SocialAccount.objects.get(uid="b-2").user == people["ben"].user


@pytest.mark.usefixtures("ministry")
def test_an_answer_that_nobody_asked_for_is_not_believed(door):
    """Without the state of this browser the code of somebody else signs nobody in."""
    assert door.get(f"{BACK}?code=stolen&state=made-up").url == "/sign-in/with/"
    assert door.get("/sign-in/with/").status_code == 401


@pytest.mark.usefixtures("ministry")
def test_a_provider_that_does_not_answer_is_said_so(settings, door):
    """And nothing has changed."""
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://localhost:9"
    answer = door.post("/sign-in/with/ministry/", follow=True)
    assert b"did not say who you are" in answer.content


@pytest.fixture(scope="module")
def pair():
    """A provider's key pair: the private half, and the published set."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return private, {"keys": [json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(private.public_key()))]}


def said(**changed):
    """What an identity says, with what a test changes."""
    now = int(time.time())
    return {"iss": "https://m.example", "sub": "b-1", "aud": "comity", "iat": now, "exp": now + 60} | changed


def test_a_signed_identity_is_believed(pair):
    """Its provider's key, for us, in time."""
    token = jwt.encode(said(), pair[0], "RS256")
    assert believed(token, pair[1], issuer="https://m.example", client="comity")["sub"] == "b-1"


@pytest.mark.parametrize(
    "wrong", [{"iss": "https://other.example"}, {"aud": "another client"}, {"exp": 1}, {"sub": None}, {"iat": None}]
)
def test_an_identity_of_another_for_another_or_too_old_is_not(pair, wrong):
    """Whatever else is right about it."""
    token = jwt.encode({key: value for key, value in said(**wrong).items() if value is not None}, pair[0], "RS256")
    with pytest.raises(OAuth2Error, match="not to be believed"):
        believed(token, pair[1], issuer="https://m.example", client="comity")


def test_an_identity_without_the_providers_signature_is_not(pair):
    """Unsigned, signed with a shared secret, or by somebody else's key."""
    stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    forged = [
        jwt.encode(said(), None, "none"),
        jwt.encode(said(), "x" * 64, "HS256"),
        jwt.encode(said(), stranger, "RS256"),
    ]
    for token in forged:
        with pytest.raises(OAuth2Error, match="not to be believed"):
            believed(token, pair[1], issuer="https://m.example", client="comity")


@pytest.mark.usefixtures("db")
def test_there_is_no_provider_until_one_is_named(door):
    """Its pages are not there."""
    assert door.post("/sign-in/with/ministry/").status_code == 404
