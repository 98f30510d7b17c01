"""What pages tell machines that read them: JSON-LD with the vocabulary of schema.org.

Nothing is said more precisely than it is known: "in June" starts in ``2031-06``, a season in nothing; a district has no point.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
from markupsafe import Markup

from fieldpost.domain import CalendarDate, OrganisationRole, Part, Period, Precision
from fieldpost.publishing.dates import describe_period
from fieldpost.publishing.formats import FORMATS

from . import addresses
from .filters import name_in, said, spoken
from .forms.listing import image, position_of, uuid_of
from .published import Published
from .shown import Shown, ShownPlace
from .site import Site

Thing = dict[str, Any]

CONTEXT = "https://schema.org"
_STATUSES = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}
_ORGANISING = (OrganisationRole.ORGANISED, OrganisationRole.CO_ORGANISED, OrganisationRole.HOSTED)
_PAYING = (OrganisationRole.FUNDED, OrganisationRole.SUPPORTED)
# As far as HTML is concerned a script ends at the first "</script", wherever that stands.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def json_ld(thing: Thing) -> Markup:
    """Return ``thing`` as it may stand in a script element."""
    text = msgspec.json.encode({"@context": CONTEXT, **thing}).decode()
    return Markup(text.translate(_ESCAPES))  # noqa: S704 - what could end the element is escaped


def organisation(site: Site, language: str) -> Thing:
    """Return the mission."""
    parent = site.organisation(language)
    return {
        "@type": "GovernmentOrganization",
        "@id": f"{site.address}/#mission",
        "name": site.name(language),
        "url": site.address + addresses.home(language),
        "logo": f"{site.address}/favicon.svg",
        "areaServed": {"@type": "Country", "name": site.profile.country},
        **({"parentOrganization": {"@type": "Organization", "name": parent}} if parent else {}),
    }


def activity(shown: Shown, site: Site, language: str) -> Thing:
    """Return an activity: an Event, whatever its kind."""
    words = said(shown, language)
    url = site.address + addresses.activity(shown, language)
    period = Period.parse(shown.period) if shown.period else None
    picture = image(shown, site)
    thing = {
        "@type": "Event",
        "@id": f"urn:uuid:{uuid_of(shown.key)}",
        "name": words.title,
        "description": words.lead,
        "url": url,
        "inLanguage": spoken(shown, language),
        "eventStatus": f"{CONTEXT}/{_STATUSES.get(shown.status, 'EventScheduled')}",
        "startDate": _date(period.start) if period else "",
        "endDate": _date(period.end) if period else "",
        "location": [_place(each, language) for each in shown.places],
        "organizer": _organisers(shown, site, language),
        "sponsor": _bodies(shown, _PAYING, language),
        "about": [{"@type": "Thing", "name": site.theme(key, language)} for key in shown.themes],
        "image": picture,
    }
    return {name: value for name, value in thing.items() if value}


def issue(published: Published, site: Site, language: str) -> Thing:
    """Return a published issue, with its files and what was corrected in it."""
    value = published.value
    url = site.address + addresses.issue(published.key, language)
    errata = [
        {"@type": "CorrectionComment", "text": each.text, "dateCreated": each.date.isoformat()} for each in value.errata
    ]
    return {
        "@type": "PublicationIssue",
        "@id": url,
        "name": f"{value.title}, {describe_period(value.period, published.language)}",
        "issueNumber": published.number,
        "datePublished": published.day.isoformat(),
        "inLanguage": published.language,
        "url": url,
        "isPartOf": {
            "@type": "Periodical",
            "name": value.title,
            "url": site.address + addresses.page(language, "issues"),
        },
        "publisher": {"@type": "Organization", "name": site.name(language), "url": site.address},
        "encoding": [
            {
                "@type": "MediaObject",
                "encodingFormat": FORMATS[form].media_type,
                "contentUrl": site.address + published.file(form),
            }
            for form in published.sizes
        ],
        **({"correction": errata} if errata else {}),
    }


def dataset(
    site: Site,
    language: str,
    *,
    title: str,
    description: str,
    url: str,
    files: Iterable[tuple[str, str, str]],
    modified: str = "",
) -> Thing:
    """Return all that is shown as data; ``files`` are media type, address and name of each form."""
    return {
        "@type": "Dataset",
        "@id": url,
        "name": title,
        "description": description,
        "url": url,
        "inLanguage": language,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": site.name(language), "url": site.address},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media_type, "contentUrl": address, "name": name}
            for media_type, address, name in files
        ],
        **({"dateModified": modified} if modified else {}),
    }


def way(site: Site, steps: Iterable[tuple[str, str]]) -> Thing:
    """Return the way from the first page to this one: names and addresses without the host."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": site.address + address}
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }


def _date(stated: CalendarDate | None) -> str:
    """Return a date as ISO 8601 has it, as precise as it is stated; empty where that cannot be said."""
    if stated is None or stated.qualifier or stated.precision is Precision.SEASON:
        return ""
    return str(stated)


def _place(place: ShownPlace, language: str) -> Thing:
    name = name_in(place, language)
    if place.kind == "country":
        return {"@type": "Country", "name": name}
    thing: Thing = {"@type": "Place", "name": name}
    address = {"addressLocality": name if place.precision == "town" else "", "addressCountry": place.country}
    if told := {key: value for key, value in address.items() if value}:
        thing["address"] = {"@type": "PostalAddress", **told}
    if position := position_of(place):
        thing["geo"] = {"@type": "GeoCoordinates", "latitude": position[0], "longitude": position[1]}
    return thing


def _organisers(shown: Shown, site: Site, language: str) -> list[Thing]:
    own = {"@type": "Organization", "name": site.name(language), "url": site.address}
    is_own = shown.part in (Part.ORGANISED, Part.CO_ORGANISED, Part.HOSTED)
    return [*([own] if is_own else []), *_bodies(shown, _ORGANISING, language)]


def _bodies(shown: Shown, roles: Iterable[OrganisationRole], language: str) -> list[Thing]:
    wanted = set(roles)
    return [
        {"@type": "Organization", "name": name_in(each, language)}
        for each in shown.organisations
        if each.role in wanted
    ]
