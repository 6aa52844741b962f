"""Give the tests of the documentation its pages, and the folder of the project."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def root():
    """The folder of the project."""
    return ROOT


@pytest.fixture
def page():
    """A function that gives the text of one page of docs/."""
    return lambda path: (ROOT / "docs" / path).read_text(encoding="utf-8")


@pytest.fixture
def pages():
    """Every page a reader may open: those of docs/ and those at the top of the project."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return {path: path.read_text(encoding="utf-8") for path in sorted(found)}
