"""Every setting of the site. What differs between a laptop and a partnership's server comes from the environment.

Nothing is insecure until configured: debug is off, there is no secret, pages are served over HTTPS only. A start by
`manage.py` or `wsgi.py` is refused with `REFUSALS`, each a sentence that names its variable; a refused value is left
empty here, so that Django refuses as well whoever comes in by another way.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from heed.web.environment import Environment

env = Environment(os.environ)
REFUSALS = env.problems

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(env.text("HEED_VAR", str(ROOT / "var")))

DEMONSTRATION = env.flag("HEED_DEMONSTRATION", default=False)
DEBUG = env.flag("HEED_DEBUG", default=False)
SECRET_KEY = env.secret("HEED_SECRET_KEY", demonstration=DEMONSTRATION)
ALLOWED_HOSTS = env.listed("HEED_HOSTS", default="localhost,127.0.0.1" if DEMONSTRATION else "")
if not ALLOWED_HOSTS:
    REFUSALS.append("HEED_HOSTS is missing. Write the names the site answers to, parted by commas.")
if "*" in ALLOWED_HOSTS and not DEMONSTRATION:
    REFUSALS.append("HEED_HOSTS is '*': a stranger could put their own name into letters about passwords. Write names.")
if DEBUG and not DEMONSTRATION:
    REFUSALS.append("HEED_DEBUG shows words of a case on error pages; it is allowed with HEED_DEMONSTRATION=1 only.")

# What is kept
DATABASES = {
    "default": env.database(
        "DATABASE_URL",
        default=VAR / ("demonstration.sqlite3" if DEMONSTRATION else "heed.sqlite3"),
        demonstration=DEMONSTRATION,
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "heed_cache"}}

# Where and when
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
USE_TZ = True
USE_I18N = False

# Rooms: design comes before django.forms, whose radio buttons and tables it replaces.
INSTALLED_APPS = [
    "heed.web.design",
    "heed.web.partnership",
    "heed.web.letters",
    "heed.web.casebook",
    "heed.web.reviews",
    "heed.web.registers",
    "heed.web.lessons",
    "heed.web.briefings",
    "heed.web.cascade",
    "heed.web.surveys",
    "heed.web.safeguards",
    "heed.web.assurance",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "heed.web.design.uploads.LargestUpload",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "heed.web.partnership.access.MemberMiddleware",
]
ROOT_URLCONF = "heed.web.urls"
WSGI_APPLICATION = "heed.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "heed.web.partnership.frame.page_frame",
            ],
            "builtins": ["heed.web.design.templatetags.design"],
        },
    }
]
FORM_RENDERER = "heed.web.design.forms.DesignRenderer"

# Who signs in
AUTH_USER_MODEL = "heed_partnership.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "partnership:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "heed.web.partnership.sign_in.SignInAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Heed"
SESSION_COOKIE_NAME = "heed_session"
SESSION_COOKIE_AGE = env.number("HEED_SESSION_MINUTES", default=60, least=1) * 60
SESSION_SAVE_EVERY_REQUEST = True  # so that the minutes count from the last page, not from signing in
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Over the wire
HTTPS = env.flag("HEED_HTTPS", default=not DEMONSTRATION)
if not (HTTPS or DEMONSTRATION):
    REFUSALS.append("HEED_HTTPS=0 sends passwords readable over the network; allowed with HEED_DEMONSTRATION=1 only.")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if env.flag("HEED_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
CSRF_TRUSTED_ORIGINS = env.listed("HEED_TRUSTED_ORIGINS")
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "heed.web.design.views.form_expired"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "img-src": [SELF, "data:"],  # the picture of a second factor's secret, made by allauth
    }
}

# What may come in: a chronology of a long review is under 2 MB, a scanned serious case review under 20.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_PERMISSIONS = 0o600
LARGEST_UPLOAD = env.number("HEED_LARGEST_UPLOAD_MB", default=20, least=1) * 1_000_000

# Pictures, styles and scripts
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "heed" / "web" / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "files"},
    },
    "staticfiles": {"BACKEND": "heed.web.design.storage.HashedAssets"},
}

# Letters: written by any room, sent by `manage.py post`. SITE is where their addresses lead.
SITE = env.site("HEED_SITE", hosts=ALLOWED_HOSTS, https=HTTPS)
DEFAULT_FROM_EMAIL = env.text("HEED_MAIL_FROM", "heed@localhost")
EMAIL_SUBJECT_PREFIX = ""
EMAIL_HOST = env.text("HEED_SMTP_HOST")
EMAIL_PORT = env.number("HEED_SMTP_PORT", default=587, least=1)
EMAIL_HOST_USER = env.text("HEED_SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("HEED_SMTP_PASSWORD")
EMAIL_USE_TLS = env.flag("HEED_SMTP_TLS", default=True)
EMAIL_TIMEOUT = 10
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"

# Logs hold identifiers of records, never words of a case: see partnership/quiet_logs.py.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"quiet": {"()": "heed.web.partnership.quiet_logs.OnlyIdentifiers"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["quiet"], "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        name: {"handlers": ["console"], "level": level, "propagate": False}
        for name, level in {"django": "INFO", "django.server": "INFO", "gunicorn.error": "WARNING"}.items()
    },
}
