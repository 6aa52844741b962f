"""Name the stage for Django."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """The stage where a finding leaves the house, sealed."""

    name = "comity.desk.publications"
    label = "publications"
