"""Editions are compared by content, not by byte."""

import pytest
from hypothesis import given, strategies as st

from comity.sources.comparing import ChangeKind, Entries, changes, content
from comity.sources.reading import Draft

DRAFTS = st.lists(
    st.builds(
        Draft,
        subject=st.sampled_from(["one", "two", "three"]),
        property=st.sampled_from(["name", "alias"]),
        value=st.sampled_from(["A", "B"]),
        row=st.integers(1, 9),
        place=st.text("xyz", max_size=2),
    ),
    max_size=12,
)


@given(before=DRAFTS, after=DRAFTS, order=st.randoms())
def test_order_and_places_are_no_content(before, after, order):
    """Shuffling either file changes nothing that is told."""
    told = changes(Entries(before), Entries(after))
    order.shuffle(before)
    assert {(one.subject, one.kind, one.fields) for one in changes(Entries(before), Entries(after))} == {
        (one.subject, one.kind, one.fields) for one in told
    }
    assert changes(Entries(before), Entries(before)) == ()


@given(before=DRAFTS, after=DRAFTS)
def test_an_addition_read_backwards_is_a_removal(before, after):
    """Exchanging the editions exchanges what is gone and what is new."""
    turned = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}
    there, back = changes(Entries(before), Entries(after)), changes(Entries(after), Entries(before))
    assert [(one.subject, turned.get(one.kind, one.kind)) for one in there] == [(one.subject, one.kind) for one in back]
    gone, new = ([getattr(field, what) for one in there for field in one.fields] for what in ("gone", "new"))
    assert (gone, new) == tuple([getattr(f, what) for one in back for f in one.fields] for what in ("new", "gone"))


@pytest.mark.parametrize(("one", "other"), [("web link: https", "web link:https"), ("Caf\u0065\u0301", "Caf\u00e9")])
def test_spacing_beside_punctuation_is_no_content(one, other):
    """A feed that writes the same differently amends nothing."""
    assert content(one) == content(other)


def test_spacing_inside_a_name_is_content():
    """Where a name is divided is a matter of who is meant."""
    assert content("RI WON HO") != content("RIWON HO")
