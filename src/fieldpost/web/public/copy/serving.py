"""What the copy says of itself: README.txt for whoever has it, a sample configuration of nginx, robots.txt."""

from datetime import date
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from ..site import Site
from .making import File

NGINX = """\
# {title}
# The folder of the copy is /srv/{key}{root}/.
server {{
    listen 80;
    server_name {host};
    root /srv/{key};
    index index.html;

    include mime.types;
    types {{
        application/atom+xml atom;
        application/geo+json geojson;
        text/calendar ics;
        text/csv csv;
    }}
    charset utf-8;
    charset_types {texts};
    gzip on;
    gzip_types {texts} image/svg+xml;

    add_header X-Content-Type-Options nosniff always;
    add_header Referrer-Policy same-origin always;

    location ~ /feed\\.json$ {{
        types {{ }}
        default_type application/feed+json;
    }}
    error_page 404 {root}/404.html;
{languages}}}
"""
TEXTS = """text/plain text/css text/csv text/calendar text/xml application/json application/geo+json
        application/javascript application/atom+xml"""
LANGUAGE = """\
    location {root}/{code}/ {{
        error_page 404 {root}/{code}/404.html;
    }}
"""
ROBOTS = """\
User-agent: *
Disallow:

Sitemap: {address}/sitemap.xml
"""


def guides(site: Site, made: date | None) -> list[File]:
    """Return them; words are in the language that is active. ``made`` is the day of the newest thing in the copy."""
    texts = {
        "README.txt": _readme(site, made),
        "nginx.conf": _nginx(site),
        "robots.txt": ROBOTS.format(address=site.address),
    }
    return [File(name, text.encode()) for name, text in texts.items()]


def _readme(site: Site, made: date | None) -> str:
    name = site.name(site.languages[0])
    paragraphs = [
        f"{name}\n{'=' * len(name)}",
        _("This folder is the whole public site of the mission, as files: every page, feed, calendar and table."),
        _("What it shows is as of %(day)s.") % {"day": made.isoformat()} if made else "",
        _("To read it on this machine, or from a disk or a shared folder, open index.html in a browser."),
        _(
            "To put it on the web, copy the folder to any web server, at the root of a host name or below any folder, with"
            " index.html for folders and 404.html where there is no file. No program and no database is needed."
            " nginx.conf is a sample for nginx."
        ),
        _(
            "Links lead from file to file, wherever the copy is. Feeds, calendars, sitemap.xml, 404.html and the addresses"
            " that pages give as their own name %(address)s: they hold where the copy is served there."
        )
        % {"address": site.address},
        _("The search works in the browser; no words that are typed are sent anywhere."),
    ]
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def _nginx(site: Site) -> str:
    parts = urlsplit(site.address)
    languages = "".join(LANGUAGE.format(code=code, root=parts.path) for code in site.languages)
    return NGINX.format(
        title=site.name(site.languages[0]).replace("\n", " "),
        host=parts.hostname,
        key=site.key,
        root=parts.path,
        texts=TEXTS,
        languages=languages,
    )
