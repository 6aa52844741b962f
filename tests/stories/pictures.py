"""Take pictures of the main pages, wide and narrow, light and dark, in both directions: `python -m tests.stories.pictures FOLDER`."""

import sys
import tempfile
from itertools import product
from pathlib import Path

from tests.stories.looking import opened
from tests.stories.serving import served
from tests.stories.visiting import NARROW, WIDE, chromium, visit

PUBLIC = {
    "home": "/",
    "reports": "/reports/",
    "report": "/reports/EXERCISE-2026-1/",
    "check": "/check/",
    "sign-in": "/sign-in/",
    "law": "/law/",
    "law-regime": "/law/un-1718-dprk/",
    "law-contested": "/law/un-1737-iran/",
    "law-provision": "/law/un-1718-dprk/UNSCR-2371-8/",
    "law-measure": "/law/un-1718-dprk/measures/arms/",
    "law-case": "/law/un-1718-dprk/cases/CASE-WISE-HONEST/",
    "law-goods": "/law/goods/?q=2701",
    "law-act": "/law/act/",
    "nothing": "/reports/none/",
}
MEMBERS = {
    "queue": "/desk/",
    "queue-taken": "/desk/?state=taken",
    "signal-gap": "/desk/signals/7/",
    "signal-hulls": "/desk/signals/8/",
    "cases": "/desk/cases/",
    "case-coal": "/desk/cases/EXERCISE-2026-COAL/",
    "case-claims": "/desk/cases/COURAGEOUS-2019/",
    "finding": "/desk/findings/EXERCISE-2026-F1/",
    "exhibits": "/desk/exhibits/",
    "exhibit": "/desk/exhibits/5/",
    "subject": "/desk/subjects/EXERCISE/sable-heron/",
    "search": "/desk/search/?q=sable",
    "act-dismiss": "/desk/signal/8/dismiss/",
    "act-open-case": "/desk/begin/open-case/",
}
FORMS = (*product((WIDE, NARROW), ("light", "dark"), ("en-GB",)), *product((WIDE, NARROW), ("light",), ("ar",)))


PIECE_PX = 1600
"""How tall a picture may be: Chromium without a graphics card draws 8,192 pixels and then begins again from the top."""

EVERY_IMAGE = """() => Promise.allSettled([...document.images].map((image) => {
    image.loading = "eager";
    return image.decode();
}))"""
"""Has the browser fetch what it would fetch only when somebody scrolls there."""


def take(browser, site, folder):
    """Take every page in pictures named by page, width, theme, language and place on the page."""
    for member, pages in (("", PUBLIC), ("secretariat", MEMBERS)):
        for size, theme, locale in FORMS:
            with visit(browser, site, member, viewport=size, color_scheme=theme, locale=locale) as page:
                for name, address in pages.items():
                    opened(page, address)
                    page.evaluate(EVERY_IMAGE)
                    for number, piece in enumerate(pieces(page, size["width"]), 1):
                        file = folder / f"{name}.{size['width']}.{theme}.{locale[:2]}.{number:02}.png"
                        page.screenshot(path=file, full_page=True, clip=piece)


def pieces(page, width):
    """The page from top to bottom, cut where a picture would grow too tall."""
    height = page.evaluate("document.documentElement.scrollHeight")
    for top in range(0, height, PIECE_PX):
        yield {"x": 0, "y": top, "width": width, "height": min(PIECE_PX, height - top)}


def main(folder):
    """Serve the demonstration world and take the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, served(Path(scratch) / "world") as site, chromium() as browser:
        take(browser, site, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
