"""What can be taken away: feeds, calendars, files, the API and its manual."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _

from fieldpost.domain import Period
from fieldpost.publishing.dates import describe_period

from .. import addresses, labels, structured
from ..api.manual import manual
from ..api.overview import attribution
from ..pages import Page, render
from ..selection import Selection
from ..visit import EVERYTHING, Depends, Visit, for_everyone
from .activities import MEDIA_TYPES

Forms = list[tuple[str, str, str]]
"""Media type, address and name of each form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A list that can be taken in several forms."""

    name: str
    address: str
    count: int
    forms: Forms


@for_everyone
def data(visit: Visit) -> HttpResponse:
    """Show everything that can be taken."""
    language, site = visit.language, visit.site
    whole = _taken(visit, _("All activities"), Selection())
    parts = [
        _taken(visit, site.dimension(key, language), Selection(facets={"dimension": (key,)})) for key in site.dimensions
    ]
    issues = addresses.page(language, "issues")
    api = addresses.page(language, "data", "api")
    change = visit.index.change
    title = _("Data")
    description = _("Everything that stands on this site can be taken away, as it is now and as it changes.")
    paths = {each: addresses.page(each, "data") for each in site.languages}
    files = [
        *((media_type, site.address + address, name) for media_type, address, name in whole.forms),
        ("application/geo+json", f"{site.address}/api/v1/places.geojson", _("Places for maps (GeoJSON)")),
        ("application/json", f"{site.address}/api/v1/activities", _("API")),
    ]
    thing = structured.dataset(
        site,
        language,
        title=f"{site.name(language)}: {_('Activities')}",
        description=description,
        url=site.address + paths[language],
        files=files,
        modified=change.at if change else "",
    )
    page = Page(title=title, description=description, section="data", paths=paths, data=(structured.json_ld(thing),))
    return render(
        visit,
        "data.html",
        page,
        depends=Depends(on=(EVERYTHING, "issues"), day=visit.today),
        whole=whole,
        taken=[part for part in parts if part.count],
        issue_feeds=[
            ("application/atom+xml", f"{issues}feed.atom", labels.form("feed.atom")),
            ("application/feed+json", f"{issues}feed.json", labels.form("feed.json")),
        ],
        issues=issues,
        api=api,
        attribution=attribution(visit),
        changed=_day(change.at, language) if change else "",
        today=_day(visit.today.isoformat(), language),
    )


@for_everyone
def api(visit: Visit) -> HttpResponse:
    """Show the manual of the API."""
    data_page = addresses.page(visit.language, "data")
    title = _("The API")
    way = structured.way(
        visit.site, visit.language, (_("Data"), data_page), (title, addresses.page(visit.language, "data", "api"))
    )
    page = Page(
        title=title,
        description=_("How programs read what stands on this site: addresses, parameters, examples."),
        section="data",
        paths={each: addresses.page(each, "data", "api") for each in visit.site.languages},
        data=(structured.json_ld(way),),
    )
    return render(
        visit,
        "api.html",
        page,
        depends=Depends(on=(EVERYTHING, "issues")),
        entries=manual(visit),
        base=f"{visit.site.address}/api/v1/",
        attribution=attribution(visit),
        data=data_page,
    )


def _taken(visit: Visit, name: str, selection: Selection) -> Taken:
    return Taken(
        name=name,
        address=addresses.activities(selection, visit.language),
        count=visit.index.choose(selection).count,
        forms=[
            (MEDIA_TYPES[form], addresses.activities(selection, visit.language, form=form), labels.form(form))
            for form in addresses.FORMS
        ],
    )


def _day(at: str, language: str) -> str:
    day = datetime.fromisoformat(at).date()
    return describe_period(Period.days(day, day), language)
