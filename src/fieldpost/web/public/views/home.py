"""The first page in a language: the latest issue, what is coming, the latest month, ways into the register."""

from calendar import monthrange
from itertools import islice
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from fieldpost.domain import CalendarDate, Period
from fieldpost.publishing.dates import describe_period
from fieldpost.publishing.figures import key_figures

from .. import addresses, structured
from ..lines import lines_of, shown_of
from ..models import day_in, id_in
from ..month_map import draw_month, places_of
from ..pages import Page, render
from ..published import Published, in_language, published
from ..selection import Selection
from ..visit import EVERYTHING, Depends, Visit, for_everyone
from .overview import forms_of

COMING = 4
RECENT = 6
PLACES = 8


@for_everyone
def home(visit: Visit) -> HttpResponse:
    """Show what the mission does now, and the ways to all that it did."""
    site, language, index = visit.site, visit.language, visit.index
    held = index.choose(Selection(facets={"status": ("held",)}, until=visit.today)).page(size=2 * RECENT)
    coming = _coming(visit)
    lines = {line.pk: line for line in lines_of([*coming, *held])}
    # What has no date stands where it was recorded; it is no news.
    recent = [number for number in held if id_in(number) in lines and lines[id_in(number)].period] or held
    month = _month(visit, recent)
    feature = month["feature"]
    if feature:
        recent = [number for number in recent if id_in(number) != feature.pk]
    page = Page(
        title=site.name(language),
        description=_("What the mission does, where and with whom: its activities, issues and figures."),
        paths={code: addresses.home(code) for code in site.languages},
        forms=forms_of(visit, Selection()),
        data=(structured.json_ld(structured.organisation(site, language)),),
    )
    return render(
        visit,
        "home.html",
        page,
        depends=Depends(on=(EVERYTHING, "issues"), day=visit.today),
        coming=[lines[id_in(number)] for number in coming if id_in(number) in lines],
        recent=[lines[id_in(number)] for number in recent[:RECENT] if id_in(number) in lines],
        count=len(index.everything),
        place_count=len(index.counted["place"]),
        since=min((year for year, _ids, _size in index.counted["year"]), default=""),
        themes=_themes(visit),
        **_latest(published(site.mission), language),
        **month,
    )


def _coming(visit: Visit) -> list[int]:
    """Return what is announced from today on, the soonest first; also what was to be and is called off."""
    facets = {"status": ("announced", "cancelled", "postponed")}
    ids = visit.index.choose(Selection(facets=facets, since=visit.today)).ids
    return list(islice(visit.index.numbers(ids, newest_first=False), COMING))


def _latest(issues: list[Published], language: str) -> dict[str, Any]:
    """Return the latest issue, and the latest in the page's language where that is another."""
    issue = in_language(issues, language)
    if issue is None:
        return {"issue": None, "figures": None, "own": None}
    own = next((each for each in issues if each.language == language), None)
    return {"issue": issue, "figures": key_figures(issue.value), "own": own if own != issue else None}


def _month(visit: Visit, recent: list[int]) -> dict[str, Any]:
    """Return the month of the newest of ``recent`` on the map, its busiest places, and its newest with a photograph."""
    if not recent:
        return {"month": "", "wide": "", "narrow": "", "places": [], "month_key": "", "feature": None}
    day = day_in(recent[0])
    first, last = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    held = shown_of(visit.index.numbers_on(first, last, Selection(facets={"status": ("held",)})))
    month = CalendarDate(day.year, day.month)
    words = describe_period(Period(start=month, end=month), visit.language)
    places = places_of(held)
    wide, narrow = draw_month(places, words, visit.site, visit.language)
    return {
        "month": words,
        "month_key": f"{day:%Y-%m}",
        "wide": wide,
        "narrow": narrow,
        "places": places[:PLACES],
        "feature": next((each for each in reversed(held) if each.photos), None),
    }


def _themes(visit: Visit) -> list[tuple[Any, int, list[tuple[str, int]]]]:
    """Return each dimension that has activities with their number and its themes with theirs, in the mission's order."""
    sizes = {
        facet: {value: size for value, _ids, size in visit.index.counted[facet]} for facet in ("dimension", "theme")
    }
    return [
        (
            dimension,
            sizes["dimension"][dimension.key],
            [
                (theme.key, sizes["theme"][theme.key])
                for theme in visit.site.themes.values()
                if theme.dimension == dimension.key and theme.key in sizes["theme"]
            ],
        )
        for dimension in visit.site.dimensions.values()
        if dimension.key in sizes["dimension"]
    ]
