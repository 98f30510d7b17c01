"""The pages that the copy has and the site has not: search, the way to a language, and what a server says of a wrong address."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from markupsafe import Markup

from .. import addresses, entries, labels
from ..pages import Page, render
from ..selection import ENTRIES, FACETS, Selection
from ..site import Address, Site
from ..views.narrowing import Narrowing
from ..views.selecting import Selected
from ..visit import Visit
from .crawl import Crawl, File

MOST = 300
"""Values of a facet that the search lists, those of most activities; pages of their own list all places and organisations."""


def own_pages(site: Site, address: Address, crawl: Crawl) -> Iterator[File]:
    """Yield them in each language; their links are followed by ``crawl``."""
    for language in site.languages:
        with translation.override(language), timezone.override(site.profile.time_zone):
            visit = Visit(request=_request(language), address=address, site=site, language=language)
            yield _file(
                crawl, visit, "copy_search.html", f"{language}/search/index.html", _("Search"), lists=_lists(visit)
            )
            missing = _("There is no such page")
            yield _file(crawl, visit, "copy_missing.html", f"{language}/404.html", missing)
            if language == site.languages[0]:
                yield _file(crawl, visit, "copy_missing.html", "404.html", missing)
                yield _file(crawl, visit, "copy_entrance.html", "index.html", site.name(language))


def _file(crawl: Crawl, visit: Visit, template: str, name: str, title: str, **context: Any) -> File:
    paths = {}
    if template == "copy_search.html":
        paths = {language: addresses.page(language, "search") for language in visit.site.languages}
    page = Page(title=title, paths=paths, is_indexed=False)
    text = render(visit, template, page, **context).content.decode()
    path = f"/{name}" if not name.endswith("index.html") else f"/{name[: -len('index.html')]}"
    return File(name, crawl.page(text, path))


def _request(language: str) -> HttpRequest:
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = f"/{language}/search/"
    return request


def _lists(visit: Visit) -> list[tuple[str, str, list[tuple[str, str, Markup, str]]]]:
    """Return for each facet its name, heading, and values: address, words, attributes and value."""
    everything = Selection()
    told = []
    for facet in FACETS:
        values = [value for value, _ids, _count in visit.index.counted.get(facet, [])[:MOST]]
        if not values:
            continue
        asked = Selection(facets={facet: tuple(values)})
        narrowing = Narrowing(visit, Selected(asked, visit.index.choose(everything), False))
        slugs = entries.slugs(visit, [(facet, value) for value in values]) if facet in ENTRIES else {}
        rows = []
        for value in values:
            words, attributes = narrowing.label(facet, value)
            address = addresses.activities(Selection(facets={facet: (value,)}), visit.language, slugs=slugs)
            rows.append((address, words, attributes, value))
        told.append((facet, labels.facet(facet), rows))
    return told
