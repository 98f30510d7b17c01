"""A program that asks the API."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from fieldpost.web.public.entries import forget_entries
from fieldpost.web.public.facets import forget_indexes
from fieldpost.web.public.site import forget

Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> None:
    forget_indexes()
    forget_entries()
    forget()


@pytest.fixture
def ask(db: None) -> Ask:
    """Ask an address below /api/v1/ and return what it answers, which must have ``status``."""

    def asked(path: str = "", status: int = 200, host: str = "testserver", **headers: str) -> Any:
        answer = Client().get(f"/api/v1/{path}", headers={"host": host, **headers})
        assert answer.status_code == status, answer.content
        return answer.json()

    return asked
