"""Name the stage for Django."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The stage that keeps the log."""

    name = "comity.desk.ledger"
    label = "ledger"
