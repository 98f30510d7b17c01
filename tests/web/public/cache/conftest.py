"""A reader whose pages are kept."""

import pytest
from django.core.handlers.wsgi import WSGIHandler

from fieldpost.web.missions.models import Mission
from fieldpost.web.public.cache import KeptPages
from fieldpost.web.public.facets import forget_indexes
from fieldpost.web.public.site import forget

from .reading import Reader


@pytest.fixture(autouse=True)
def _connections_stay(connections_stay: None) -> None:
    """What is asked for here is asked of the server's application, not through Django's test client."""


@pytest.fixture
def reader(mission: Mission) -> Reader:
    """A reader of the mission's site, of which nothing is kept yet."""
    forget()
    forget_indexes()
    django = WSGIHandler()
    return Reader(KeptPages(django), django)
