"""Activities that readers see, and a reader."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.utils import timezone

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.actions import clear_as_published
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.roles import Role
from fieldpost.web.public.entries import forget_entries
from fieldpost.web.public.facets import forget_indexes
from fieldpost.web.public.site import forget
from tests.web.conftest import NOW

ShowActivity = Callable[..., Activity]
OpenPage = Callable[..., Any]


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> None:
    """Let a test not read what another has left in memory, of another database."""
    forget()
    forget_indexes()
    forget_entries()


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, db: None) -> OpenPage:
    """Open an address on the day ``NOW`` as a reader does, and return the page, which must have ``status``."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)

    def opened(address: str, status: int = 200) -> BeautifulSoup:
        answer = Client().get(address)
        assert answer.status_code == status, answer.content.decode()[:2000]
        return BeautifulSoup(answer.content.decode(), "html.parser")

    return opened


@pytest.fixture
def show_activity(record_activity: Callable[..., Activity], people: dict[Role, User]) -> ShowActivity:
    """Record an activity and clear it in ``languages``, so that readers see it; ``changes`` replace fields of the record."""

    def show(
        title: str = "Workshop on court reporting", *, languages: tuple[str, ...] = ("en",), **changes: Any
    ) -> Activity:
        activity = record_activity(title, **changes)
        for language in languages:
            clear_as_published(activity, language, by=people[Role.PUBLISHER], now=NOW)
        return activity

    return show


@pytest.fixture
def connections_stay() -> Iterator[None]:
    """Let a request not close the connection that the test's transaction is in, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
