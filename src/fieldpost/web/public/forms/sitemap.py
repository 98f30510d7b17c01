"""Site maps (https://www.sitemaps.org/protocol.html) whose addresses name their other languages."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from .text import moment

MEDIA_TYPE = "application/xml"
MOST = 50_000
"""Addresses in one file."""
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

Listed = tuple[Mapping[str, str], datetime | None]
"""A page: its address in each language, with the host, and when it last changed where that is known."""


def render_index(parts: Iterable[str]) -> bytes:
    """Return the file that names the other files of the map."""
    lines = "".join(f"<sitemap><loc>{escape(part)}</loc></sitemap>\n" for part in parts)
    return f"{_HEAD}<sitemapindex {_NAMESPACE}>\n{lines}</sitemapindex>\n".encode()


def render_part(pages: Iterable[Listed]) -> bytes:
    """Return a file of the map; each language of a page is listed, with all of them beside it."""
    lines = []
    for paths, at in pages:
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(address)}/>'
            for language, address in paths.items()
        )
        changed = f"<lastmod>{moment(at)}</lastmod>" if at else ""
        lines += [f"<url><loc>{escape(address)}</loc>{changed}{others}</url>\n" for address in paths.values()]
    head = f'{_HEAD}<urlset {_NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    return f"{head}{''.join(lines)}</urlset>\n".encode()
