"""What a web server runs: ``gunicorn fieldpost.web.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fieldpost.web.settings.production")

application = get_wsgi_application()
