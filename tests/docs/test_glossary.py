"""The glossary defines each term of the field once, in order, and where a standard defines it, says which."""

import re

TERM = re.compile(r"^\*\*(.+?)\*\*", re.MULTILINE)


def test_no_term_is_defined_twice(page):
    """One sense for each word."""
    terms = [term.casefold() for term in TERM.findall(page("glossary.md"))]
    assert terms
    assert sorted(set(terms)) == sorted(terms)


def test_terms_stand_in_order(page):
    """A reader finds a term where the alphabet puts it."""
    terms = [re.sub(r"[^a-z0-9]", "", term.casefold()) for term in TERM.findall(page("glossary.md"))]
    assert terms == sorted(terms)


def test_every_term_has_a_definition(page):
    """A term is followed by what it means."""
    for line in page("glossary.md").splitlines():
        if TERM.match(line):
            assert len(TERM.sub("", line).strip(" :")) > 20, line
