"""Walks the site in this process, over every link, and yields the files of the copy."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.utils.html import escape

from ..site import Site
from .destinations import Link, Map, Task, file_of
from .links import locations, rewritten

META = '<meta charset="utf-8">'
REDIRECTS = (301, 302, 307, 308)


@dataclass(frozen=True, slots=True)
class File:
    """A file of the copy: ``name`` is relative to its folder."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site says: ``is_ours`` where it is a page of templates, not a frozen file."""

    status: int
    media_type: str
    location: str
    data: bytes
    is_ours: bool


@dataclass
class Crawl:
    """One walk over the site of ``site``, from the addresses ``begin``; what stands at those in ``own`` is made
    elsewhere. ``lacking`` is what could not be had, and why."""

    site: Site
    begin: Iterable[str]
    own: Iterable[str]
    lacking: dict[str, str] = field(default_factory=dict)
    waiting: deque[Task] = field(default_factory=deque)
    _seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        parts = urlsplit(self.site.address)
        self._map = Map(f"{parts.scheme}://{parts.netloc}", self.site.languages)
        self._handler = WSGIHandler()
        self._seen.update(self.own)
        for path in self.begin:
            self._follow(Link(path, Task(path, path)))

    def files(self) -> Iterator[File]:
        """Yield each file once."""
        while self.waiting:
            task = self.waiting.popleft()
            answer = self.ask(task.source)
            if answer.status in REDIRECTS:
                data = self._leading_on(answer, task)
            elif answer.status != 200:
                self.lacking[task.source] = f"the site answers {answer.status}"
                continue
            else:
                data = self._data(answer, task)
            try:
                yield File(file_of(task.path), data)
            except ValueError:
                self.lacking[task.source] = "no file can be called so"

    def page(self, text: str, path: str) -> bytes:
        """Return a page of the copy's own with its links as they are in the copy."""
        return self._page(text, Task(path, path))

    def ask(self, source: str) -> Answer:
        """Ask the site in this process."""
        parts = urlsplit(source)
        here = urlsplit(self.site.address)
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote(parts.path, "latin-1"),
            "QUERY_STRING": parts.query,
            "HTTP_HOST": here.netloc,
            "SERVER_NAME": here.hostname or "",
            "SERVER_PORT": str(here.port or (443 if here.scheme == "https" else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_X_FORWARDED_PROTO": here.scheme,
            "wsgi.url_scheme": here.scheme,
            "wsgi.input": BytesIO(),
        }
        told: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], error: Any = None) -> Any:  # noqa: ARG001
            told.extend((status, dict(headers)))

        response: Any = self._handler(environ, start)
        data = b"".join(response)
        response.close()
        status, headers = told
        return Answer(
            int(status[:3]),
            headers.get("Content-Type", "").partition(";")[0],
            headers.get("Location", ""),
            data,
            hasattr(response, "visit"),
        )

    def _data(self, answer: Answer, task: Task) -> bytes:
        if answer.media_type == "text/html":
            text = answer.data.decode()
            page = self._page(text, task)
            return page if answer.is_ours else answer.data
        if answer.media_type in ("application/xml", "text/xml") and answer.is_ours:
            for each in locations(answer.data.decode()):
                self._follow(self._map.lead(each, task))
        return answer.data

    def _page(self, text: str, task: Task) -> bytes:
        def lead(tag: str, href: str) -> str:
            link = self._map.lead(href, task)
            self._follow(link)
            is_whole = tag in ("link", "meta") and href.startswith(self._map.origin)
            return self._map.origin + link.address if is_whole and link.address.startswith("/") else link.address

        language = task.path.split("/")[1]
        language = language if language in self.site.languages else self.site.languages[0]
        made = rewritten(text, lead, search=f"/{language}/search/")
        return made.replace(META, f"{META}\n{policy()}", 1).encode()

    def _leading_on(self, answer: Answer, task: Task) -> bytes:
        link = self._map.lead(answer.location, task)
        self._follow(link)
        to = escape(link.address)
        return (
            f'<!doctype html>\n<html lang="{escape(self.site.languages[0])}">\n{META}\n'
            f'<meta http-equiv="refresh" content="0; url={to}">\n<title>{to}</title>\n<a href="{to}">{to}</a>\n</html>\n'
        ).encode()

    def _follow(self, link: Link) -> None:
        if link.task is not None and link.task.path not in self._seen:
            self._seen.add(link.task.path)
            self.waiting.append(link.task)


def policy() -> str:
    """Return the site's Content-Security-Policy as a page can say it itself (frame-ancestors cannot be said there)."""
    directives: dict[str, list[str]] = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    told = "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items() if name != "frame-ancestors")
    return f'<meta http-equiv="Content-Security-Policy" content="{told}">'
