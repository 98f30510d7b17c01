"""Atom (RFC 4287), in parts that lead to older ones (RFC 5005), with what was withdrawn (RFC 6721),
where (GeoRSS) and under which terms (RFC 4946).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from .. import addresses
from ..filters import said, spoken
from ..shown import Shown
from ..terms import terms_of
from .listing import Listing, content, heading, position, subjects, updated, uuid_of
from .text import clean, moment

MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_GEORSS = "http://www.georss.org/georss"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ENTRY = f"{{{_ATOM}}}entry"
for _prefix, _name in (("", _ATOM), ("georss", _GEORSS), ("at", _TOMBSTONES)):
    register_namespace(_prefix, _name)


def render_atom(listing: Listing, activities: Sequence[Shown]) -> bytes:
    """Return the feed of ``activities``, in their order."""
    feed = feed_of(listing, updated(listing, activities))
    for key, at in listing.withdrawn:
        SubElement(feed, f"{{{_TOMBSTONES}}}deleted-entry", ref=f"urn:uuid:{uuid_of(key)}", when=moment(at))
    for shown in activities:
        feed.append(_entry(listing, shown))
    return written(feed)


def feed_of(listing: Listing, changed: datetime) -> Element:
    """Return a feed that has no entries yet."""
    feed = Element(f"{{{_ATOM}}}feed", {LANGUAGE: listing.language})
    add(feed, "id", f"urn:uuid:{listing.identity}")
    add(feed, "title", listing.title)
    add(feed, "updated", moment(changed))
    add(feed, "generator", "Fieldpost")
    add(feed, "icon", f"{listing.site.address}/favicon.svg")
    if terms := terms_of(listing.site, listing.language):
        add(feed, "rights", ", ".join(filter(None, (terms.name, terms.address))))
        if terms.address:
            link(feed, "license", terms.address)
    link(feed, "self", listing.address, MEDIA_TYPE)
    link(feed, "alternate", listing.page, "text/html")
    if listing.newest:
        link(feed, "first", listing.newest, MEDIA_TYPE)
    if listing.older:
        link(feed, "next", listing.older, MEDIA_TYPE)
    author = SubElement(feed, f"{{{_ATOM}}}author")
    add(author, "name", listing.site.name(listing.language))
    add(author, "uri", listing.site.address + addresses.home(listing.language))
    return feed


def written(feed: Element) -> bytes:
    """Return a feed as a file."""
    indent(feed, "")
    data: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def add(parent: Element, name: str, text: str, attributes: dict[str, str] | None = None) -> Element:
    """Add an element of Atom with text in it."""
    element = SubElement(parent, f"{{{_ATOM}}}{name}", attributes or {})
    element.text = clean(text)
    return element


def link(parent: Element, relation: str, address: str, media_type: str = "", **more: str) -> None:
    """Add a link."""
    attributes = {"rel": relation, "href": address, **({"type": media_type} if media_type else {}), **more}
    SubElement(parent, f"{{{_ATOM}}}link", attributes)


def _entry(listing: Listing, shown: Shown) -> Element:
    site, language = listing.site, listing.language
    entry = Element(ENTRY)
    told = spoken(shown, language)
    if told != language:
        entry.set(LANGUAGE, told)
    add(entry, "id", f"urn:uuid:{uuid_of(shown.key)}")
    add(entry, "title", heading(shown, language))
    add(entry, "updated", moment(shown.changed_at))
    add(entry, "published", moment(shown.shown_at))
    link(entry, "alternate", site.address + addresses.activity(shown, language), "text/html", hreflang=language)
    for other in _others(shown, site.languages, language):
        link(entry, "alternate", site.address + addresses.activity(shown, other), "text/html", hreflang=other)
    for address in shown.links:
        link(entry, "related", clean(address))
    for facet, name in subjects(shown, site, language):
        scheme, _slash, term = facet.partition("/")
        attributes = {"term": term, "scheme": f"{site.address}/{scheme}", "label": name}
        SubElement(entry, f"{{{_ATOM}}}category", attributes)
    add(entry, "summary", said(shown, language).lead)
    add(entry, "content", str(content(shown, site, language)), {"type": "html"})
    if placed := position(shown):
        SubElement(entry, f"{{{_GEORSS}}}point").text = f"{placed[0]} {placed[1]}"
    return entry


def _others(shown: Shown, languages: Iterable[str], language: str) -> list[str]:
    """Return the other languages of the site in which it has words."""
    return [each for each in languages if each != language and each in shown.words]
