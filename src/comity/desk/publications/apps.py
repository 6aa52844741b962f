"""Name the stage for Django."""

from importlib import import_module

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """The stage where a finding leaves the house, sealed."""

    name = "comity.desk.publications"
    label = "publications"

    def ready(self) -> None:
        """Register what relies on what."""
        import_module("comity.desk.publications.relying")
