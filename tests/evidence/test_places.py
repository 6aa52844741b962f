"""A passage is cited in one written form that everybody reads alike."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from comity.evidence.places import Interval, NoPlace, Passage, Place, Region, written

NUMBERS = st.decimals(0, 9999, places=2).map(Decimal.normalize)
SIZES = st.decimals("0.01", 9999, places=2).map(Decimal.normalize)
REGIONS = st.builds(Region, left=NUMBERS, top=NUMBERS, width=SIZES, height=SIZES)
LINES = st.tuples(st.integers(1, 999), st.integers(0, 99)).map(lambda pair: (pair[0], sum(pair)))
TIMES = st.tuples(NUMBERS, SIZES).map(lambda pair: Interval(from_s=pair[0], until_s=sum(pair)))
UNITS = st.tuples(st.sampled_from(["page", "sheet", "capture", "part"]), st.integers(1, 99_999)) | st.just(("", 0))


@st.composite
def places(draw):
    """Any place that says something."""
    unit, number = draw(UNITS)
    inner = {"lines": LINES, "region": REGIONS, "time": TIMES}
    chosen = draw(st.sets(st.sampled_from(sorted(inner)), min_size=0 if unit else 1))
    return Place(unit=unit, number=number, **{name: draw(inner[name]) for name in chosen})


@given(places(), st.binary(min_size=32, max_size=32))
def test_what_is_printed_is_read_back(place, digest):
    """Printing and parsing undo one another, for places and for passages."""
    passage = Passage(exhibit=digest.hex(), place=place)
    assert Place.parse(str(place)) == place
    assert Passage.parse(str(passage)) == passage


@pytest.mark.parametrize(
    ("given_as", "canonical"),
    [
        ("page  3", "page 3"),
        ("page 3 region 10,20.50,100,050", "page 3 region 10,20.5,100,50"),
        ("time 0:01:10-0:01:25.500", "time 00:01:10-00:01:25.5"),
        ("lines 4-4", "line 4"),
        ("line 4-9", "lines 4-9"),
        ("row 7, latitude_deg", "row 7, latitude_deg"),
        ("page 61, four entries", "page 61, four entries"),
    ],
)
def test_a_place_has_one_canonical_form(given_as, canonical):
    """The same passage is written the same way; a source's own words for a row stay as they are."""
    assert written(given_as) == canonical
    assert written(canonical) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "page", "page 0", "page 3 page 4", "page 3 region 1,2,3", "region 1,2,0,4", "time 00:02:00-00:01:00",
        "time 00:61:00-01:00:00", "page 3 and more", "region 1e3,2,3,4", "page three",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_place_is_refused(text):
    """A slip in a citation is told to whoever made it, with the forms there are."""
    with pytest.raises(NoPlace) as refusal:
        written(text)
    assert "page 3 region 10,20,100,50" in refusal.value.diagnostics()


@pytest.mark.parametrize("text", ["page 3", "sha256:abc page 3", f"sha256:{'0' * 64}", f"sha256:{'0' * 64} somewhere"])
def test_a_passage_names_its_exhibit_and_its_place(text):
    """Half a citation is none."""
    with pytest.raises(NoPlace):
        Passage.parse(text)
