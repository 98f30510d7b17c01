"""What a form says of the list that it is of, and what all feeds and calendars say of one activity."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.translation import gettext as _
from markupsafe import Markup

from fieldpost.publishing.wording import one_line, wording

from .. import addresses, labels
from ..filters import name_in, paragraphs, said, when
from ..photos import widths
from ..shown import Shown, ShownPlace
from ..site import Site
from ..site import said as said_in
from .text import clean

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a list changed that nothing was ever in."""
ALTERED = ("cancelled", "postponed")
"""Statuses that a reader has to see before the title."""
TRUSTED = ("point", "town")
"""How precise a position must be to be told as a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list in one form. Addresses have their host: ``page`` is that of the page, ``address`` of this part of the form,
    ``newest`` of its first part, ``older`` of the next, empty where there is none.

    ``identity`` never changes, even when the site moves. ``withdrawn`` are keys of what is no longer shown, and since when.
    """

    site: Site
    language: str
    title: str
    identity: str
    page: str
    address: str
    newest: str = ""
    older: str = ""
    withdrawn: tuple[tuple[str, datetime], ...] = ()


def identity(*parts: str) -> str:
    """Return an id of a list, the same for the same parts, for ever."""
    return str(uuid5(NAMESPACE_URL, "/".join(parts)))


def uuid_of(key: str) -> str:
    """Return the key of an activity as a UUID is written."""
    return str(UUID(key))


def updated(listing: Listing, activities: Iterable[Shown]) -> datetime:
    """Return when anything in the form last changed."""
    moments = [*(each.changed_at for each in activities), *(at for _key, at in listing.withdrawn)]
    return max(moments, default=NEVER)


def heading(shown: Shown, language: str) -> str:
    """Return the title on one line; what is cancelled or postponed says so first."""
    title = one_line(clean(said(shown, language).title))
    if shown.status not in ALTERED:
        return title
    return _("%(status)s: %(title)s") % {"status": labels.status(shown.status), "title": title}


def where(shown: Shown, language: str) -> str:
    """Return the names of its places."""
    return wording(language).all_of(one_line(clean(name_in(each, language))) for each in shown.places)


def partners(shown: Shown, language: str) -> str:
    """Return the names of its partners."""
    names = (one_line(clean(name_in(each, language))) for each in shown.organisations if each.is_partner)
    return wording(language).all_of(names)


def position(shown: Shown) -> tuple[float, float] | None:
    """Return latitude and longitude of the first place whose position can be trusted."""
    return next((found for found in map(position_of, shown.places) if found), None)


def position_of(place: ShownPlace) -> tuple[float, float] | None:
    """Return latitude and longitude of a spot or settlement; a district or country has no point to be told."""
    if place.precision in TRUSTED and place.latitude is not None and place.longitude is not None:
        return place.latitude, place.longitude
    return None


def image(shown: Shown, site: Site) -> str:
    """Return the address of its first photograph, empty where it has none."""
    if not shown.photos:
        return ""
    first = shown.photos[0]
    return site.address + addresses.photo(first.sha256, widths(first.width)[-1][0])


def subjects(shown: Shown, site: Site, language: str) -> list[tuple[str, str]]:
    """Return facet and name of what it is about: its kind, dimension and themes."""
    found = [(f"kind/{shown.kind}", labels.kind(shown.kind))]
    if shown.dimension:
        found.append((f"dimension/{shown.dimension}", clean(site.dimension(shown.dimension, language))))
    return found + [(f"theme/{key}", clean(site.theme(key, language))) for key in shown.themes]


def content(shown: Shown, site: Site, language: str) -> Markup:
    """Return the whole of what is told, as HTML that needs nothing around it."""
    told = said(shown, language)
    status = labels.status(shown.status) if shown.status != "held" else ""
    facts = [each for each in (status, when(shown.period, language), where(shown, language)) if each]
    parts = [Markup("<p>{}</p>").format(" · ".join(facts))] if facts else []
    parts += [Markup("<p>{}</p>").format(each) for each in paragraphs(clean(told.text))]
    if with_whom := partners(shown, language):
        parts.append(Markup("<p>{}: {}</p>").format(_("Partners"), with_whom))
    others = (shown.original_language,)
    for photo in shown.photos:
        address_width, width = widths(photo.width)[0]
        caption = " ".join(each for each in (said_in(photo.captions, language, others), photo.credit) if each)
        parts.append(
            Markup('<figure><img src="{}" alt="{}" width="{}" height="{}"><figcaption>{}</figcaption></figure>').format(
                site.address + addresses.photo(photo.sha256, address_width),
                clean(said_in(photo.alternatives, language, others)),
                width,
                max(1, round(photo.height * width / photo.width)),
                clean(caption),
            )
        )
    return Markup("\n").join(parts)
