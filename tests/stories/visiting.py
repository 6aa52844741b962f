"""Visit the site with a real browser that can reach nothing else, and hear of everything that breaks on the way."""

import shutil
from contextlib import contextmanager
from functools import cache
from urllib.parse import urlsplit

from playwright.sync_api import expect, sync_playwright

# No sandbox: the stories also run as root in a container. SwiftShader draws the maps where there is no graphics card.
ARGUMENTS = (
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PATIENCE_MS = 60_000
"""Far more than an idle machine needs: a software renderer beside other work is slow, and slow is not wrong."""
expect.set_options(timeout=PATIENCE_MS)
REFUSED = "Failed to load resource: the server responded with a status of 4"
"""How Chromium reports a page that refuses something, which many stories ask for."""


@contextmanager
def chromium():
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def visit(browser, site, member="", *, breaks="", **wants):
    """An empty page, signed in for a member if one is named; in the end nothing was asked of elsewhere, and nothing broke
    but what a story breaks on purpose.
    """
    state = signed_in(browser, site, member) if member else None
    wants = {"viewport": WIDE, "reduced_motion": "reduce", "locale": "en-GB"} | wants
    context = browser.new_context(base_url=site.address, storage_state=state, **wants)
    context.set_default_timeout(PATIENCE_MS)
    troubles = heard(context, site)
    try:
        yield context.new_page()
    finally:
        context.close()
    unmeant = [one for one in troubles if not (breaks and breaks in one)]
    assert not unmeant, unmeant


def heard(context, site):
    """A list that fills with what goes wrong: requests to elsewhere, scripts that fail, what the policy forbids."""
    troubles = []

    def asked(request):
        parts = urlsplit(request.url)
        if parts.scheme not in {"blob", "data"} and f"{parts.scheme}://{parts.netloc}" != site.address:
            troubles.append(f"asked of elsewhere: {request.url}")

    def said(message):
        if message.type in {"error", "warning"} and not message.text.startswith(REFUSED):
            troubles.append(f"{message.location['url']}: {message.text}")

    context.on("request", asked)
    context.on("console", said)
    context.on("weberror", lambda failed: troubles.append(str(failed.error)))
    return troubles


@cache
def signed_in(browser, site, member):
    """The cookies of a person of that name who signed in."""
    with visit(browser, site) as page:
        sign_in(page, site, member)
        return page.context.storage_state()


def sign_in(page, site, member):
    """Fill in the sign-in page and send it."""
    page.goto("/sign-in/")
    page.get_by_label("Username").fill(member)
    page.get_by_label("Password").fill(site.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk/")
