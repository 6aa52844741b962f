"""Serve the pages, to requests that are small enough."""

import os

from django.core.asgi import get_asgi_application

from comity.server.sizes import sized

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.server.settings")
application = sized(get_asgi_application())
