"""Every link within the project leads somewhere, and every page can be reached from the contents."""

import re

import pytest
import yaml

FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
PAGE = re.compile(r"\bdocs/[a-z0-9/-]+\.md\b")


def anchors(text):
    """The anchors of a page's headings, as the site makes them."""
    for heading in re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*]", r"\1", heading).lower()
        yield re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", words)).strip("-")


def dead(path, text, pages):
    """The links of one page that lead nowhere."""
    for link in LINK.findall(FENCE.sub("", text)):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        if not target.exists() or (anchor and anchor not in anchors(pages.get(target, ""))):
            yield f"{path.name} -> {link}"


def test_no_link_is_dead(pages):
    """A link to a page, a picture or a heading of ours finds it."""
    assert [link for path, text in pages.items() for link in dead(path, text, pages)] == []


@pytest.mark.parametrize("link", ["nowhere.md", "glossary.md#no-such-term", "#nor-here"])
def test_a_dead_link_is_found(link, pages, root):
    """The check above can fail: each kind of dead link is told."""
    path = root / "docs" / "index.md"
    assert list(dead(path, f"[words]({link})", pages)) == [f"index.md -> {link}"]


def test_code_points_to_pages_that_are_there(root):
    """Where a comment sends its reader to a page, the page is there."""
    told = {page for path in root.glob("src/**/*.py") for page in PAGE.findall(path.read_text("utf-8"))}
    assert sorted(page for page in told if not (root / page).exists()) == []


def listed(entry):
    """Every page that one entry of the contents names."""
    if isinstance(entry, str):
        return [entry]
    below = entry.values() if isinstance(entry, dict) else entry
    return [page for part in below for page in listed(part)]


def test_every_page_stands_once_in_the_contents(pages, root):
    """A page that the contents forget is a page nobody finds."""
    contents = listed(yaml.safe_load((root / "mkdocs.yml").read_text())["nav"])
    docs = root / "docs"
    assert sorted(contents) == sorted(str(path.relative_to(docs)) for path in pages if path.is_relative_to(docs))
