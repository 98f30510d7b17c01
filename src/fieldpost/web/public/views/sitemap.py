"""The map of the site for search engines: an index, and files of pages, places, organisations, and of each year's activities."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.http import Http404, HttpResponse

from .. import addresses, entries
from ..forms.sitemap import MEDIA_TYPE, MOST, Listed, render_index, render_part
from ..models import ShownActivity, first_number
from ..prose import GIVEN
from ..published import published
from ..selection import ENTRIES, Selection
from ..shown import decode_line
from ..visit import EVERYTHING, Depends, Visit, for_everyone
from .forms import answer

LISTS = ("activities", "calendar", "places", "organisations", "themes", "figures", "issues", "data", *GIVEN)
"""Pages that every site has."""
DEPENDS = Depends(on=(EVERYTHING, "issues"))


@for_everyone
def index(visit: Visit) -> HttpResponse:
    """Answer with the files of the map, which have at most ``MOST`` addresses each."""
    size = _size(visit)
    sizes = {
        "pages": 1,
        **{f"{facet}s": len(visit.index.counted[facet]) for facet in ENTRIES},
        **_years(visit),
    }
    parts = [
        f"{visit.site.address}/sitemap-{name}{f'-{number}' if number > 1 else ''}.xml"
        for name, count in sizes.items()
        for number in range(1, -(-count // size) + 1)
    ]
    return answer(visit, render_index(parts), MEDIA_TYPE, depends=DEPENDS)


@for_everyone
def part(visit: Visit, name: str, number: str = "") -> HttpResponse:
    """Answer with one file of the map."""
    size = _size(visit)
    start = (int(number or 1) - 1) * size
    within = slice(start, start + size)
    if name == "pages":
        pages = _pages(visit)[within]
    elif name.isdigit():
        pages = _activities(visit, int(name), within)
    else:
        pages = _entries(visit, name.removesuffix("s"), within)
    if not pages:
        raise Http404
    return answer(visit, render_part(pages), MEDIA_TYPE, depends=DEPENDS)


def _size(visit: Visit) -> int:
    """Return how many pages a file has, each in every language."""
    return MOST // len(visit.site.languages)


def _years(visit: Visit) -> dict[str, int]:
    """Return how many activities begin in each year."""
    years: dict[str, int] = {}
    for month, count in visit.index.months(Selection()).items():
        years[month[:4]] = years.get(month[:4], 0) + count
    return years


def _pages(visit: Visit) -> list[Listed]:
    months = dict.fromkeys(each.key for each in published(visit.site.mission))
    themes = [value for value, _ids, _count in visit.index.counted["theme"] if value in visit.site.themes]
    parts: list[tuple[str, ...]] = [
        (),
        *((name,) for name in LISTS),
        *(("themes", key) for key in themes),
        *(("issues", month) for month in months),
    ]
    return [_page(visit, *each) for each in parts]


def _entries(visit: Visit, facet: str, within: slice) -> list[Listed]:
    keys = [(facet, value) for value, _ids, _count in visit.index.counted[facet]]
    keys.sort(key=lambda key: int(key[1]))
    slugs = entries.slugs(visit, keys[within])
    return [_page(visit, f"{facet}s", slugs[key]) for key in keys[within] if key in slugs]


def _activities(visit: Visit, year: int, within: slice) -> list[Listed]:
    if not date.min.year <= year < date.max.year:
        return []
    mission = visit.site.mission
    first, end = (first_number(mission, date(each, 1, 1)) for each in (year, year + 1))
    rows = ShownActivity.objects.filter(number__gte=first, number__lt=end).order_by("number")
    return [
        (_everywhere(visit, partial(addresses.activity, decode_line(line))), at)
        for line, at in rows.values_list("line", "changed_at")[within]
    ]


def _page(visit: Visit, *parts: str) -> Listed:
    return _everywhere(visit, lambda language: addresses.page(language, *parts)), None


def _everywhere(visit: Visit, address: Callable[[str], str]) -> dict[str, str]:
    return {language: visit.site.address + address(language) for language in visit.site.languages}
