"""What pages tell machines that read them: JSON-LD with the vocabulary of schema.org.

Nothing is said more precisely than it is known: "in June" starts in ``2031-06``, a season in nothing; a district has no point.
"""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

import msgspec
from markupsafe import Markup

from fieldpost.domain import CalendarDate, MissionKind, OrganisationRole, Part, Period, Precision
from fieldpost.publishing.dates import describe_period
from fieldpost.publishing.formats import FORMATS

from . import addresses
from .filters import name_in, said, spoken
from .forms.listing import image, position_of, uuid_of
from .maps import Located
from .published import Published
from .shown import Line, Shown, ShownPlace
from .site import Site
from .terms import terms_of

Thing = dict[str, Any]

CONTEXT = "https://schema.org"
MOST_LISTED = 50
"""Activities of a list that are told with it."""
_BODIES = {
    MissionKind.INTERGOVERNMENTAL: "GovernmentOrganization",
    MissionKind.GOVERNMENT: "GovernmentOrganization",
    MissionKind.NGO: "NGO",
}
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
    """Return the mission: what sort of body it is, only where it says so itself."""
    parent = site.organisation(language)
    return {
        **_publisher(site, language),
        "url": site.address + addresses.home(language),
        "logo": f"{site.address}/favicon.svg",
        "areaServed": {"@type": "Country", "name": site.profile.country},
        **({"parentOrganization": {"@type": _body(site), "name": parent}} if parent else {}),
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
        "location": [_named_place(each, site, language) for each in shown.places],
        "organizer": _organisers(shown, site, language),
        "sponsor": _bodies(shown, _PAYING, site, language),
        "about": [
            {"@type": "DefinedTerm", "@id": _id(site, "theme", key), "name": site.theme(key, language)}
            for key in shown.themes
        ],
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
        "publisher": _publisher(site, language),
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
        "creator": _publisher(site, language),
        **_license(site, language),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media_type, "contentUrl": address, "name": name}
            for media_type, address, name in files
        ],
        **({"dateModified": modified} if modified else {}),
    }


def place(located: Located, names: Iterable[str], site: Site) -> Thing:
    """Return a place that has a page; ``names`` are its others."""
    known = ShownPlace(
        name=located.name,
        entry=located.entry,
        kind=located.kind,
        precision=located.precision,
        country=located.countries[0] if len(located.countries) == 1 else "",
        latitude=located.latitude,
        longitude=located.longitude,
    )
    return _with_names(_place(known, located.name, site), names, site.address + located.address)


def body(
    site: Site,
    pk: int,
    *,
    name: str,
    names: Iterable[str],
    url: str,
    website: str,
    identifiers: Mapping[str, object],
) -> Thing:
    """Return an organisation that has a page, which is all that the register knows of its sort."""
    thing = {
        "@type": "Organization",
        "@id": _id(site, "organisation", pk),
        "name": name,
        "sameAs": website,
        "identifier": [
            {"@type": "PropertyValue", "propertyID": scheme, "value": str(text)}
            for scheme, text in sorted(identifiers.items())
        ],
    }
    return _with_names({key: value for key, value in thing.items() if value}, names, url)


def theme(site: Site, key: str, language: str) -> Thing:
    """Return a theme: a term of the mission's own."""
    return {
        **_term(site, key, language),
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": f"{site.address}/#themes",
            "url": site.address + addresses.page(language, "themes"),
        },
    }


def themes(site: Site, keys: Iterable[str], language: str, *, title: str) -> Thing:
    """Return the themes with those ``keys``, together."""
    return {
        "@type": "DefinedTermSet",
        "@id": f"{site.address}/#themes",
        "name": title,
        "url": site.address + addresses.page(language, "themes"),
        "publisher": _publisher(site, language),
        "hasDefinedTerm": [_term(site, key, language) for key in keys],
    }


def activities(lines: Iterable[Line], language: str, *, title: str, count: int) -> Thing:
    """Return the first of a list of ``count`` activities, by no more than their names: each page tells the rest."""
    return {
        "@type": "ItemList",
        "name": title,
        "numberOfItems": count,
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "item": {"@type": "Event", "@id": f"urn:uuid:{uuid_of(line.key)}", "name": said(line, language).title},
            }
            for position, line in enumerate(islice(lines, MOST_LISTED), start=1)
        ],
    }


def way(site: Site, language: str, *steps: tuple[str, str]) -> Thing:
    """Return the way from the first page to this one: names and addresses without the host of what is below the first."""
    whole = [(site.name(language), addresses.home(language)), *steps]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": site.address + address}
            for position, (name, address) in enumerate(whole, start=1)
        ],
    }


def _date(stated: CalendarDate | None) -> str:
    """Return a date as ISO 8601 has it, as precise as it is stated; empty where that cannot be said."""
    if stated is None or stated.qualifier or stated.precision is Precision.SEASON:
        return ""
    return str(stated)


def _body(site: Site) -> str:
    """Return what schema.org calls a body such as the mission; no more than an organisation where it does not say."""
    return _BODIES.get(site.profile.kind, "Organization") if site.profile.kind else "Organization"


def _publisher(site: Site, language: str) -> Thing:
    return {
        "@type": _body(site),
        "@id": f"{site.address}/#mission",
        "name": site.name(language),
        "url": site.address,
    }


def _license(site: Site, language: str) -> Thing:
    """Return the terms as a property: their address, or their words where that is not all."""
    terms = terms_of(site, language)
    if terms is None:
        return {}
    if terms.spdx:
        return {"license": terms.address}
    url = {"url": terms.address} if terms.address else {}
    return {"license": {"@type": "CreativeWork", "name": terms.name, **url}}


def _id(site: Site, sort: str, key: object) -> str:
    """Return what names a thing of the site, the same on every page and in every language."""
    return f"{site.address}/#{sort}-{key}"


def _term(site: Site, key: str, language: str) -> Thing:
    return {
        "@type": "DefinedTerm",
        "@id": _id(site, "theme", key),
        "termCode": key,
        "name": site.theme(key, language),
        "url": site.address + addresses.theme(key, language),
    }


def _with_names(thing: Thing, names: Iterable[str], url: str) -> Thing:
    others = [each for each in dict.fromkeys(names) if each and each != thing["name"]]
    return {**thing, **({"alternateName": others} if others else {}), "url": url}


def _named_place(place: ShownPlace, site: Site, language: str) -> Thing:
    return _place(place, name_in(place, language), site)


def _place(place: ShownPlace, name: str, site: Site) -> Thing:
    own = {"@id": _id(site, "place", place.entry)} if place.entry else {}
    if place.kind == "country":
        return {"@type": "Country", **own, "name": name}
    thing: Thing = {"@type": "Place", **own, "name": name}
    address = {"addressLocality": name if place.precision == "town" else "", "addressCountry": place.country}
    if told := {key: value for key, value in address.items() if value}:
        thing["address"] = {"@type": "PostalAddress", **told}
    if position := position_of(place):
        thing["geo"] = {"@type": "GeoCoordinates", "latitude": position[0], "longitude": position[1]}
    return thing


def _organisers(shown: Shown, site: Site, language: str) -> list[Thing]:
    is_own = shown.part in (Part.ORGANISED, Part.CO_ORGANISED, Part.HOSTED)
    return [*([_publisher(site, language)] if is_own else []), *_bodies(shown, _ORGANISING, site, language)]


def _bodies(shown: Shown, roles: Iterable[OrganisationRole], site: Site, language: str) -> list[Thing]:
    wanted = set(roles)
    return [
        {
            "@type": "Organization",
            **({"@id": _id(site, "organisation", each.entry)} if each.entry else {}),
            "name": name_in(each, language),
        }
        for each in shown.organisations
        if each.role in wanted
    ]
