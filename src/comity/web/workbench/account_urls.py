"""Give the pages about one's own access their addresses; the names are those that django-allauth leads to by itself."""

from allauth.account import views as passwords
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as identities
from django.urls import path, reverse_lazy

from comity.web.workbench import account

BACK = reverse_lazy("mfa_index")

urlpatterns = [
    path("", account.account, name="mfa_index"),
    path("trail/", account.trail, name="trail"),
    path("sessions/others/end", account.end_other_sessions, name="other-sessions-end"),
    path("sessions/<int:pk>/end", account.end_session, name="session-end"),
    path("password/", passwords.PasswordChangeView.as_view(success_url=BACK), name="account_change_password"),
    path("password/set/", passwords.PasswordSetView.as_view(success_url=BACK), name="account_set_password"),
    path("authenticator/", totp.activate_totp, name="mfa_activate_totp"),
    path("authenticator/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("passkeys/new/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/name/", passkeys.EditWebAuthnView.as_view(success_url=BACK), name="mfa_edit_webauthn"),
    path(
        "passkeys/<int:pk>/remove/", passkeys.RemoveWebAuthnView.as_view(success_url=BACK), name="mfa_remove_webauthn"
    ),
    path("identities/", identities.ConnectionsView.as_view(success_url=BACK), name="socialaccount_connections"),
]
