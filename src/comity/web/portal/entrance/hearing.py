"""Hear from Django and django-allauth what happened at the door, and write it into the trail of whom it concerns."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as factors
from allauth.socialaccount import signals as identities
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import Signal
from django.http import HttpRequest

from comity.desk.sharing.models import TrailEntry
from comity.desk.sharing.seats import end_sessions
from comity.desk.sharing.trail import note
from comity.web.portal.entrance.whence import whence

Kind = TrailEntry.Kind

HEARD: dict[Signal, TrailEntry.Kind] = {
    user_logged_in: Kind.SIGNED_IN,
    user_logged_out: Kind.SIGNED_OUT,
    account.password_changed: Kind.PASSWORD_CHANGED,
    account.password_set: Kind.PASSWORD_CHANGED,
    factors.authenticator_added: Kind.FACTOR_ADDED,
    factors.authenticator_removed: Kind.FACTOR_REMOVED,
    factors.authenticator_reset: Kind.CODES_RENEWED,
    factors.authentication_failed: Kind.CODE_REFUSED,
    identities.social_account_added: Kind.IDENTITY_LINKED,
    identities.social_account_removed: Kind.IDENTITY_UNLINKED,
}
"""What each signal is called in the trail."""
CLOSING = frozenset({Kind.PASSWORD_CHANGED, Kind.FACTOR_ADDED, Kind.FACTOR_REMOVED, Kind.IDENTITY_UNLINKED})
"""After these a person's other sessions end (ASVS 5.0, 7.4.3)."""


def listen() -> None:
    """Hear from now on; a second call changes nothing."""
    for signal, kind in HEARD.items():
        signal.connect(_heard, dispatch_uid=f"comity-trail-{kind}", weak=False)
    account.authentication_step_completed.connect(_stepped, dispatch_uid="comity-trail-stepped", weak=False)


def _heard(signal: Signal, request: HttpRequest | None = None, **told: Any) -> None:
    """Write down one thing that happened."""
    user = _whose(told)
    if user is None:
        return
    kind = HEARD[signal]
    note(kind, user, detail=_detail(told), whence=whence(request))
    if kind in CLOSING and request is not None and request.session.session_key:
        end_sessions(user, besides=request.session.session_key, whence=whence(request))


def _stepped(request: HttpRequest, user: AbstractBaseUser, method: str, **told: Any) -> None:
    """Write down that somebody showed once more who they are."""
    if told.get("reauthenticated"):
        note(Kind.CONFIRMED, user, detail=str(told.get("type", method)), whence=whence(request))


def _whose(told: dict[str, Any]) -> AbstractBaseUser | None:
    """The person a signal is about."""
    if "user" in told:
        return told["user"]  # type: ignore[no-any-return]
    linked = told.get("socialaccount") or getattr(told.get("sociallogin"), "account", None)
    return getattr(linked, "user", None)


def _detail(told: dict[str, Any]) -> str:
    """What more there is to say: which factor, which provider."""
    if "authenticator" in told:
        return str(told["authenticator"])
    linked = told.get("socialaccount") or getattr(told.get("sociallogin"), "account", None)
    return linked.provider if linked else ""
