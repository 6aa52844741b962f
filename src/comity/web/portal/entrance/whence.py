"""Say where a request comes from, as the trail writes it down."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from comity.desk.sharing.trail import CONSOLE, Whence


def whence(request: HttpRequest | None) -> Whence:
    """Address and browser of a request; the console's where there is no request, or none that came over a network."""
    if request is None or not request.META.get("REMOTE_ADDR"):
        return CONSOLE
    address = get_adapter().get_client_ip(request)
    return Whence(address=address, browser=request.headers.get("User-Agent", ""))
