"""Send a person to their ministry's identity provider, and take its signed word when they come back."""

from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods
from requests import RequestException

TIMEOUT_S = 10
"""Seconds to wait for a provider's keys."""
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures with a key pair alone: with a shared secret, or unsigned, an identity is nobody's word."""
CLAIMS = ("iss", "sub", "aud", "exp", "iat")
"""What an identity must say (OpenID Connect Core 1.0, section 2)."""


class SignedIdentity(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth ships no types
    """An identity whose signature is always checked, also where it came straight from the provider (ASVS 5.0, 6.8.2)."""

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            keys = session.get(self.openid_config["jwks_uri"], timeout=TIMEOUT_S).json()
        return believed(id_token, keys, issuer=self.openid_config["issuer"], client=app.client_id)


def believed(token: str, keys: dict[str, Any], *, issuer: str, client: str) -> dict[str, Any]:
    """What a signed identity says; raise OAuth2Error where it is not the issuer's, not for us, or too old.

    A provider with a single key need not name it in the token (OpenID Connect Core 1.0, 10.1).
    """
    try:
        known = jwt.PyJWKSet.from_dict(keys).keys
        named = jwt.get_unverified_header(token).get("kid")
        key = next(one for one in known if one.key_id == named or (named is None and len(known) == 1))
        return jwt.decode(
            token, key, algorithms=ALGORITHMS, audience=client, issuer=issuer, options={"require": list(CLAIMS)}
        )
    except (jwt.PyJWTError, StopIteration) as error:
        raise OAuth2Error(f"The identity is not to be believed: {error}") from error


@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Ask before leaving; then a page that leads on, as the policy lets no form lead to another host."""
    try:
        answer = OAuth2LoginView.adapter_view(SignedIdentity(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except RequestException as error:
        return _unreachable(request, provider_id, error)
    if isinstance(answer, HttpResponseRedirect) and answer.url.startswith(("https://", "http://")):
        return render(request, "entrance/leaving.html", {"address": answer.url})
    return answer  # type: ignore[no-any-return]


@require_GET
def come_back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """What the provider said; whoever has no seat linked to it stays outside."""
    try:
        return OAuth2CallbackView.adapter_view(SignedIdentity(request, provider_id))(request)  # type: ignore[no-any-return]
    except SocialApp.DoesNotExist:
        raise Http404 from None


def _unreachable(request: HttpRequest, provider_id: str, error: RequestException) -> HttpResponseBase:
    """The page that says that a provider did not answer."""
    provider = get_adapter().get_provider(request, provider_id)
    get_adapter().on_authentication_error(request, provider, exception=error)
    raise Http404
