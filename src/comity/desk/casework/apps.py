"""Name the stage for Django."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The stage where signals become cases, and letters are answered."""

    name = "comity.desk.casework"
    label = "casework"
