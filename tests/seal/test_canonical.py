"""One value, one form of bytes."""

import json
import struct

import pytest
from hypothesis import given, settings, strategies as st
from tests.seal.published import vectors

from comity.seal.canonical import NotCanonical, base64_bytes, base64_text, canonical, parsed

# RFC 8785, appendix B: the bits of a double and how it is written.
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "ffefffffffffffff": "-1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "41b3de4355555557": "333333333.33333343",
    "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=20,
)  # fmt: skip


@pytest.mark.parametrize(("name", "case"), vectors("jcs").items())
def test_the_published_cases_are_equal_byte_for_byte(name, case):
    """All six cases of the RFC's test data give the bytes they should."""
    assert canonical(json.loads(case["input"])) == bytes.fromhex(case["outhex"])


@pytest.mark.parametrize(("bits", "text"), NUMBERS.items())
def test_numbers_are_written_as_ecmascript_writes_them(bits, text):
    """The RFC's own list of doubles at the edges of the format."""
    assert canonical(struct.unpack(">d", bytes.fromhex(bits))[0]).decode() == text


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), -float("inf"), 2**53, -(10**400), "\ud800", {"\udfff": 1}]
)
def test_what_a_double_or_utf8_cannot_hold_is_refused(value):
    """No value is bent until it fits."""
    with pytest.raises(NotCanonical):
        canonical(value)


@pytest.mark.parametrize("value", [b"bytes", {1: "one"}, {"set": {1}}, object()])
def test_what_is_not_json_is_refused(value):
    """Nothing is guessed into JSON."""
    with pytest.raises(NotCanonical):
        canonical(value)


def test_a_value_nested_without_end_is_refused_in_a_sentence():
    """Depth ends in a refusal, not in a crash."""
    value = []
    for _ in range(100_000):
        value = [value]
    with pytest.raises(NotCanonical, match="nested too deeply"):
        canonical(value)


@settings(deadline=None)
@given(JSON)
def test_canonical_bytes_read_back_as_the_same_value_and_bytes(value):
    """Writing is the inverse of reading, and doing it twice changes nothing."""
    written = canonical(value)
    assert parsed(written) == value
    assert canonical(parsed(written)) == written


@settings(deadline=None)
@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 9)))
def test_the_order_of_insertion_does_not_matter(value):
    """Two equal values have equal bytes."""
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@pytest.mark.parametrize(
    "data", [b'{"a":1,"a":2}', b'{"o":{"b":1,"b":1}}', b"NaN", b"[Infinity]", b"{", b"\xff", b"[" * 99999]
)
def test_json_on_which_readers_disagree_is_refused(data):
    """A member named twice, a number that is none, broken text and endless depth."""
    with pytest.raises(NotCanonical):
        parsed(data)


@settings(deadline=None)
@given(st.binary())
def test_base64_has_one_text_for_some_bytes(data):
    """Encoding and decoding are inverse."""
    assert base64_bytes(base64_text(data)) == data


@pytest.mark.parametrize("text", ["AB==", "AAB=", "AA", "A A=", "AA==\n", "A-==", "====", "ÄÄ=="])
def test_base64_in_another_form_is_refused(text):
    """Unused bits, padding, white space and other alphabets would give one value many forms."""
    with pytest.raises(NotCanonical):
        base64_bytes(text)
