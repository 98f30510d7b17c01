"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from collections.abc import Sequence
from typing import Any

import msgspec

from .. import addresses
from ..filters import said, spoken
from ..shown import Shown
from ..terms import Terms, terms_of
from .listing import Listing, content, heading, image, subjects, uuid_of
from .text import clean, moment

MEDIA_TYPE = "application/feed+json"


def render_json_feed(listing: Listing, activities: Sequence[Shown]) -> bytes:
    """Return the feed of ``activities``, in their order."""
    return written(listing, [_item(listing, shown) for shown in activities])


def written(listing: Listing, items: list[dict[str, Any]]) -> bytes:
    """Return a feed with these items as a file."""
    site, language = listing.site, listing.language
    terms = terms_of(site, language)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(listing.title),
        "home_page_url": listing.page,
        "feed_url": listing.address,
        **({"next_url": listing.older} if listing.older else {}),
        "icon": f"{site.address}/favicon.svg",
        "language": language,
        "authors": [{"name": clean(site.name(language)), "url": site.address + addresses.home(language)}],
        **({"_license": _license(terms)} if terms else {}),
        "items": items,
    }
    return msgspec.json.format(msgspec.json.encode(feed), indent=1) + b"\n"


def _license(terms: Terms) -> dict[str, str]:
    """Return the terms as an extension, for JSON Feed has no member for them: absent is what is empty."""
    told = {"name": clean(terms.name), "spdx": terms.spdx, "url": terms.address}
    return {name: value for name, value in told.items() if value}


def _item(listing: Listing, shown: Shown) -> dict[str, Any]:
    site, language = listing.site, listing.language
    picture = image(shown, site)
    return {
        "id": f"urn:uuid:{uuid_of(shown.key)}",
        "url": site.address + addresses.activity(shown, language),
        "title": heading(shown, language),
        "summary": clean(said(shown, language).lead),
        "content_html": str(content(shown, site, language)),
        **({"image": picture} if picture else {}),
        "date_published": moment(shown.shown_at),
        "date_modified": moment(shown.changed_at),
        "tags": list(dict.fromkeys(name for _facet, name in subjects(shown, site, language))),
        "language": spoken(shown, language),
    }
