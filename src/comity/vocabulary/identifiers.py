"""Know the numbers ships claim: IMO ship numbers with their check digit, MMSIs with the digits that claim a flag.

None of them is a key: an IMO number may be painted over, an MMSI shared. They are claims with a form that can be checked.
"""

import re
from typing import Self

from comity.vocabulary.errors import BadInput

WEIGHTS = range(7, 1, -1)


class ImoNumber(str):
    """A ship's IMO number, seven digits whose last is a check digit (IMO Resolution A.1117(30), annex, section 1)."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `IMO 8916293` or `8916293`; raise BadInput with the reason when it cannot be a ship's number."""
        digits = re.sub(r"^(IMO)?[\s:#-]*", "", text.strip(), flags=re.IGNORECASE)
        if not re.fullmatch(r"[0-9]{7}", digits):
            raise BadInput(f"{text!r} is not an IMO number: it needs seven digits.")
        if check_digit(digits[:6]) != digits[6]:
            raise BadInput(f"{text!r} is not an IMO number: its check digit should be {check_digit(digits[:6])}.")
        return cls(digits)


def check_digit(six: str) -> str:
    """The last digit of the first six digits' sum weighted 7 to 2."""
    return str(sum(int(digit) * weight for digit, weight in zip(six, WEIGHTS, strict=True)) % 10)


class Mmsi(str):
    """A Maritime Mobile Service Identity: nine digits; in a ship's, the first three claim a flag (ITU-R M.585)."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str | int) -> Self:
        """Read nine digits; raise BadInput otherwise."""
        digits = str(text).strip()
        if not re.fullmatch(r"[0-9]{9}", digits):
            raise BadInput(f"{text!r} is not an MMSI: it needs nine digits.")
        return cls(digits)

    @property
    def claimed_flag_digits(self) -> str:
        """The Maritime Identification Digits of a ship station (201–775); empty for any other kind of station."""
        return self[:3] if "201" <= self[:3] <= "775" else ""
