"""Give records their numbers, by lot: a number that was typed or counted would tell what else there is."""

import secrets

from django.utils import timezone

from comity.desk.sharing.models import Body

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and letters that are not mistaken for one another."""
LENGTH = 6
"""Of 700 million; the database refuses the one in so many that is drawn twice, and nothing is lost by trying again."""


def number(kind: str) -> str:
    """A new number: whose, what, the year and the lot, as in `EXERCISE-C-2026-7KQ4MX`."""
    lot = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return f"{Body.here().short_name}-{kind}-{timezone.now().year}-{lot}".replace(" ", "-")
