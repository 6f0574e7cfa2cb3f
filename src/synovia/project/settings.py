"""One settings module. Everything that differs between places comes from the environment.

`SYNOVIA_PRODUCTION=1` turns on the refusals of `project/production.py`; `SYNOVIA_DEMO=1` marks the demo clinic.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

PACKAGE = Path(__file__).resolve().parent.parent
DATA_FOLDER = Path(os.environ.get("SYNOVIA_DATA", "var")).resolve()
POPULATION_FOLDER = DATA_FOLDER / "population"  # one table a clinic: findings of open episodes, without names

PRODUCTION = os.environ.get("SYNOVIA_PRODUCTION") == "1"
DEMO = os.environ.get("SYNOVIA_DEMO") == "1"
DEBUG = os.environ.get("SYNOVIA_DEBUG") == "1"
UNSAFE_KEY = "unsafe-key-for-development-only-never-in-production"
SECRET_KEY = os.environ.get("SECRET_KEY", UNSAFE_KEY)
AUDIT_KEY = os.environ.get("SYNOVIA_AUDIT_KEY", UNSAFE_KEY)
PHOTO_KEY = os.environ.get("SYNOVIA_PHOTO_KEY", UNSAFE_KEY)  # seals posture photos
CARDS_KEY = os.environ.get("SYNOVIA_STRIPE_KEY", "")  # without it the pages say that cards are not set up
CARDS_WEBHOOK_SECRET = os.environ.get("SYNOVIA_STRIPE_WEBHOOK_SECRET", "")
CARDS_ADDRESS = os.environ.get("SYNOVIA_STRIPE_ADDRESS", "https://api.stripe.com")
AUDIT_CHECKPOINTS = Path(
    os.environ.get("SYNOVIA_AUDIT_CHECKPOINTS", str(DATA_FOLDER / "audit-checkpoints.jsonl"))
)
ALLOWED_HOSTS = [
    host for host in os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host
]
PLAIN_HTTP = os.environ.get("SYNOVIA_PLAIN_HTTP", "0" if PRODUCTION else "1") == "1"


def database(url: str) -> dict[str, Any]:
    """A Django database entry from a postgresql:// address; a socket folder may stand in `?host=`."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": query.pop("port", str(parts.port or "")),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,  # a connection from before a database restart is thrown away, not used
        "OPTIONS": query,
    }


_DATABASE_URL = os.environ.get("DATABASE_URL", "postgresql://synovia_app@localhost/synovia")
_OWNER_URL = os.environ.get("DATABASE_OWNER_URL", "")
DATABASES = {"default": database(_DATABASE_URL)}
# A pool keeps connections open between requests; each request's clinic setting dies with its transaction.
DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
if _OWNER_URL:  # only migrations, backup and the demo generator may own tables
    DATABASES["owner"] = database(_OWNER_URL)
DATABASE_ROUTERS: list[str] = []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "synovia.records.accounts",
    "synovia.records.audit",
    "synovia.records.people",
    "synovia.records.screening",
    "synovia.records.episodes",
    "synovia.records.outcomes",
    "synovia.records.reviews",
    "synovia.records.examination",
    "synovia.records.pain",
    "synovia.records.motion",
    "synovia.records.programme",
    "synovia.records.charges",
    "synovia.records.claims",
    "synovia.records.ledger",
    "synovia.records.scheduling",
    "synovia.records.documents",
    "synovia.records.imaging",
    "synovia.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "synovia.web.doorway.Headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "synovia.web.doorway.Doorway",
]

ROOT_URLCONF = "synovia.project.urls"
WSGI_APPLICATION = "synovia.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "synovia.web.surroundings.surroundings",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]

# Accounts -----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    # NIST 800-63B: 15 characters for a password that may stand alone (trust.md 5.2); no composition rules.
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "synovia.web.sign_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by the clinic, which has checked the address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Synovia] "
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("SYNOVIA_TRUSTED_PROXIES", "0"))
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "Synovia"
MFA_TOTP_TOLERANCE = 1  # a code of the half minute before or after: phones run a little off
DEMO_TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105  # the demo accounts' authenticator, no other's
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PLAIN_HTTP
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home_for_role"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

# How long a sign-in lasts (trust.md goal 25); idle and absolute, in seconds.
IDLE_SECONDS_STAFF = 15 * 60
IDLE_SECONDS_PORTAL = 20 * 60
ABSOLUTE_SECONDS = 12 * 60 * 60
SESSION_COOKIE_AGE = ABSOLUTE_SECONDS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not PLAIN_HTTP
SESSION_COOKIE_NAME = "synovia_session" if PLAIN_HTTP else "__Host-synovia_session"
CSRF_COOKIE_NAME = "synovia_csrf" if PLAIN_HTTP else "__Host-synovia_csrf"
CSRF_FAILURE_VIEW = "synovia.web.errors.csrf_failure"
SECURE_SSL_REDIRECT = not PLAIN_HTTP
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not PLAIN_HTTP
SECURE_HSTS_PRELOAD = not PLAIN_HTTP
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "rate_limits"}}
_POST = "console" if DEMO else "smtp"  # the demo prints its letters in the terminal
EMAIL_BACKEND = os.environ.get("SYNOVIA_EMAIL_BACKEND", f"django.core.mail.backends.{_POST}.EmailBackend")
DEFAULT_FROM_EMAIL = os.environ.get("SYNOVIA_FROM_EMAIL", "clinic@synovia.example")

LANGUAGE_CODE = "en-us"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_FOLDER / "static"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_USE_FINDERS = DEBUG
# Weights do not shrink, and the runtime's 19 MB would cost every first start seconds; a browser keeps them for good.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (
    *("jpg", "jpeg", "png", "gif", "webp", "zip", "gz", "tgz", "bz2", "tbz", "xz", "br", "woff", "woff2"),
    *("task", "tflite", "wasm"),
)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000  # a whole evaluation with its tables has more than Django's thousand
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"synovia": {"level": "INFO"}},
}
