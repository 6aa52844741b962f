"""A member's code is safe to name a file, stand between bars and be printed."""

import pytest
from hypothesis import given, strategies as st

from comity.vocabulary.codes import member_code
from comity.vocabulary.errors import BadInput


@pytest.mark.parametrize("code", ["EXA", "EX-1", "OPERATOR", "K", "UN2231"])
def test_capitals_digits_and_a_hyphen_are_a_code(code):
    """Codes of states and bodies as teams write them."""
    assert member_code(code) == code


@pytest.mark.parametrize("code", ["", "exa", "../EXA", "A/B", "A|B", "ÉX", "EX-", "A" * 13, "EXA\n", "1A", "A.B"])
def test_anything_else_is_no_code(code):
    """What could leave a folder, part a set or hide in a line is refused."""
    with pytest.raises(BadInput, match="no member's code"):
        member_code(code)


@given(st.text(max_size=14))
def test_a_code_is_always_a_plain_file_name(text):
    """Whatever passes holds nothing but letters, digits and hyphens."""
    try:
        assert set(member_code(text)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
    except BadInput:
        assert text != "EXA"
