"""Open the world a command works on: its folder, its database brought up to date, its body."""

import os
from pathlib import Path

from comity.desk.world import World
from comity.vocabulary.errors import BadInput


class NoWorld(BadInput):
    """There is no world in that folder."""

    def diagnostics(self) -> str:
        """How to get one."""
        return "Run `comity demo`, or `comity import` to begin one of your own; --dir or COMITY_HOME names its folder."


def named(folder: str = "") -> World:
    """The world at a folder, which need not be there; Django is started on it and nothing is made."""
    if folder:
        os.environ["COMITY_HOME"] = str(Path(folder).expanduser().resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "comity.server.settings"  # whatever another project has set here
    import django

    django.setup()
    return World.at()


def opened(folder: str = "", *, begin: bool = False) -> World:
    """The world at a folder, its database brought up to date; `begin` makes one where there is none, else NoWorld is raised."""
    world = named(folder)
    if not (world.exists or begin):
        raise NoWorld(f"There is no world in {world.home}.")
    _writable(world)
    from comity.server.upgrading import upgrade

    upgrade()
    return world


def _writable(world: World) -> None:
    """Make the folders, or say why they cannot be made."""
    try:
        world.founded()
    except OSError as error:
        raise BadInput(f"The folder {world.home} cannot be used: {error.strerror}. Name another with --dir.") from None
