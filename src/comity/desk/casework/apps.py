"""Name the stage for Django."""

from importlib import import_module

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The stage where signals become cases, and letters are answered."""

    name = "comity.desk.casework"
    label = "casework"

    def ready(self) -> None:
        """Register what relies on what."""
        import_module("comity.desk.casework.relying")
