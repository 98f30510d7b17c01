"""For a try-out on one's own machine: ``make run``. Not for a server that others reach."""

import os

from .base import *  # noqa: F403
from .base import HOME

DEBUG = os.environ.get("FIELDPOST_DEBUG", "") == "1"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost"]
SECRET_KEY = os.environ.get("FIELDPOST_SECRET_KEY", "only for a try-out on one's own machine, never on a server")
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = HOME / "mail"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
