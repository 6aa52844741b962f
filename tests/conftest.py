"""What every test may ask for: a world of its own, members, and seats at them."""

import pytest


@pytest.fixture
def world(settings, tmp_path):
    """A founded world in a folder of its own."""
    from comity.desk.world import World

    settings.WORLD = World(tmp_path / "world").founded()
    return settings.WORLD
