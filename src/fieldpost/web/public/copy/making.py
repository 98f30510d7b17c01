"""Asks the site, in this process, for what stands at an address, and makes it a file of the copy, whose links lead to others."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import SELF
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.utils.html import escape

from ..forms import atom, json_feed
from ..models import Edition
from ..site import Address, Site, move, site_of
from .destinations import Link, Map, Task, file_of, way
from .links import locations, rewritten, without_older

KNOWN = 20_000
"""Links of which it is remembered where they lead."""
META = '<meta charset="utf-8">'
FEEDS = (atom.MEDIA_TYPE, json_feed.MEDIA_TYPE)
REDIRECTS = (301, 302, 307, 308)


@dataclass(frozen=True, slots=True)
class File:
    """A file of the copy: ``name`` is relative to its folder."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a task: a file and what it leads to, or ``why`` there is none."""

    task: Task
    file: File | None = None
    tasks: tuple[Task, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site says: ``is_ours`` where it is a page of templates, not a frozen file."""

    status: int
    media_type: str
    location: str
    data: bytes
    is_ours: bool


class Maker:
    """Makes the files of a copy of ``site``, which is asked for at the address ``live``."""

    def __init__(self, site: Site, live: str) -> None:
        self.site = site
        self._map = Map(live, site.address, site.languages)
        # What stands on every page and leads to the same from each.
        self._leads = lru_cache(KNOWN)(lambda href: self._map.lead(href, Task("/", "/")))
        self._handler = WSGIHandler()
        self._policy = f"{META}\n{policy()}"

    def make(self, task: Task) -> Made:
        """Make one file."""
        try:
            name = file_of(task.path)
        except ValueError:
            return Made(task, why="no file can be called so")
        answer = self.ask(task.source)
        if answer.status in REDIRECTS:
            link = self._map.lead(answer.location, task)
            if not link.address:
                return Made(task, why="it leads to those who work here")
            return _made(task, name, self._leading_on(link, task), [link])
        if answer.status != 200:
            return Made(task, why=f"the site answers {answer.status}")
        links: list[Link] = []
        return _made(task, name, self._data(answer, task, links), links)

    def made(self, task: Task, text: str) -> Made:
        """Return a page of the copy's own."""
        links: list[Link] = []
        return _made(task, file_of(task.path), self._beside(text, task, links), links)

    def made_for_everywhere(self, task: Task, text: str) -> Made:
        """Return a page of the copy's own that a web server shows at any address: its links begin at the root of the host."""
        links: list[Link] = []
        root = urlsplit(self.site.address).path
        return _made(task, file_of(task.path), self._page(text, task, links, lambda address: root + address), links)

    def ask(self, source: str) -> Answer:
        """Ask the site in this process."""
        parts = urlsplit(source)
        here = urlsplit(self._map.live)
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

    def _data(self, answer: Answer, task: Task, links: list[Link]) -> bytes:
        if answer.media_type == "text/html":
            page = self._beside(answer.data.decode(), task, links)
            return page if answer.is_ours else answer.data
        if answer.media_type in ("application/xml", "text/xml") and answer.is_ours:
            links += [self._map.lead(each, task) for each in locations(answer.data.decode())]
        if answer.media_type in FEEDS and answer.is_ours:
            return without_older(answer.data)
        return answer.data

    def _beside(self, text: str, task: Task, links: list[Link]) -> bytes:
        return self._page(text, task, links, lambda address: way(address, task.path))

    def _page(self, text: str, task: Task, links: list[Link], say: Callable[[str], str]) -> bytes:
        def lead(tag: str, href: str) -> str:
            is_same = href.startswith("/") and "?" not in href
            link = self._leads(href) if is_same else self._map.lead(href, task)
            links.append(link)
            if not link.address.startswith("/"):
                return link.address
            names_itself = tag in ("link", "meta") and href.startswith(("http:", "https:"))
            return self._map.named + link.address if names_itself else say(link.address)

        language = task.path.split("/")[1]
        language = language if language in self.site.languages else self.site.languages[0]
        made = rewritten(text, lead, search=say(f"/{language}/search/"))
        return made.replace(META, self._policy, 1).encode()

    def _leading_on(self, link: Link, task: Task) -> bytes:
        to = escape(way(link.address, task.path) if link.address.startswith("/") else link.address)
        return (
            f'<!doctype html>\n<html lang="{escape(self.site.languages[0])}">\n{META}\n'
            f'<meta http-equiv="refresh" content="0; url={to}">\n<title>{to}</title>\n<a href="{to}">{to}</a>\n</html>\n'
        ).encode()


def standing(mission: int) -> Address:
    """Return how far the site of the mission with that id is."""
    edition = Edition.objects.filter(mission=mission).first()
    return Address(mission=mission, edition=edition.number if edition else 0, names=edition.names if edition else 0)


def maker_of(mission: int, address: str) -> Maker:
    """Return what makes the files of a copy that says to be at ``address``, empty for where the site is.

    From then on the site says so in this process, until it is forgotten.
    """
    # Each page would be a line of the log.
    logging.getLogger("fieldpost.requests").setLevel(logging.WARNING)
    site = site_of(standing(mission))
    return Maker(move(site, address) if address else site, site.address)


def _made(task: Task, name: str, data: bytes, links: list[Link]) -> Made:
    tasks = dict.fromkeys(link.task for link in links if link.task is not None)
    return Made(task, File(name, data), tuple(tasks))


def policy() -> str:
    """Return the site's Content-Security-Policy as a page can say it itself (frame-ancestors cannot be said there).

    A file that is opened without a server has no origin, so that not every browser takes its neighbours for its own.
    """
    told = []
    directives: dict[str, list[str]] = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    for name, values in directives.items():
        if name != "frame-ancestors":
            told.append(" ".join([name, *values, *(["file:"] if SELF in values else [])]))
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(told)}">'
