"""The terms under which what the site tells of activities may be used, as a mission's profile states them."""

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.utils.encoding import iri_to_uri

from .site import Site, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What they are called in a language, their identifier in SPDX's list and their address, empty where there is none."""

    name: str
    spdx: str
    address: str


def terms_of(site: Site, language: str) -> Terms | None:
    """Return the terms; None where the mission states none."""
    licence = site.profile.licence
    if licence is None:
        return None
    name = said(licence.names, language, site.profile.languages)
    return Terms(name=name, spdx=licence.spdx, address=iri_to_uri(licence.address) or "")


def tell_terms(response: HttpResponseBase, site: Site) -> None:
    """Say in the head of an answer where the terms stand (RFC 8288, RFC 4946), for what has no place for them itself."""
    terms = terms_of(site, site.languages[0])
    if terms and terms.address:
        response.headers["Link"] = f'<{terms.address}>; rel="license"'
