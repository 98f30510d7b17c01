"""For the tests: quick passwords, letters kept in memory, files in a folder that a test names."""

import os
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES, LANGUAGES

DEBUG = False
ALLOWED_HOSTS = ["*"]
# One that runs from right to left (tests/web/public/pseudo.py has its words).
LANGUAGES = [*LANGUAGES, ("ar", "العربية")]
SECRET_KEY = "only for tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.gettempdir()) / f"fieldpost-test-media-{os.getpid()}"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["NAME"] = ":memory:"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
