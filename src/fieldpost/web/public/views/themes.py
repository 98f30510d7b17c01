"""The themes of the mission's work, below their dimensions, and each by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from babel.dates import format_date
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from fieldpost.publishing.dates import locale_for

from ...missions.models import ThemeHeading
from .. import addresses, structured
from ..lines import lines_of
from ..models import id_in
from ..pages import Page, render
from ..selection import Selection
from ..shown import Line
from ..site import DimensionNames, said
from ..visit import EVERYTHING, Depends, Visit, for_everyone
from .overview import forms_of, overview, tallies

MOST_NAMED = 12
"""Places and partners that the page of a theme names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A theme of the list; ``newest`` is its last activity, None where it has none.

    ``share`` is its number of activities as that of the greatest theme, in per cent.
    """

    key: str
    name: str
    address: str
    is_retired: bool
    count: int
    share: int
    activities: str
    newest: Line | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A dimension with its themes; ``activities`` is the address of the list that ``count`` counts."""

    dimension: DimensionNames
    name: str
    count: int
    activities: str
    themes: Sequence[Listed]


@for_everyone
def themes(visit: Visit) -> HttpResponse:
    """Show the dimensions and the themes below them, with their newest activities."""
    index, site, language = visit.index, visit.site, visit.language
    by_dimension = dict(index.choose(Selection()).counts_of("dimension"))
    counts: dict[str, int] = {}
    newest: dict[str, int] = {}
    for key in site.themes:
        choice = index.choose(Selection(facets={"theme": (key,)}))
        counts[key] = choice.count
        newest.update((key, number) for number in choice.page(size=1))
    most = max(counts.values(), default=0) or 1
    lines = {line.pk: line for line in lines_of(list(set(newest.values())))}
    listed: dict[str, list[Listed]] = {key: [] for key in site.dimensions}
    for key, each in site.themes.items():
        if each.is_retired and not counts[key]:
            continue
        listed[each.dimension].append(
            Listed(
                key=key,
                name=site.theme(key, language),
                address=addresses.theme(key, language),
                is_retired=each.is_retired,
                count=counts[key],
                share=round(100 * counts[key] / most),
                activities=addresses.page(language, "activities", "theme", key),
                newest=lines.get(id_in(newest[key])) if key in newest else None,
            )
        )
    title = _("Themes")
    told = structured.themes(site, [each.key for under in listed.values() for each in under], language, title=title)
    page = Page(
        title=title,
        description=_("What the mission works on: its dimensions, and the themes below each."),
        section="themes",
        paths={code: addresses.page(code, "themes") for code in site.languages},
        forms=forms_of(visit, Selection()),
        data=(structured.json_ld(told),) if site.themes else (),
    )
    sides = [
        Side(
            dimension=dimension,
            name=site.dimension(key, language),
            count=by_dimension.get(key, 0),
            activities=addresses.page(language, "activities", "dimension", key),
            themes=listed[key],
        )
        for key, dimension in site.dimensions.items()
    ]
    return render(visit, "themes.html", page, depends=Depends(on=(EVERYTHING,)), sides=sides)


@for_everyone
def theme(visit: Visit, key: str) -> HttpResponse:
    """Show one theme."""
    site, language = visit.site, visit.language
    if key not in site.themes:
        raise Http404(key)
    shown = overview(visit, "theme", key)
    selection = Selection(facets={"theme": (key,)})
    choice = visit.index.choose(selection)
    headings = list(ThemeHeading.objects.filter(theme__mission=site.mission, theme__key=key).select_related("theme"))
    known = site.themes[key]
    name = site.theme(key, language)
    way = structured.way(
        site, language, (_("Themes"), addresses.page(language, "themes")), (name, addresses.theme(key, language))
    )
    page = Page(
        title=name,
        description=_("The mission's activities under the theme “%(theme)s”.") % {"theme": name},
        section="themes",
        paths={code: addresses.theme(key, code) for code in site.languages},
        forms=shown.forms,
        is_indexed=shown.count > 0,
        data=(structured.json_ld(structured.theme(site, key, language)), structured.json_ld(way)),
    )
    return render(
        visit,
        "theme.html",
        page,
        depends=shown.depends,
        overview=shown,
        dimension=site.dimensions.get(known.dimension),
        dimension_name=site.dimension(known.dimension, language),
        dimension_address=addresses.page(language, "activities", "dimension", known.dimension),
        is_retired=known.is_retired,
        earlier=_earlier(headings, visit),
        sectors=headings[0].theme.sectors if headings else [],
        places=tallies(visit, selection, "place", choice.counts_of("place", most=MOST_NAMED)),
        partners=tallies(visit, selection, "organisation", choice.counts_of("organisation", most=MOST_NAMED)),
    )


def _earlier(headings: Sequence[ThemeHeading], visit: Visit) -> list[tuple[str, str]]:
    """Return how the theme was headed before, and until when, the latest first."""
    others = visit.site.profile.languages
    found = []
    for each, following in pairwise(headings):
        until = following.since or date.min
        words = format_date(until, "long", locale=locale_for(visit.language))
        found.append((said(each.names, visit.language, others), words))
    return found[::-1]
