"""Name the pages for Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, built islands and their filters."""

    name = "comity.web"
    label = "web"

    def ready(self) -> None:
        """Hear what happens at the door from now on."""
        from comity.web.portal.entrance.hearing import listen  # noqa: PLC0415 - records can be asked for only now

        listen()
