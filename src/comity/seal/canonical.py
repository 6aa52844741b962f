"""Give every value one form of bytes: RFC 8785 canonical JSON, base64 without variants, JSON that names nothing twice."""

import base64
import binascii
import json
import math
from decimal import Decimal
from typing import Any

from comity.vocabulary.errors import BadInput

LARGEST_INTEGER = 2**53 - 1
"""Beyond it a double does not hold every whole number (RFC 8785 section 3.2.2.3, RFC 7493 section 2.2)."""


class NotCanonical(BadInput):
    """The value has no canonical form."""


def canonical(value: Any) -> bytes:
    """The RFC 8785 bytes of a JSON value; raise NotCanonical for what JSON or a double cannot hold exactly."""
    try:
        return _text(value).encode()
    except UnicodeEncodeError:
        raise NotCanonical(
            "A text holds half of a surrogate pair, which UTF-8 cannot carry: repair the text."
        ) from None
    except RecursionError:
        raise NotCanonical("The value is nested too deeply to be written as JSON.") from None


def _text(value: object) -> str:
    match value:
        case None | bool():
            return json.dumps(value)
        case str():
            # Python escapes exactly what RFC 8785 section 3.2.2.2 escapes, once non-ASCII is let through.
            return json.dumps(value, ensure_ascii=False)
        case int():
            return _integer(value)
        case float():
            return _double(value)
        case list() | tuple():
            return "[" + ",".join(map(_text, value)) + "]"
        case dict():
            return _members(value)
    raise NotCanonical(f"JSON has no form for {type(value).__name__}: turn it into text or numbers first.")


def _integer(value: int) -> str:
    if abs(value) > LARGEST_INTEGER:
        raise NotCanonical("A JSON number cannot hold so large a whole number exactly: write it as text.")
    return int.__repr__(value)


def _double(value: float) -> str:
    """ECMAScript's Number::toString (ECMA-262, section 6.1.6.1.20), as RFC 8785 section 3.2.2.3 asks."""
    if not math.isfinite(value):
        raise NotCanonical(f"{value} is not a JSON number.")
    sign, digits, exponent = Decimal(float.__repr__(value)).normalize().as_tuple()
    text, point = "".join(map(str, digits)), len(digits) + int(exponent)
    if value == 0:
        return "0"
    return "-" * sign + _placed(text, point)


def _placed(digits: str, point: int) -> str:
    """Digits with the decimal point after the first `point` of them; exponents where ECMAScript changes to them."""
    if 0 < point <= 21:
        whole, part = digits[:point].ljust(point, "0"), digits[point:]
        return f"{whole}.{part}" if part else whole
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    mantissa = f"{digits[0]}.{digits[1:]}" if digits[1:] else digits
    return f"{mantissa}e{point - 1:+d}"


def _members(value: dict[Any, Any]) -> str:
    if not all(isinstance(name, str) for name in value):
        raise NotCanonical("A JSON object's names must be text.")
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))  # RFC 8785 section 3.2.3: by UTF-16 code units
    return "{" + ",".join(f"{_text(name)}:{_text(value[name])}" for name in names) + "}"


def parsed(data: bytes) -> Any:
    """The value of UTF-8 JSON; raise NotCanonical for broken JSON, a member named twice, NaN or Infinity."""
    try:
        return json.loads(data.decode(), object_pairs_hook=_once, parse_int=_whole, parse_constant=_no_number)
    except RecursionError:
        raise NotCanonical("The JSON is nested too deeply.") from None
    except ValueError as error:
        raise NotCanonical(f"This is not JSON: {error}.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise NotCanonical("The JSON names a member twice, so readers may disagree about it.")
    return value


def _whole(text: str) -> int | float:
    """A whole number; a double where only a double was meant, as for every reader that has no other numbers."""
    return int(text) if len(text) < 16 or abs(int(text)) <= LARGEST_INTEGER else float(text)


def _no_number(text: str) -> float:
    raise NotCanonical(f"{text} is not a JSON number.")


def base64_text(data: bytes) -> str:
    """Standard base64 (RFC 4648 section 4)."""
    return base64.b64encode(data).decode()


def base64_bytes(text: str) -> bytes:
    """The bytes of standard base64; raise NotCanonical for any but the one text that encodes them.

    Python's own validation lets the unused bits of the last character vary: one value would have many forms.
    """
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotCanonical("This is not base64.") from None
    if base64_text(data) != text:
        raise NotCanonical("This base64 is not in its one canonical form.")
    return data
