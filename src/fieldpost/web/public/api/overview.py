"""What there is, and whose it is."""

from collections.abc import Iterable

from ..terms import terms_of
from ..visit import Visit
from .answers import AddressOf, Licence, Overview
from .endpoint import Endpoint


def overview(visit: Visit, endpoints: Iterable[Endpoint]) -> Overview:
    """Say whose data this is and where the rest stands."""
    site, language = visit.site, visit.language
    name = site.name(language)
    return Overview(
        title=title(visit),
        mission=name,
        organisation=site.organisation(language),
        site=f"{site.address}/{language}/",
        languages=list(site.languages),
        attribution=attribution(visit),
        license=licence(visit),
        documentation=f"{site.address}/{language}/data/api/",
        description=f"{site.address}/api/v1/openapi.json",
        edition=visit.index.edition,
        activities=len(visit.index.everything),
        addresses=[AddressOf(address=f"/api/v1/{each.path}", tells=each.summary) for each in endpoints],
    )


def title(visit: Visit) -> str:
    """Return what the data is called."""
    return f"{visit.site.name(visit.language)}: activities"


def attribution(visit: Visit) -> str:
    """Return whom to name."""
    return ", ".join(filter(None, (visit.site.name(visit.language), visit.site.organisation(visit.language))))


def licence(visit: Visit) -> Licence:
    """Say under which terms the data may be used; without an address of their own, whom to ask."""
    about = f"{visit.site.address}/{visit.language}/about/"
    terms = terms_of(visit.site, visit.language)
    if terms is None:
        return Licence(text="See the mission's site.", identifier="", url=about)
    return Licence(text=terms.name, identifier=terms.spdx, url=terms.address or about)
