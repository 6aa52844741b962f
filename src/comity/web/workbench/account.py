"""Show a person how they get in: password, second factors, identities, sessions, and the trail of all of it."""

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from comity.desk.sharing.models import TrailEntry
from comity.desk.sharing.seats import end_sessions, factor_demanded, has_factor, sessions_of
from comity.desk.sharing.trail import note, trail_of
from comity.web.paging import paged
from comity.web.portal.entrance.adapters import vouches_for
from comity.web.portal.entrance.whence import whence
from comity.web.workbench.seats import MemberRequest, for_seated


@never_cache
@for_seated
@require_safe
def account(request: MemberRequest) -> HttpResponseBase:
    """Everything that opens this seat, and what is open now."""
    user = request.user
    factors = {one.type: one for one in Authenticator.objects.filter(user_id=user.pk).exclude(type="webauthn")}
    codes = factors.get(Authenticator.Type.RECOVERY_CODES)
    context = {
        "totp": factors.get(Authenticator.Type.TOTP),
        "codes": len(codes.wrap().get_unused_codes()) if codes else 0,
        "passkeys": [one.wrap() for one in Authenticator.objects.filter(user_id=user.pk, type="webauthn")],
        "wanting": factor_demanded(request.seat) and not has_factor(user),
        "identities": SocialAccount.objects.filter(user_id=user.pk),
        "providers": [one for one in settings.PROVIDERS.values() if vouches_for(one.id, request.seat.member.code)],
        "sessions": sessions_of(user),
        "here": request.session.session_key,
        "latest": trail_of(request.seat)[:5],
    }
    return render(request, "workbench/account.html", context)


@never_cache
@for_seated
@require_safe
def trail(request: MemberRequest) -> HttpResponseBase:
    """All that was written down about a person's access, for that person."""
    return render(request, "workbench/trail.html", {"page": paged(request, trail_of(request.seat))})


@for_seated
@require_POST
def end_session(request: MemberRequest, pk: int) -> HttpResponseBase:
    """End one of one's own sessions; one's present one is signed out of."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    note(TrailEntry.Kind.SESSION_ENDED, request.user, detail=session.user_agent, whence=whence(request))
    if session.session_key == request.session.session_key:
        get_adapter().logout(request)
        return redirect("home")
    session.end()
    messages.success(request, _("The session is ended."))
    return redirect("mfa_index")


@for_seated
@require_POST
def end_other_sessions(request: MemberRequest) -> HttpResponseBase:
    """End every session but the present one."""
    ended = end_sessions(request.user, besides=request.session.session_key or "", whence=whence(request))
    messages.success(request, _("Sessions ended: %(count)s.") % {"count": ended})
    return redirect("mfa_index")
