"""Name the pages for Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, built islands and their filters."""

    name = "comity.web"
    label = "web"
