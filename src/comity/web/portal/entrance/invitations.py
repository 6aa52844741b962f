"""Let a person take the seat a link offers, or come back to their own."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from comity.desk.sharing.invitations import accept, come_back, redeemable
from comity.desk.sharing.models import Invitation
from comity.vocabulary.errors import ComityError
from comity.web.portal.entrance.adapters import WANTED, vouches_for
from comity.web.portal.entrance.whence import whence


class PasswordForm(forms.Form):
    """A password, twice."""

    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        self.fields["password"].help_text = " ".join(str(text) for text in password_validators_help_texts())

    def person(self) -> AbstractBaseUser:
        """The person as far as known, for a password must not repeat their name."""
        first, _space, last = self.invitation.full_name.partition(" ")
        held = self.invitation.seat.user if self.invitation.seat else None
        return held or get_user_model()(username=self.data.get("username", ""), first_name=first, last_name=last)

    def clean(self) -> dict[str, Any]:
        """Long enough, not common, not the place's own words, and twice the same."""
        told = super().clean() or {}
        if "password" in told:
            try:
                get_adapter().clean_password(told["password"], user=self.person())
            except forms.ValidationError as error:
                self.add_error("password", error)
        if told.get("password") != told.get("again"):
            self.add_error("again", _("The two passwords differ."))
        return told


class SeatForm(PasswordForm):
    """A name to sign in with, and a password."""

    username = forms.CharField(
        label=_("Name to sign in with"),
        max_length=150,
        help_text=_("Letters, digits and @ . + - _. It stands in markings for your eyes alone, and cannot be changed."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    field_order = ("username", "password", "again")


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """The page behind a link. A link that does not work says so, and not why."""
    if refused := ratelimit.consume_or_429(request, action="invitation"):
        return refused  # type: ignore[no-any-return]
    try:
        found = redeemable(token)
    except ComityError as error:
        return _page(request, {"refusal": error}, status=404)
    offered = [one for one in settings.PROVIDERS.values() if vouches_for(one.id, found.member.code)]
    chosen = request.POST.get("provider")
    if chosen in {one.id for one in offered} and not found.back:
        request.session[WANTED] = {"token": token, "username": request.POST.get("username", "").strip()}
        return redirect("openid_connect_login", provider_id=chosen)
    form = (PasswordForm if found.back else SeatForm)(request.POST or None, invitation=found)
    if form.is_valid() and (entered := _entered(request, token, form)):
        return entered
    context = {"invitation": found, "form": form, "providers": [] if found.back else offered}
    return _page(request, context, status=422 if form.is_bound else 200)


def _page(request: HttpRequest, context: dict[str, Any], *, status: int) -> HttpResponse:
    """The page; its address is told to no other site by the policy that every page carries."""
    return render(request, "entrance/invitation.html", context, status=status)


def _entered(request: HttpRequest, token: str, form: PasswordForm) -> HttpResponseBase | None:
    """The way in, signed in; None where it is refused, the sentence being among the form's errors then."""
    told, here = form.cleaned_data, whence(request)
    user: AbstractBaseUser | None
    try:
        if form.invitation.back:
            user = come_back(token, password=told["password"], whence=here)
        else:
            user = accept(token, username=told["username"], password=told["password"], whence=here).user
    except ComityError as error:
        form.add_error(None, f"{error} {error.diagnostics()}".strip())
        return None
    if request.user.is_authenticated:
        get_adapter().logout(request)
    return perform_password_login(request, {}, Login(user=user))  # type: ignore[no-any-return]
