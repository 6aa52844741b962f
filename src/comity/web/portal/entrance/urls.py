"""Give the pages of the entrance their addresses; the names are those that django-allauth leads to by itself."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as identities
from django.urls import path

from comity.web.portal.entrance import identity, invitations

urlpatterns = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/factor/", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("sign-in/again/factor/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("sign-in/again/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("sign-in/ended/", account.account_inactive, name="account_inactive"),
    path("sign-in/with/", identities.login_error, name="socialaccount_login_error"),
    path("sign-in/with/cancelled/", identities.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/with/<slug:provider_id>/", identity.leave, name="openid_connect_login"),
    path("sign-in/with/<slug:provider_id>/back/", identity.come_back, name="openid_connect_callback"),
    path("sign-out/", account.logout, name="account_logout"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
]
