"""Look at pages as a stern reader would: with axe-core, light and dark, on a telephone, and from right to left."""

from typing import NamedTuple

from axe_playwright_python.sync_playwright import Axe
from tests.stories.paths import followed, is_page
from tests.stories.visiting import NARROW, WIDE, visit

AXE = Axe()
# axe-core's own set of rules, and WCAG 2.2's target size (2.5.8), which it leaves out unless it is asked for.
RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
PORTAL = ("/", "/sign-in/", "/law/goods/?q=2701", "/reports/none/")
DESK = ("/desk/", "/desk/search/?q=sable", "/desk/cases/COURAGEOUS-2019/", "/desk/exhibits/0/")
SETTLED = """() => [...document.querySelectorAll("track-map, time-chart, link-graph")]
    .every((island) => island.hasAttribute("drawn") || island.hasAttribute("failed"))"""
SIDEWAYS = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? `${scrollWidth} px in ${clientWidth}` : "";
}"""


class Look(NamedTuple):
    """What is wrong with a page, each fault in words: what axe-core finds in each theme, and how far it scrolls sideways."""

    light: list[str]
    dark: list[str]
    telephone: list[str]
    arabic: list[str]


LOOKS = Look("1280 px, light", "390 px, dark", "390 px, from left to right", "390 px, from right to left")
"""How a page was looked at each time."""


def looks(browser, site):
    """Each page that links lead to, for the public and for a member who sees most, with what is wrong with it."""
    for member, starts in (("", PORTAL), ("secretariat", DESK)):
        arabic = {"locale": "ar", "viewport": NARROW}
        with visit(browser, site, member) as page, visit(browser, site, member, **arabic) as mirrored:
            for address, response in followed(page.request, *starts):
                if is_page(response):
                    yield address, look(page, mirrored, address)


def look(page, mirrored, address):
    """What is wrong with one page, seen wide and light, narrow and dark, and from right to left."""
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    opened(page, address)
    light = faults(page)
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="dark")
    dark = faults(page)
    opened(mirrored, address)
    turned = [] if mirrored.evaluate("document.dir") == "rtl" else ["does not turn"]
    return Look(light, dark, sideways(page), turned + sideways(mirrored))


def opened(page, address):
    """Open a page and wait until its pictures are drawn."""
    page.goto(address)
    page.wait_for_function(SETTLED)


def faults(page):
    """What axe-core finds on a page as it stands: the rule, and the first places where it is broken."""
    found = AXE.run(page, options=RULES).response["violations"]
    return [f"breaks {one['id']}: {' | '.join(node['html'][:160] for node in one['nodes'][:3])}" for one in found]


def sideways(page):
    """How far a page scrolls sideways as it stands; nothing where it does not."""
    return [f"scrolls sideways: {much}" for much in [page.evaluate(SIDEWAYS)] if much]


def wrong(seen, field):
    """What is wrong with the pages at one look, a line for each fault: page, look, and rule with the places."""
    told = ((address, fault) for address, look in seen.items() for fault in getattr(look, field))
    return "\n".join(f"{address} ({getattr(LOOKS, field)}) {fault}" for address, fault in told)
