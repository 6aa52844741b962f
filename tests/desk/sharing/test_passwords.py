"""Passwords: long, uncommon, and not made of the place's own words; nothing else is asked."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

pytestmark = pytest.mark.usefixtures("body")


@pytest.mark.parametrize(
    "password", ["fourteen chars", "1q2w3e4r5t6y7u8i9o0p", "Secretariat-Exercise", "ComityComityComity"]
)
def test_a_password_that_would_be_guessed_is_refused(password):
    """Too short, too common, or the names on the first page."""
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password", ["kkkkkkkkkkkkkkkkqz", "무지개 너머 어딘가에 있는 나라", "x" * 200 + "q", "correct horse comity staple"]
)
def test_any_composition_is_taken(password):
    """No capital, digit or sign is asked for; any script, any length from 15 on (ASVS 5.0, 6.2.5 and 6.2.9)."""
    assert validate_password(password) is None
