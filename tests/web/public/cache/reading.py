"""A reader in front of whose pages ``KeptPages`` stands, without a web server between."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from fieldpost.web.public.cache import Application, KeptPages


@dataclass(slots=True)
class Answer:
    """What came back."""

    status: str
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body, taken apart where it was compressed."""
        whole = gzip.decompress(self.body) if self.headers.get("Content-Encoding") == "gzip" else self.body
        return whole.decode()


def ask(
    application: Application, path: str, *, method: str = "GET", host: str = "testserver", **headers: str
) -> Answer:
    """Ask an application for ``path``; ``headers`` are given as in ``if_none_match="..."``."""
    environ = (
        RequestFactory(headers={name.replace("_", "-"): value for name, value in headers.items()}).get(path).environ
    )
    path, _mark, query = path.partition("?")
    environ |= {"REQUEST_METHOD": method, "HTTP_HOST": host, "QUERY_STRING": query}
    environ["PATH_INFO"] = unquote(path, "latin-1")
    told: list[Any] = []

    def start(status: str, found: list[tuple[str, str]], error: Any = None) -> None:
        told.extend((status, dict(found)))

    parts = application(environ, start)
    body = b"".join(parts)
    close: Callable[[], None] = getattr(parts, "close", lambda: None)
    close()
    return Answer(told[0], told[1], body)


@dataclass(slots=True)
class Reader:
    """Asks for pages that are kept, and for the same made anew."""

    pages: KeptPages
    django: WSGIHandler = field(default_factory=WSGIHandler)

    def get(self, path: str, **headers: str) -> Answer:
        """Return what a reader gets."""
        return ask(self.pages, path, **headers)

    def fresh(self, path: str, **headers: str) -> Answer:
        """Return what Django makes now."""
        return ask(self.django, path, **headers)

    def is_kept(self, path: str) -> bool:
        """Whether the page comes from memory now."""
        before = self.pages.counts.hits
        self.get(path)
        return self.pages.counts.hits == before + 1
