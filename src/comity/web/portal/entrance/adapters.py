"""Tell django-allauth the rules of this house: nobody signs up, invitations alone seat people, secrets lie encrypted."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from comity.desk.sharing.invitations import accept, redeemable
from comity.desk.sharing.models import Body, Seat, TrailEntry
from comity.desk.sharing.seats import factor_demanded
from comity.desk.sharing.secrets import opened, sealed_away
from comity.desk.sharing.trail import note
from comity.vocabulary.errors import ComityError
from comity.web.portal.entrance.whence import whence

WANTED = "invitation"
"""Where a session keeps the token and the chosen name while its person is at an identity provider."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Sign-in by name and password."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("This name and this password do not belong together."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an invitation gives a seat."""
        del request
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write the failure into the trail of whoever has that name; the same work is done where nobody has it."""
        found = Seat.objects.filter(user__username__iexact=credentials.get("username", "")).select_related("user")
        seat = found.first()
        note(TrailEntry.Kind.REFUSED, seat.user if seat else None, whence=whence(request))

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: a node sends no mail, and the trail tells."""

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Say what happened, but not that somebody signed in or out, which the page shows."""
        if message_template not in {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}:
            super().add_message(request, level, message_template, *args, **kwargs)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors."""

    def encrypt(self, text: str) -> str:
        """The secret as the database keeps it."""
        return sealed_away(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return opened(encrypted_text)

    def get_totp_issuer(self) -> str:
        """The name an authenticator app shows beside the code."""
        body = Body.objects.first()
        return f"Comity, {body.short_name}" if body else "Comity"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last factor of a seat that must have one."""
        factors = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
        others = Authenticator.objects.filter(user=authenticator.user, type__in=factors).exclude(pk=authenticator.pk)
        seat = Seat.objects.filter(user=authenticator.user).first()
        return seat is None or not factor_demanded(seat) or others.exists()


class IdentityAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Identities that a ministry's provider vouches for."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Keep no address; let a provider vouch for the people of its members alone."""
        sociallogin.email_addresses = []
        whose = request.user if request.user.is_authenticated else sociallogin.user
        seat = Seat.objects.select_related("member").filter(user_id=whose.pk).first() if whose.pk else None
        if seat and not vouches_for(sociallogin.account.provider, seat.member.code):
            raise ImmediateHttpResponse(_refused(request))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """For whoever carries an invitation that this provider may answer."""
        wanted = request.session.get(WANTED)
        if wanted is None:
            return False
        try:
            invitation = redeemable(wanted["token"])
        except ComityError:
            return False
        return not invitation.back and vouches_for(sociallogin.account.provider, invitation.member.code)

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Always: the invitation has asked everything there is to ask."""
        del request, sociallogin
        return True

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: object = None) -> AbstractBaseUser | None:
        """Take the seat of the invitation, and link the identity to it."""
        del form
        wanted = request.session.pop(WANTED)
        try:
            with transaction.atomic():
                seat = accept(wanted["token"], username=wanted["username"], password=None, whence=whence(request))
                user = sociallogin.user = seat.user
                sociallogin.save(request, connect=True)
        except ComityError as error:
            page = render(request, "account/signup_closed.html", {"sentence": str(error)}, status=422)
            raise ImmediateHttpResponse(page) from error
        return user

    def on_authentication_error(self, request: HttpRequest, provider: Any, **kwargs: Any) -> None:
        """Say that the provider did not say who this is."""
        del request, provider, kwargs
        raise ImmediateHttpResponse(redirect("socialaccount_login_error"))

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: object) -> str:
        """Back to the account."""
        del request, socialaccount
        return reverse("mfa_index")


def vouches_for(provider: str, member: str) -> bool:
    """Whether a provider may vouch for a member's people."""
    known = settings.PROVIDERS.get(provider)
    return known is not None and (not known.members or member in known.members)


def _refused(request: HttpRequest) -> HttpResponse:
    return render(request, "account/signup_closed.html", status=403)
