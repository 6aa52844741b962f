"""Follow the site's own links from page to page, to a few pages of every kind."""

from collections import Counter, deque
from urllib.parse import urldefrag, urljoin

from django.urls import resolve
from lxml import html

INSIDE = ("/desk/", "/account/")
"""Where one has to be signed in."""
MOST = 2
"""Pages looked at of one kind: two cases, signals, provisions; each act is a kind of its own, and looked at once."""


def kind(address):
    """The name of the page's address, and which act it offers on which kind of record."""
    match = resolve(address.partition("?")[0])
    return (match.view_name, match.kwargs.get("kind", ""), match.kwargs.get("slug", ""))


def followed(request, *starts, most=MOST):
    """Each address that links lead to from the starts, with its response: up to so many of each kind, staying in the zone."""
    zone = starts[0].startswith(INSIDE)
    waiting, seen, counted = deque(starts), set(starts), Counter()
    while waiting:
        address = waiting.popleft()
        what = kind(address)
        if counted[what] >= (1 if what[2] else most):
            continue
        counted[what] += 1
        response = request.get(address)
        yield address, response
        for link in links(address, response):
            if link not in seen and link.startswith(INSIDE) == zone:
                seen.add(link)
                waiting.append(link)


def links(address, response):
    """The addresses on this site that a page links to; none of what is no page."""
    if not is_page(response):
        return []
    named = (urljoin(address, link) for link in html.fromstring(response.body()).xpath("//a/@href"))
    return [urldefrag(link).url for link in named if link.startswith("/")]


def is_page(response):
    """Whether a browser shows it as a page."""
    return response.headers["content-type"].startswith("text/html")
