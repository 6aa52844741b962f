"""Every page of the site is reached by links, readable for everybody, and fits a telephone."""

import pytest
from django.urls import URLResolver, get_resolver
from tests.stories.looking import looks
from tests.stories.paths import kind

pytestmark = pytest.mark.story
SENT = {"language", "sign-out"}
"""What only a form sends."""


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
    assert {address: look.light for address, look in seen.items() if look.light} == {}


def test_axe_finds_nothing_in_the_dark(seen):
    """axe-core has nothing to say of any page at 390 pixels in the dark theme."""
    assert {address: look.dark for address, look in seen.items() if look.dark} == {}


def test_no_page_scrolls_sideways_on_a_telephone(seen):
    """At 390 pixels whatever is wider scrolls in a box of its own."""
    assert {address: look.telephone for address, look in seen.items() if look.telephone} == {}


def test_every_page_turns_for_who_reads_from_right_to_left(seen):
    """Asked for Arabic, the page runs from right to left and still scrolls nowhere at 390 pixels."""
    assert {address: look.arabic for address, look in seen.items() if look.arabic} == {}
