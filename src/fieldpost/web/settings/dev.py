"""For a try-out on one's own machine: ``make run``. Not for a server that others reach."""

import os

from ..clock import run_ahead
from .base import *  # noqa: F403
from .base import HOME, LOGGING

# The sample lives in a year of its own; this comes before anything asks the time.
run_ahead(HOME)

DEBUG = os.environ.get("FIELDPOST_DEBUG", "") == "1"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost"]
SECRET_KEY = os.environ.get("FIELDPOST_SECRET_KEY", "only for a try-out on one's own machine, never on a server")
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = HOME / "mail"
# On a terminal the line of each request would hide what matters.
LOGGING["loggers"]["fieldpost.requests"] = {"level": "WARNING"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
