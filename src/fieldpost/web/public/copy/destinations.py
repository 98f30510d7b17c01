"""Which address of the site is which file of the copy, and where a link leads there.

A file has no query: the pages of a list stand in ``older/2/`` and so on, and lists narrowed further than by one value, or by
words or days, lead to the copy's own search with what they ask for behind ``#``. Links say the way from one file to another,
``../2031-05/index.html``, so that the copy works below any folder and without a web server.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from ..addresses import FORMS
from ..selection import Selection, SelectionError

OTHERS = ("/newsroom/", "/accounts/", "/admin/", "/review/")
"""Addresses for those who work here; the copy has no such links."""
DATA = (".json", ".geojson", ".csv", ".ics", ".atom")
LIST = re.compile(
    r"/(?P<language>[a-z]{2,3})/(?P<section>activities|figures)/(?P<path>(?:[^/]+/[^/]+/)*)(?P<form>[^/]*)"
)
BROWSERS_SEARCH = "/opensearch.xml"
"""What lets a browser ask the site from its own field; a file answers no question."""
INDEX = "index.html"
FORBIDDEN = re.compile(r'[\0-\x1f<>:"\\|?*]|[. ]$|^(?:aux|con|nul|prn|(?:com|lpt)\d)(?:\.|$)', re.IGNORECASE)
"""What no name of a file may have on one of the systems that a disk is carried to; Windows is the strictest."""


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
    """Where a link leads: to an address of the copy, which begins with a slash, or elsewhere; empty for nowhere.

    ``task`` is what has to be made for it, if something has.
    """

    address: str
    task: Task | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """Knows the addresses of one site: ``live`` is where it is, ``named`` where its copy says to be."""

    live: str
    named: str
    languages: tuple[str, ...]

    def lead(self, href: str, page: Task) -> Link:
        """Return where ``href``, as it stands on ``page``, leads in the copy."""
        if href.startswith("#"):
            return Link(href)
        whole = urljoin(f"{self.live}{page.source}", href.strip())
        base = next((each for each in (self.named, self.live) if _is_below(whole, each)), None)
        if base is None:
            return Link(whole if href.startswith("//") else href)
        parts = urlsplit(whole[len(base) :])
        path, fragment = parts.path or "/", f"#{parts.fragment}" if parts.fragment else ""
        if path.startswith(OTHERS) or path.endswith(BROWSERS_SEARCH):
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


def _is_below(address: str, base: str) -> bool:
    return address.startswith(base) and address[len(base) : len(base) + 1] in ("", "/", "?", "#")


def _asked(selection: Selection) -> str:
    """Return what a selection asks for as the search of the copy reads it."""
    told = [(name, "+".join(values)) for name, values in selection.facets.items()]
    told += [("q", selection.words)] if selection.words else []
    told += [(name, str(day)) for name, day in (("since", selection.since), ("until", selection.until)) if day]
    return "#" + "&".join(f"{name}={quote(value, safe='+')}" for name, value in told)


def way(address: str, page: str) -> str:
    """Return how the file of ``page`` says where that of ``address`` is; both are addresses of the copy."""
    path, mark, fragment = address.partition("#")
    to, at = path.split("/")[1:], page.split("/")[1:]
    same = 0
    while same < len(to) - 1 and same < len(at) - 1 and to[same] == at[same]:
        same += 1
    name = to[-1] or INDEX
    return f"{'../' * (len(at) - 1 - same)}{'/'.join([*to[same:-1], name])}{mark}{fragment}"


def file_of(path: str) -> str:
    """Return the file in which what stands at ``path`` is kept, relative to the folder.

    Raises:
        ValueError: no file can be called so.
    """
    name = unquote(path).lstrip("/")
    if name.endswith("/") or not name:
        name += INDEX
    if any(not part or FORBIDDEN.search(part) or len(part.encode()) > 255 for part in name.split("/")):
        raise ValueError(path)
    return name
