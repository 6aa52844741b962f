"""Every page of the site is reached by links, readable for everybody, and fits a telephone."""

import pytest
from django.urls import URLResolver, get_resolver
from tests.stories.looking import Look, faults, looks, sideways, wrong
from tests.stories.paths import kind
from tests.stories.visiting import NARROW

pytestmark = pytest.mark.story
SENT = {
    "language",
    "marking",
    "account_logout",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "account_inactive",
    "account_set_password",
    "socialaccount_login_error",
    "socialaccount_login_cancelled",
    "socialaccount_connections",
    "openid_connect_login",
    "openid_connect_callback",
    "invitation",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
}
"""What only a form sends, a link handed over leads to, or a factor that nobody in the exercise has; tests/stories/test_entrance.py looks at them."""


@pytest.fixture(scope="module")
def seen(browser, site):
    """What is wrong with each page, by its address."""
    return dict(looks(browser, site))


def names(resolver):
    """The names of all addresses that end in a slash: those of pages."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from names(one)
        elif str(one.pattern).endswith("/") or not str(one.pattern):
            yield one.name


def test_links_lead_to_every_page(seen):
    """Whatever has an address can be found by who may see it."""
    assert set(names(get_resolver())) - {kind(address)[0] for address in seen} == SENT


def test_axe_finds_nothing_in_the_light(seen):
    """axe-core has nothing to say of any page at 1280 pixels in the light theme."""
    assert not wrong(seen, "light"), wrong(seen, "light")


def test_axe_finds_nothing_in_the_dark(seen):
    """axe-core has nothing to say of any page at 390 pixels in the dark theme."""
    assert not wrong(seen, "dark"), wrong(seen, "dark")


def test_no_page_scrolls_sideways_on_a_telephone(seen):
    """At 390 pixels whatever is wider scrolls in a box of its own."""
    assert not wrong(seen, "telephone"), wrong(seen, "telephone")


def test_every_page_turns_for_who_reads_from_right_to_left(seen):
    """Asked for Arabic, the page runs from right to left and still scrolls nowhere at 390 pixels."""
    assert not wrong(seen, "arabic"), wrong(seen, "arabic")


def test_a_verdict_is_a_page_like_the_others(visitor, site):
    """What a form is answered with is readable for everybody too, and fits a telephone."""
    page = visitor(viewport=NARROW)
    page.goto("/check/")
    page.get_by_label("Bundle (.zip)").set_input_files(site.bundle)
    page.get_by_role("button", name="Check", exact=True).click()
    assert page.locator(".verdict").is_visible()
    assert faults(page) + sideways(page) == []


def test_a_refusal_is_a_page_like_the_others(visitor):
    """An act without its reason is refused on a page that axe-core has nothing to say of."""
    page = visitor("secretariat", viewport=NARROW, color_scheme="dark")
    page.goto("/desk/")
    page.get_by_role("link", name="Dismiss").last.click()
    page.get_by_role("button", name="Dismiss").click()
    assert page.get_by_role("alert").is_visible()
    assert faults(page) + sideways(page) == []


TOO_SMALL = """<html lang="en"><title>EXERCISE</title><main><h1>EXERCISE</h1><style>button { display: block; block-size: 9px }</style>
<button aria-label="take"></button><button aria-label="dismiss"></button></main></html>"""


def test_a_fault_names_its_page_its_look_and_its_rule(visitor):
    """Whoever reads that a target is too small to hit (WCAG 2.2, 2.5.8) knows where to look."""
    page = visitor()
    page.set_content(TOO_SMALL)
    told = wrong({"/desk/": Look(light=[], dark=faults(page), telephone=[], arabic=[])}, "dark")
    assert told.startswith("/desk/ (390 px, dark) breaks target-size: <button")
