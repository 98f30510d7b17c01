"""What the copy says of itself to whoever serves it: README.txt and a sample configuration of nginx."""

from datetime import date
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from ..site import Site
from .crawl import File

NGINX = """\
# {title}
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
    error_page 404 /404.html;
{languages}}}
"""
TEXTS = """text/plain text/css text/csv text/calendar text/xml application/json application/geo+json
        application/javascript application/atom+xml"""
LANGUAGE = """\
    location /{code}/ {{
        error_page 404 /{code}/404.html;
    }}
"""


def guides(site: Site, made: date | None) -> list[File]:
    """Return them; words are in the language that is active. ``made`` is the day of the newest thing in the copy."""
    return [File("README.txt", _readme(site, made).encode()), File("nginx.conf", _nginx(site).encode())]


def _readme(site: Site, made: date | None) -> str:
    name = site.name(site.languages[0])
    paragraphs = [
        f"{name}\n{'=' * len(name)}",
        _("This folder is the whole public site of the mission, as files: every page, feed, calendar and table."),
        _("What it shows is as of %(day)s.") % {"day": made.isoformat()} if made else "",
        _(
            "To put it on the web, copy the folder to any web server and let it serve the files at the root of a host name,"
            " with index.html for folders and 404.html where there is no file. No program and no database is needed."
            " nginx.conf is a sample for nginx."
        ),
        _("To look at it on your own machine, run this in the folder and open http://localhost:8000/ in a browser:")
        + "\n\n    python3 -m http.server",
        _(
            "Feeds, calendars and the addresses that pages give as their own name %(address)s. They hold where the copy"
            " is served under that name."
        )
        % {"address": site.address},
        _("The search works in the browser; no words that are typed are sent anywhere."),
    ]
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def _nginx(site: Site) -> str:
    languages = "".join(LANGUAGE.format(code=code) for code in site.languages)
    return NGINX.format(
        title=site.name(site.languages[0]).replace("\n", " "),
        host=urlsplit(site.address).hostname,
        key=site.key,
        texts=TEXTS,
        languages=languages,
    )
