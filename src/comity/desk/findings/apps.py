"""Name the stage for Django."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """The stage where elements meet evidence and members take positions."""

    name = "comity.desk.findings"
    label = "findings"
