"""A reader whose pages are kept."""

from collections.abc import Iterator

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from fieldpost.web.missions.models import Mission
from fieldpost.web.public.cache import KeptPages
from fieldpost.web.public.facets import forget_indexes
from fieldpost.web.public.site import forget

from .reading import Reader


@pytest.fixture(autouse=True)
def _connections_stay() -> Iterator[None]:
    """Let a request not close the connection that the test's transaction is in, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def reader(mission: Mission) -> Reader:
    """A reader of the mission's site, of which nothing is kept yet."""
    forget()
    forget_indexes()
    django = WSGIHandler()
    return Reader(KeptPages(django), django)
