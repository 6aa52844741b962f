"""Name the stage for Django."""

from importlib import import_module

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """The stage where elements meet evidence and members take positions."""

    name = "comity.desk.findings"
    label = "findings"

    def ready(self) -> None:
        """Register what relies on what."""
        import_module("comity.desk.findings.relying")
