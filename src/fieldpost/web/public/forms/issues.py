"""Published issues as feeds: an entry is an issue, and what is corrected in it makes the entry new."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import SubElement

from markupsafe import Markup

from fieldpost.publishing.dates import describe_period
from fieldpost.publishing.formats import FORMATS
from fieldpost.publishing.wording import wording_of

from .. import addresses
from ..filters import paragraphs
from ..published import Published
from . import atom, json_feed
from .listing import NEVER, Listing, identity
from .text import clean, moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An issue, and when it was first and last published."""

    issue: Published
    first_at: datetime
    last_at: datetime


def render_atom(listing: Listing, issues: Sequence[Told]) -> bytes:
    """Return an Atom feed of ``issues``, in their order."""
    feed = atom.feed_of(listing, max((each.last_at for each in issues), default=NEVER))
    for told in issues:
        issue = told.issue
        entry = SubElement(feed, atom.ENTRY)
        if issue.language != listing.language:
            entry.set(atom.LANGUAGE, issue.language)
        atom.add(entry, "id", f"urn:uuid:{_identity(listing, issue)}")
        atom.add(entry, "title", _title(issue))
        atom.add(entry, "updated", moment(told.last_at))
        atom.add(entry, "published", moment(told.first_at))
        atom.link(entry, "alternate", _address(listing, issue), "text/html")
        for form, size in issue.sizes.items():
            address = listing.site.address + issue.file(form)
            atom.link(entry, "enclosure", address, FORMATS[form].media_type, length=str(size))
        atom.add(entry, "content", str(_content(issue)), {"type": "html"})
    return atom.written(feed)


def render_json_feed(listing: Listing, issues: Sequence[Told]) -> bytes:
    """Return a JSON Feed of ``issues``, in their order."""
    return json_feed.written(
        listing,
        [
            {
                "id": f"urn:uuid:{_identity(listing, told.issue)}",
                "url": _address(listing, told.issue),
                "title": _title(told.issue),
                "content_html": str(_content(told.issue)),
                "date_published": moment(told.first_at),
                "date_modified": moment(told.last_at),
                "language": told.issue.language,
                "attachments": [
                    {
                        "url": listing.site.address + told.issue.file(form),
                        "mime_type": FORMATS[form].media_type,
                        "size_in_bytes": size,
                    }
                    for form, size in told.issue.sizes.items()
                ],
            }
            for told in issues
        ],
    )


def _identity(listing: Listing, issue: Published) -> str:
    return identity(listing.site.key, "issues", issue.key, issue.language)


def _title(issue: Published) -> str:
    value = issue.value
    return clean(f"{value.title}, {describe_period(value.period, issue.language)}")


def _address(listing: Listing, issue: Published) -> str:
    return listing.site.address + addresses.issue(issue.key, listing.language)


def _content(issue: Published) -> Markup:
    """Return what was corrected, the newest first, the editor's note, and a few headings."""
    value = issue.value
    corrected = wording_of(value).corrected
    parts = [Markup("<p><strong>{}</strong></p>").format(clean(corrected(each))) for each in reversed(value.errata)]
    parts += [Markup("<p>{}</p>").format(each) for each in paragraphs(clean(value.lead))]
    headings = Markup("").join(Markup("<li>{}</li>").format(clean(each)) for each in issue.cover)
    return Markup("\n").join([*parts, Markup("<ul>{}</ul>").format(headings)] if headings else parts)
