"""What a web server runs: ``gunicorn fieldpost.web.wsgi``."""

import atexit
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fieldpost.web.settings.production")

_django = get_wsgi_application()

from .public.cache import KeptPages  # noqa: E402 - it has models, which cannot be imported before Django is ready

application = KeptPages(_django)
# What the log of requests has still to tell.
atexit.register(application.log.tell)
