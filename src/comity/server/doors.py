"""Read how people may come in: who needs a second factor, which identity providers are believed, how often one may try."""

from pathlib import Path
from typing import Any

import msgspec
from django.core.exceptions import ImproperlyConfigured

DEMANDS = {
    "coordinators": frozenset({"coordinator"}),
    "everybody": frozenset({"analyst", "coordinator", "delegate", "partner"}),
}
"""The roles that each value of COMITY_SECOND_FACTOR asks for one."""

LIMITS = {
    # Each anonymous POST of every page counts here, whatever it is for.
    "anonymous_post": "60/m/ip",
    "login": "30/m/ip",
    # By address, and by name whatever the address: five wrong passwords close a name for five minutes.
    "login_failed": "10/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "invitation": "20/m/ip",
}
"""How often one may try, in django-allauth's notation; our own choice, documented in docs/reference/settings.md."""


class Provider(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An OpenID Connect provider whose word on who somebody is counts here."""

    id: str
    """Stands in addresses: small letters, digits and hyphens."""
    name: str
    """What the button says."""
    issuer: str
    """Its address; its own description lies below it, at .well-known/openid-configuration."""
    client: str
    secret: str
    members: tuple[str, ...] = ()
    """Codes of the members whose people it may vouch for; none named is every member."""


def second_factor(wanted: str | None) -> frozenset[str] | None:
    """The roles that must have a second factor; None where the body decides: coordinators, and nobody in an exercise."""
    if not wanted:
        return None
    if wanted not in DEMANDS:
        raise ImproperlyConfigured(f"COMITY_SECOND_FACTOR is {' or '.join(DEMANDS)}, not {wanted}.")
    return DEMANDS[wanted]


def providers(file: str | None) -> dict[str, Provider]:
    """The providers that a YAML file lists, by id; none without a file."""
    if not file:
        return {}
    try:
        read = msgspec.yaml.decode(Path(file).read_bytes(), type=tuple[Provider, ...])
    except (OSError, msgspec.DecodeError) as error:
        raise ImproperlyConfigured(f"COMITY_OIDC names {file}, which cannot be read: {error}.") from error
    found = {one.id: one for one in read}
    if len(found) != len(read):
        raise ImproperlyConfigured(f"{file} gives one id to two providers.")
    for one in read:
        if not one.issuer.startswith(("https://", "http://localhost", "http://127.0.0.1")):
            raise ImproperlyConfigured(f"{file}: the issuer of {one.id} must begin with https://.")
    return found


def allauth_providers(read: dict[str, Provider]) -> dict[str, Any]:
    """The same in the shape of django-allauth, with PKCE."""
    apps = [
        {
            "provider_id": one.id,
            "name": one.name,
            "client_id": one.client,
            "secret": one.secret,
            "settings": {"server_url": one.issuer, "oauth_pkce_enabled": True},
        }
        for one in read.values()
    ]
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "SCOPE": ["openid"], "APPS": apps}} if apps else {}
