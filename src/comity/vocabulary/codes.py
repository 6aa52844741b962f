"""Know the form of a member's code: it names a key file, stands in markings and is printed in reports."""

import re

from comity.vocabulary.errors import BadInput

CODE = re.compile(r"[A-Z][A-Z0-9]{0,11}(-[A-Z0-9]{1,8})?")
LONGEST = 12
"""Characters, as the members' table has room for."""


def member_code(text: str) -> str:
    """The code, unchanged; raise BadInput for anything but capitals, digits and one hyphen between them."""
    if len(text) > LONGEST or not CODE.fullmatch(text):
        raise BadInput(
            f"{text!r} is no member's code: it is a capital letter and then capitals and digits A-Z 0-9, with at most one "
            f"hyphen between them, {LONGEST} characters in all, such as EXA or EX-1."
        )
    return text
