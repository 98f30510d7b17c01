"""A checker of links that knows nothing of how the copy was made: it asks a web server for everything, from one address on."""

import urllib.error
import urllib.request
from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action", "iframe": "src", "use": "href"}
OWN_NAMES = ("canonical", "alternate")
"""Links that name the site's own address, wherever the page stands."""
SILENT = ("script", "style", "title", "noscript")


@dataclass
class Page(HTMLParser):
    """What a page links to, its anchors and its text."""

    links: list[str] = field(default_factory=list)
    own_names: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    _silent: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self._silent += tag in SILENT
        if told.get("id"):
            self.anchors.add(str(told["id"]))
        link = told.get(LINKS.get(tag, ""))
        if link:
            named = tag == "link" and (told.get("rel") or "") in OWN_NAMES and link.startswith("http")
            (self.own_names if named else self.links).append(link)
        for each in (told.get("srcset") or "").split(","):
            if each.strip():
                self.links.append(each.split()[0])

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words += data.split()


def read(text: str) -> Page:
    page = Page()
    page.feed(text)
    return page


@dataclass
class Checked:
    """What a walk found: ``pages`` by path, ``broken`` links and links that lead ``away``, each with the page it stands on."""

    pages: dict[str, str] = field(default_factory=dict)
    broken: list[tuple[str, str]] = field(default_factory=list)
    away: list[tuple[str, str]] = field(default_factory=list)
    types: dict[str, str] = field(default_factory=dict)


def check(base: str) -> Checked:
    """Follow every link from the first page of the copy that stands at ``base``, an address that ends with a slash.

    Paths are told from there on.
    """
    found = Checked()
    anchors: dict[str, set[str]] = {}
    wanted: list[tuple[str, str, str]] = []
    first = "index.html" if base.startswith("file:") else ""
    waiting, seen = deque([(first, "")]), {first}
    while waiting:
        path, told_by = waiting.popleft()
        status, media_type, data = ask_server(base + path)
        found.types[path] = media_type
        if status != 200:
            found.broken.append((path, told_by))
            continue
        if not media_type.startswith("text/html"):
            continue
        text = data.decode()
        page = read(text)
        found.pages[path], anchors[path] = text, page.anchors
        for link in page.links:
            whole, fragment = urldefrag(urljoin(base + path, link))
            parts = urlsplit(whole)
            if parts.scheme not in ("http", "https", "file"):
                continue
            if not whole.startswith(base):
                found.away.append((link, path))
                continue
            assert not parts.query, (link, path)
            to = quote(unquote(whole[len(base) :]), safe="/+:@,;=!$&'()*~")
            if fragment and not ("=" in fragment and parts.path.endswith("/search/index.html")):
                wanted.append((to, unquote(fragment), path))
            if to not in seen:
                seen.add(to)
                waiting.append((to, path))
    found.broken += [(f"{to}#{name}", path) for to, name, path in wanted if name not in anchors.get(to, set())]
    return found


def ask_server(address: str) -> tuple[int, str, bytes]:
    """Return the status, the type and what is there."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310
            return answer.status or 200, answer.headers.get("Content-Type", ""), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Content-Type", ""), error.read()
    except urllib.error.URLError:
        return 404, "", b""
