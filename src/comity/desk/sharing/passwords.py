"""Refuse passwords made of the place's own words: Comity, the body, its members."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from comity.desk.sharing.models import Body, Member

SHORTEST = 4
"""Letters a word needs to count: shorter ones stand in too many others."""
LEFT = 10
"""Characters that must remain once the words of the place are taken out; our own choice."""


class WordsOfThePlace:
    """Asks that a password be long even without the names anybody here would try first (ASVS 5.0, 6.2.11)."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError where little remains besides those words."""
        del user
        rest = password.casefold()
        for word in _words():
            rest = rest.replace(word, "")
        if len(rest) < LEFT:
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        """What is asked, in a sentence."""
        return _("A password must not be made of the names of this body and its members.")


def _words() -> list[str]:
    """Every word of the names that stand on the first page, the longest first."""
    named = ["comity", *Body.objects.values_list("name", flat=True), *Member.objects.values_list("name", flat=True)]
    words = {word for name in named for word in re.findall(r"\w+", name.casefold()) if len(word) >= SHORTEST}
    return sorted(words, key=len, reverse=True)
