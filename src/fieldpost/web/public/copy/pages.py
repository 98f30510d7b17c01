"""The pages that the copy has and the site has not: search, the way to a language, and what a server says of a wrong address."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from markupsafe import Markup

from .. import addresses, entries, labels
from ..pages import Page, render
from ..selection import ENTRIES, FACETS, Selection
from ..site import Address
from ..views.narrowing import Narrowing
from ..views.selecting import Selected
from ..visit import Visit
from .destinations import Task
from .making import Made, Maker

MOST = 300
"""Values of a facet that the search lists, those of most activities; pages of their own list all places and organisations."""


def own_pages(address: Address, maker: Maker) -> Iterator[Made]:
    """Yield them in each language."""
    site = maker.site
    for language in site.languages:
        with translation.override(language), timezone.override(site.profile.time_zone):
            visit = Visit(request=_request(language), address=address, site=site, language=language)
            yield _search(visit, maker)
            yield _missing(visit, maker, f"/{language}/404.html")
            if language == site.languages[0]:
                yield _missing(visit, maker, "/404.html")
                yield _entrance(visit, maker)


def _search(visit: Visit, maker: Maker) -> Made:
    paths = {language: addresses.page(language, "search") for language in visit.site.languages}
    page = Page(title=_("Search"), paths=paths, is_indexed=False)
    text = render(visit, "copy_search.html", page, lists=_lists(visit)).content.decode()
    return maker.made(Task(paths[visit.language], ""), text)


def _entrance(visit: Visit, maker: Maker) -> Made:
    page = Page(title=visit.site.name(visit.language), is_indexed=False)
    return maker.made(Task("/", ""), render(visit, "copy_entrance.html", page).content.decode())


def _missing(visit: Visit, maker: Maker, path: str) -> Made:
    page = Page(title=_("There is no such page"), is_indexed=False)
    return maker.made_for_everywhere(Task(path, ""), render(visit, "copy_missing.html", page).content.decode())


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
