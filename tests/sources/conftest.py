"""What tests of sources may ask for: whole editions from the demonstration world, and files written on the spot."""

from pathlib import Path

import pytest

import comity

WORLD = Path(comity.__file__).parent / "exercise" / "world" / "sources"


@pytest.fixture(scope="session")
def editions():
    """The folder of whole editions that the demonstration world ships."""
    return WORLD


@pytest.fixture
def written(tmp_path):
    """A function that writes text or bytes to a file and gives its path."""

    def write(content, name="file"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write
