"""For a server: refuses to start while something is missing, and says what.

Wanted in the environment: FIELDPOST_SECRET_KEY, FIELDPOST_HOSTS (names, comma between), FIELDPOST_ADDRESS (https://...);
DATABASE_URL where it is not the SQLite file; FIELDPOST_SMTP (smtp://user:password@host:587, smtps:// for TLS from the start) and
FIELDPOST_FROM for letters.
"""

import os
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import STORAGES


def _wanted(name: str, example: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set; set it in the environment, for example {name}={example}")
    return value


DEBUG = False
SECRET_KEY = _wanted("FIELDPOST_SECRET_KEY", "(50 random characters; `fieldpost init` makes them)")
ALLOWED_HOSTS = _wanted("FIELDPOST_HOSTS", "mission.example").split(",")
FIELDPOST_ADDRESS = WAGTAILADMIN_BASE_URL = _wanted("FIELDPOST_ADDRESS", "https://mission.example")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# Previews of issues stand in frames of our own pages, so that DENY (W019) would be too much.
SILENCED_SYSTEM_CHECKS = ["security.W019"]

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

_smtp = urlsplit(_wanted("FIELDPOST_SMTP", "smtp://user:password@mail.example:587"))
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = _smtp.hostname or "localhost"
EMAIL_PORT = _smtp.port or (465 if _smtp.scheme == "smtps" else 25)
EMAIL_HOST_USER = unquote(_smtp.username or "")
EMAIL_HOST_PASSWORD = unquote(_smtp.password or "")
EMAIL_USE_SSL = _smtp.scheme == "smtps"
EMAIL_USE_TLS = _smtp.scheme == "smtp" and bool(_smtp.username)
EMAIL_TIMEOUT = 20
