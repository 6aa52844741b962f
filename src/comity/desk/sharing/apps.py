"""Name the stage for Django."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """The stage that knows who is who and who may see."""

    name = "comity.desk.sharing"
    label = "sharing"
