"""All settings, read from the environment; the guide for operators lists each of them."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy as _

from rareguru.website.headers import PERMISSIONS_POLICY as PERMISSIONS_POLICY
from rareguru.website.headers import REFERRER_POLICY, TWO_YEARS

BASE_DIR = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("RAREGURU_VAR", BASE_DIR / "var"))
# What only looks at an installation, as `rareguru doctor` does, leaves it as it is.
IS_LOOK_ONLY = os.environ.get("RAREGURU_LOOK_ONLY", "") == "1"
if not IS_LOOK_ONLY:
    VAR.mkdir(parents=True, exist_ok=True)


def _secret_key() -> str:
    """Return the key from the environment, else one kept in var/ that only the owner can read."""
    if key := os.environ.get("RAREGURU_SECRET_KEY"):
        return key
    path = VAR / "secret-key"
    if IS_LOOK_ONLY and not path.exists():
        return secrets.token_urlsafe(48)
    if not path.exists():
        # It gets its name when it is whole, so that a process killed meanwhile leaves no empty key behind.
        fresh = VAR / f".secret-key.{os.getpid()}"
        with open(fresh, "w", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink()
    return path.read_text()


def _database(address: str) -> dict[str, object]:
    """Return Django's settings for DATABASE_URL; SQLite below var/ without one."""
    if not address:
        return {
            "ENGINE": "rareguru.lib.sqlite",
            "NAME": VAR / "rareguru.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16384;",
            },
            "CONN_MAX_AGE": None,
            # In memory; the last field takes the "_gw0" that pytest-django adds to the name for a worker.
            "TEST": {"NAME": "file:rareguru?mode=memory&cache=shared&for=tests"},
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"}:
        message = "DATABASE_URL must begin with postgresql:// (leave it out for SQLite)."
        raise ValueError(message)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 600,
    }


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("RAREGURU_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SITE_ADDRESS = os.environ.get("RAREGURU_ADDRESS", "http://localhost:8000").rstrip("/")
SOURCES = os.environ.get("RAREGURU_SOURCES", "")
PAGE_CACHE_MB = int(os.environ.get("RAREGURU_PAGE_CACHE_MB", "64"))
PROCESSES = int(os.environ.get("RAREGURU_PROCESSES", "2"))
FINDER_PER_MINUTE = int(os.environ.get("RAREGURU_FINDER_PER_MINUTE", "240"))
OPERATOR = os.environ.get("RAREGURU_OPERATOR", "")
CONTACT = os.environ.get("RAREGURU_CONTACT", "")

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "rareguru.knowledge.sources",
    "rareguru.knowledge.catalogue",
    "rareguru.knowledge.pages",
    "rareguru.website",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "rareguru.website.headers.OwnPolicies",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "rareguru.website.odd_requests.RefuseOddRequests",
    "rareguru.website.odd_requests.ExplainRefusedMethods",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
]
ROOT_URLCONF = "rareguru.config.urls"
WSGI_APPLICATION = "rareguru.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
            ],
        },
    }
]
DATABASES = {"default": _database(os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "rareguru" / "website" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
if not IS_LOOK_ONLY:
    STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = True

FILE_UPLOAD_HANDLERS = ["rareguru.website.odd_requests.NoFiles"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = REFERRER_POLICY
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = TWO_YEARS  # for this host only: its neighbours belong to the operator
SECURE_SSL_REDIRECT = os.environ.get("RAREGURU_HTTPS_ONLY", "") == "1"
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("RAREGURU_BEHIND_PROXY", "") == "1" else None
)
X_FRAME_OPTIONS = "DENY"
APPEND_SLASH = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # The address of a page says what somebody looked for, so refused and mistyped ones are not written down.
    # The PDF library names the letters that a typeface lacks: those of what somebody wrote.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        "fpdf": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
