"""Django's settings, all drawn from the world's folder and the environment (server/environment.py lists the names)."""

import os
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from comity.desk.world import World
from comity.server.doors import LIMITS, allauth_providers, providers, second_factor

WORLD = World.at()
SECRET_KEY = os.environ.get("COMITY_SECRET") or WORLD.secret
DEBUG = False
ALLOWED_HOSTS = os.environ.get("COMITY_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
HTTPS = os.environ.get("COMITY_HTTPS") == "1"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "comity.desk.sharing",
    "comity.desk.ledger",
    "comity.desk.holdings",
    "comity.desk.casework",
    "comity.desk.findings",
    "comity.desk.publications",
    "comity.web",
    # After the pages, so that ours stand before allauth's own templates
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "comity.web.pieces.InPieces",
    "django.middleware.security.SecurityMiddleware",
    "comity.web.headers.ContentSecurity",  # before WhiteNoise, so that files carry the policy too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "comity.web.portal.entrance.limits.AnonymousPosts",
    "comity.web.portal.entrance.presence.Present",
    "comity.web.headers.Seated",
]
ROOT_URLCONF = "comity.server.urls"
ASGI_APPLICATION = "comity.server.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "comity.web.headers.page",
            ],
            "builtins": ["comity.web.templatetags.comity"],
        },
    }
]


def database(address: str | None) -> dict[str, Any]:
    """Django's description of the database: SQLite in the world, or the PostgreSQL named by an address."""
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(WORLD.database),
            "OPTIONS": {
                # Writers queue from the first statement on; every commit reaches the disk before it is acknowledged.
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme != "postgresql":
        raise ImproperlyConfigured(f"COMITY_DATABASE must begin with postgresql://, not {parts.scheme}://.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # A socket's folder comes as ?host=/path, as libpq has it.
        "HOST": unquote(parts.hostname or "") or parse_qs(parts.query).get("host", [""])[0],
        "PORT": parts.port or "",
    }


DATABASES = {"default": database(os.environ.get("COMITY_DATABASE"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # What counts attempts is shared by every process and outlives them
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "comity_counts",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    # ASVS 5.0, 6.2.1 strongly recommends 15; 6.2.4 asks for a list of common ones, 6.2.11 for words of the place
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "comity.desk.sharing.passwords.WordsOfThePlace"},
]
SECOND_FACTOR = second_factor(os.environ.get("COMITY_SECOND_FACTOR"))
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "queue"
LOGOUT_REDIRECT_URL = "home"

ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("COMITY_PROXIES", "0"))
ACCOUNT_ADAPTER = "comity.web.portal.entrance.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False  # the cookie goes when the browser closes
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_RATE_LIMITS = LIMITS
MFA_ADAPTER = "comity.web.portal.entrance.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # one step for slow fingers and clocks, as RFC 6238, 5.2 recommends at most
MFA_ALLOW_UNVERIFIED_EMAIL = True
SOCIALACCOUNT_ADAPTER = "comity.web.portal.entrance.adapters.IdentityAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # a provider's word on an address opens nobody's seat (ASVS 5.0, 6.8.1)
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_STORE_TOKENS = False
PROVIDERS = providers(os.environ.get("COMITY_OIDC"))
SOCIALACCOUNT_PROVIDERS = allauth_providers(PROVIDERS)
USERSESSIONS_TRACK_ACTIVITY = False  # comity.web.portal.entrance.presence does, once a minute

LANGUAGE_CODE = os.environ.get("COMITY_LANGUAGE", "en")
LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ru", "Русский"),
    ("zh-hans", "简体中文"),
    ("ar", "العربية"),
    ("ko", "한국어"),
    ("ja", "日本語"),
    ("pt", "Português"),
]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "comity.web.workbench.typed.too_old"
SESSION_COOKIE_AGE = 12 * 3600  # a working day, then everybody signs in anew (docs/reference/settings.md)
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = ("__Host-session", "__Host-csrf") if HTTPS else ("session", "csrf")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
