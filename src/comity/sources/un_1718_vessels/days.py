"""Know how the list writes days: `30-Mar-18` in its column, `4 June 2020` in the title of an edition."""

import re
from datetime import date

from comity.vocabulary.errors import BadInput

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ABBREVIATED = tuple(month[:3] for month in MONTHS)
CENTURY = 2000
"""The column writes years with two digits; the Committee exists since 2006."""


def designation_day(text: str) -> date:
    """Read `30-Mar-18`; raise BadInput otherwise."""
    found = re.fullmatch(r"(\d{1,2})-([A-Z][a-z]{2})-(\d{2})", text)
    try:
        day, month, year = found.groups() if found else ("", "", "")
        return date(CENTURY + int(year), ABBREVIATED.index(month) + 1, int(day))
    except ValueError:
        raise BadInput(f"{text!r} is no day as the list writes it: 30-Mar-18.") from None


def edition_day(title: str) -> date | None:
    """The day in a title such as `1718 Designated Vessels List 4 June 2020`; None where there is none."""
    found = re.search(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})", title)
    try:
        return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])) if found else None
    except ValueError:
        return None
