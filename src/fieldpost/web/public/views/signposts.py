"""What programs look for at addresses of their own: what robots may read, and how a browser searches here."""

from textwrap import shorten
from xml.sax.saxutils import escape, quoteattr

from django.http import HttpResponse
from django.utils.translation import gettext as _

from .. import addresses
from ..selection import Selection
from ..visit import Depends, Visit, for_everyone
from .forms import answer

# Lists and figures by two facets and more are without number, and whatever stands in them is reached without them.
ROBOTS = """User-agent: *
Disallow: /newsroom/
Disallow: /admin/
Disallow: /accounts/
Disallow: /review/
Disallow: /*?*q=
Disallow: /*/activities/*/*/*/*/
Disallow: /*/figures/*/*/*/*/

Sitemap: {origin}/sitemap.xml
"""
# Browsers take 16 and 48 characters for the names (OpenSearch 1.1).
DESCRIPTION = """<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{short}</ShortName>
<LongName>{long}</LongName>
<Description>{description}</Description>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
<Language>{language}</Language>
<Image type="image/svg+xml">{origin}/favicon.svg</Image>
<Url type="text/html" method="get" template={page}/>
<Url type="application/atom+xml" template={feed}/>
<Url type="application/opensearchdescription+xml" rel="self" template={own}/>
</OpenSearchDescription>
"""


@for_everyone
def robots(visit: Visit) -> HttpResponse:
    """Answer with what robots may read."""
    text = ROBOTS.format(origin=visit.site.address)
    return answer(visit, text.encode(), "text/plain; charset=utf-8", depends=Depends())


@for_everyone
def opensearch(visit: Visit) -> HttpResponse:
    """Answer with how a browser searches the site in a language."""
    origin, language = visit.site.address, visit.language
    name = visit.site.name(language)
    everything = Selection()
    text = DESCRIPTION.format(
        short=escape(shorten(name, 16, placeholder="")),
        long=escape(shorten(name, 48, placeholder="")),
        description=escape(_("Activities of the mission, by any of their words")),
        language=language,
        origin=escape(origin),
        page=quoteattr(f"{origin}{addresses.activities(everything, language)}?q={{searchTerms}}"),
        feed=quoteattr(f"{origin}{addresses.activities(everything, language, form='feed.atom')}?q={{searchTerms}}"),
        own=quoteattr(f"{origin}/{language}/opensearch.xml"),
    )
    return answer(visit, text.encode(), "application/opensearchdescription+xml", depends=Depends())
