"""A publication of the EXERCISE body, printed once, and its anchor."""

import pytest
from tests.verifier.press import Press


@pytest.fixture(scope="session")
def press():
    """The body's node after it has printed."""
    return Press()


@pytest.fixture(scope="session")
def bundle(press):
    """A bundle of two findings."""
    return press.printed(press.parts(2))


@pytest.fixture(scope="session")
def anchor(press):
    """Whom to believe."""
    return press.anchor()
