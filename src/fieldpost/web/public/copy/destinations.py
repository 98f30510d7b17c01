"""Which address of the site is which file of the copy, and where a link leads there.

A file has no query: the pages of a list stand in ``older/2/`` and so on, and lists narrowed further than by one value, or by
words or days, lead to the copy's own search with what they ask for behind ``#``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from ..addresses import FORMS
from ..selection import Selection, SelectionError

OTHERS = ("/newsroom/", "/accounts/", "/admin/", "/review/")
"""Addresses for those who work here; the copy has no such links."""
DATA = (".json", ".geojson", ".csv", ".ics", ".atom")
LIST = re.compile(
    r"/(?P<language>[a-z]{2,3})/(?P<section>activities|figures)/(?P<path>(?:[^/]+/[^/]+/)*)(?P<form>[^/]*)"
)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be made: ``path`` is its address in the copy, ``source`` what the site is asked for.

    ``number`` counts the pages of a list from 1, and ``before`` is where this one begins.
    """

    path: str
    source: str
    number: int = 1
    before: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads in the copy, empty for nowhere; ``task`` is what has to be made for it, if something has."""

    address: str
    task: Task | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """Knows the addresses of one site: ``origin`` is its scheme and host."""

    origin: str
    languages: tuple[str, ...]
    hosts: frozenset[str] = field(default_factory=frozenset)

    def lead(self, href: str, page: Task) -> Link:
        """Return where ``href``, as it stands on ``page``, leads in the copy."""
        whole = urljoin(f"{self.origin}{page.source}", href.strip())
        parts = urlsplit(whole)
        if parts.scheme not in ("http", "https") or f"{parts.scheme}://{parts.netloc}" != self.origin:
            return Link(href)
        if href.startswith("#"):
            return Link(href)
        path, fragment = parts.path or "/", f"#{parts.fragment}" if parts.fragment else ""
        if path.startswith(OTHERS):
            return Link("")
        if path.startswith("/api/"):
            named = path.endswith(DATA) and not parts.query
            return Link(path + fragment, Task(path, path)) if named else Link("")
        if (found := LIST.fullmatch(path)) and found["language"] in self.languages:
            return self._list(found, parts.query, page, fragment)
        return Link(path + fragment, Task(path, path))

    def _list(self, found: re.Match[str], query: str, page: Task, fragment: str) -> Link:
        path, language, form = found[0], found["language"], found["form"]
        told = dict(parse_qsl(query))
        if found["section"] == "activities" and form and form not in FORMS:
            return Link(path + fragment, Task(path, path))
        try:
            selection = Selection.read(unquote(found["path"]), told)
        except SelectionError:
            return Link(path + fragment, Task(path, path))
        values = sum(map(len, selection.facets.values()))
        if form and not selection.words:
            return Link(path + fragment, Task(path, path))
        if values > 1 or selection.words or selection.since or selection.until:
            if found["section"] == "figures":
                return Link(f"/{language}/figures/")
            return Link(f"/{language}/search/{_asked(selection)}")
        return self._page(path, told, page, fragment)

    def _page(self, path: str, told: Mapping[str, str], page: Task, fragment: str) -> Link:
        """Return where one page of a list stands; ``page`` links to itself in other languages and to those beside it."""
        before = told.get("before", "")
        if "after" in told:
            number = page.number - 1
        elif not before:
            number = 1
        else:
            number = page.number if before == page.before else page.number + 1
        if number < 2:
            return Link(path + fragment, Task(path, path))
        address = f"{path}older/{number}/"
        if not before:
            return Link(address + fragment)
        return Link(address + fragment, Task(address, f"{path}?before={quote(before)}", number, before))


def _asked(selection: Selection) -> str:
    """Return what a selection asks for as the search of the copy reads it."""
    told = [(name, "+".join(values)) for name, values in selection.facets.items()]
    told += [("q", selection.words)] if selection.words else []
    told += [(name, str(day)) for name, day in (("since", selection.since), ("until", selection.until)) if day]
    return "#" + "&".join(f"{name}={quote(value, safe='+')}" for name, value in told)


def file_of(path: str) -> str:
    """Return the file in which what stands at ``path`` is kept, relative to the folder.

    Raises:
        ValueError: no file can be called so.
    """
    name = unquote(path).lstrip("/")
    if name.endswith("/") or not name:
        name += "index.html"
    parts = name.split("/")
    if any(part in ("", ".", "..") or "\0" in part or len(part.encode()) > 255 for part in parts):
        raise ValueError(path)
    return name
