"""Name the stage for Django."""

from django.apps import AppConfig


class HoldingsConfig(AppConfig):
    """The stage that keeps what was received and what it asserts."""

    name = "comity.desk.holdings"
    label = "holdings"
