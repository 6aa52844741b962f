"""Come in as people do: by an app's code, by a passkey, by a link; end a session; with scripts and without."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from tests.stories.looking import SIDEWAYS, faults
from tests.stories.visiting import NARROW, sign_in, visit

pytestmark = pytest.mark.story
WITH_AND_WITHOUT = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
CHOSEN = "walnut harbour lantern"


def readable(page):
    """Neither axe-core nor a telephone finds fault with a page as it stands."""
    return (faults(page), page.evaluate(SIDEWAYS)) == ([], "")


def invited(visitor, name):
    """A link that the secretariat's coordinator makes for somebody."""
    page = visitor("secretariat", viewport=NARROW)
    page.goto("/desk/seats/")
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_label("Name of the person").fill(name)
    page.get_by_role("button", name="Make the link").click()
    assert readable(page)
    return page.locator(".link-once code").inner_text().partition("/invitation/")[2]


def taken(page, token, name):
    """A page on which somebody took a seat by a link."""
    page.goto(f"/invitation/{token}")
    page.get_by_label("Name to sign in with").fill(name)
    page.get_by_label("Password", exact=True).fill(CHOSEN)
    page.get_by_label("The same password again").fill(CHOSEN)
    page.get_by_role("button", name="Take the seat").click()
    page.wait_for_url("**/desk/")
    return page


def app_set_up(page):
    """The recovery codes that came with an authenticator app."""
    page.goto("/account/authenticator/")
    confirmed(page)
    secret = page.locator("figcaption code").inner_text().replace(" ", "")
    page.get_by_label("Authenticator code").fill(code(secret))
    page.get_by_role("button", name="Set it up").click()
    page.locator("ul.codes").wait_for()
    return page.locator("ul.codes code").all_inner_texts()


def passkey_made(page):
    """Make a passkey with Chromium's own authenticator."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
              "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    page.goto("/account/passkeys/new/")
    confirmed(page)
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Make the passkey").click()
    page.locator("ul.codes").wait_for()


def confirmed(page):
    """Show once more who sits here, where the page asks."""
    page.get_by_label("Password").fill(CHOSEN)
    page.get_by_role("button", name="Go on").click()


def code(secret):
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@WITH_AND_WITHOUT
def test_a_link_seats_a_person_and_an_app_guards_the_seat(visitor, scripts):
    """From the link to the code at the next sign-in, by forms alone."""
    name = f"tilda-{scripts}".lower()
    page = taken(visitor(java_script_enabled=scripts), invited(visitor, f"{name} (EXERCISE)"), name)
    kept = app_set_up(page)
    page.get_by_role("button", name="Sign out").click()
    page.goto("/sign-in/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(CHOSEN)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Code").fill(kept[0])
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/desk/")
    page.goto("/account/trail/")
    assert page.get_by_role("rowheader", name="A second factor was added").count() == 2  # the app, and its codes


def test_a_passkey_is_made_and_opens_the_seat_alone(browser, site, visitor):
    """Chromium's own authenticator makes it and shows it; no name and no password are typed."""
    named = site._replace(address=site.address.replace("127.0.0.1", "localhost"))
    token = invited(visitor, "Perle (EXERCISE)")
    with visit(browser, named) as page:
        taken(page, token, "perle")
        passkey_made(page)
        page.get_by_role("button", name="Sign out").click()
        page.goto("/sign-in/")
        page.get_by_role("button", name="Sign in with a passkey").click()
        page.wait_for_url("**/desk/")
        assert "Perle (EXERCISE)" in page.locator(".seat").inner_text()


def test_where_no_passkey_can_be_the_page_says_so(visitor):
    """By a bare address, and without scripts; the password is there all the same."""
    page = visitor()
    page.goto("/sign-in/")
    assert page.get_by_text("This browser gives no passkey here").is_visible()
    plain = visitor(java_script_enabled=False)
    plain.goto("/sign-in/")
    assert plain.get_by_text("A passkey needs JavaScript").is_visible()
    assert plain.get_by_role("button", name="Sign in with a passkey").count() == 0


@WITH_AND_WITHOUT
def test_a_session_elsewhere_is_ended(visitor, site, scripts):
    """The other machine is asked to sign in at its next page."""
    here, there = visitor(java_script_enabled=scripts), visitor(user_agent="The other machine")
    for page in (there, here):
        sign_in(page, site, "bellorn")
    here.goto("/account/")
    here.get_by_role("row", name="The other machine").get_by_role("button").first.click()
    assert "The session is ended" in here.get_by_role("main").inner_text()
    there.goto("/desk/")
    assert "/sign-in/" in there.url


@pytest.mark.parametrize(
    "page_of", ["/invitation/never-was/", "/sign-in/with/", "/sign-in/with/cancelled/", "/sign-in/ended/"]
)
def test_pages_that_links_do_not_lead_to_are_pages_like_the_others(visitor, page_of):
    """Readable for everybody, in the dark, on a telephone."""
    page = visitor(viewport=NARROW, color_scheme="dark")
    page.goto(page_of)
    assert readable(page)


def test_pages_about_factors_are_pages_like_the_others(visitor):
    """Asking once more, setting up, codes, naming: in the dark, on a telephone."""
    page = taken(visitor(viewport=NARROW, color_scheme="dark"), invited(visitor, "quill (EXERCISE)"), "quill")
    page.goto("/account/authenticator/")
    assert readable(page)
    confirmed(page)
    assert readable(page)
    secret = page.locator("figcaption code").inner_text().replace(" ", "")
    page.get_by_label("Authenticator code").fill(code(secret))
    page.get_by_role("button", name="Set it up").click()
    assert readable(page)
    for address in ("/account/codes/new/", "/account/authenticator/remove/", "/account/", "/account/trail/"):
        page.goto(address)
        assert readable(page), address
