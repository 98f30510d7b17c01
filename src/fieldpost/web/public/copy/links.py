"""The links of a page: found, and replaced where they lead elsewhere in the copy.

Our templates escape ``<``, ``>`` and quotation marks in every text, so that a tag is what stands between ``<`` and ``>``.
"""

import re
from collections.abc import Callable
from html import escape, unescape

TAG = re.compile(r"<(a|area|link|img|source|script|form|iframe|image|use|object|video|audio|meta)\b[^>]*>")
ATTRIBUTE = re.compile(r"(?<=\s)(?P<name>href|src|srcset|poster|data|action|content)=\"(?P<value>[^\"]*)\"")
LOCATION = re.compile(r"<loc>([^<]+)</loc>")
OLDER = re.compile(rb'<link rel="next" [^>]*/>\n|^ "next_url": "[^"]*",\n', re.MULTILINE)
NOWHERE = re.compile(r"<link\b(?![^>]* href=)[^>]*>\n?")
_BLANK = re.compile(r"\s+")

Lead = Callable[[str, str], str]
"""Takes a tag's name and a link; returns the link as it is in the copy, empty for none."""


def rewritten(page: str, lead: Lead, *, search: str) -> str:
    """Return ``page`` with its links as ``lead`` says; its forms are sent to the address ``search``."""

    def tag(match: re.Match[str]) -> str:
        name, text = match[1], match[0]
        if name == "meta" and 'property="og:image"' not in text and 'property="og:url"' not in text:
            return text
        if name == "form":
            text = re.sub(r'\saction="[^"]*"', "", text)
            return f'{text[:-1]} action="{escape(search)}">'
        return ATTRIBUTE.sub(lambda found: _attribute(found, name, lead), text).replace(" >", ">")

    return NOWHERE.sub("", TAG.sub(tag, page))


def locations(sitemap: str) -> list[str]:
    """Return the addresses that a sitemap names."""
    return [unescape(found).strip() for found in LOCATION.findall(sitemap)]


def without_older(feed: bytes) -> bytes:
    """Return a feed, Atom or JSON, that does not say where older entries are: a file has no second page."""
    return OLDER.sub(b"", feed, count=1)


def _attribute(found: re.Match[str], tag: str, lead: Lead) -> str:
    name, value = found["name"], unescape(found["value"])
    if name in ("content", "data") and tag not in ("meta", "object"):
        return found[0]
    if name == "srcset":
        pairs = [_BLANK.split(each.strip(), maxsplit=1) for each in value.split(",") if each.strip()]
        told = ", ".join(" ".join([lead(tag, pair[0]), *pair[1:]]) for pair in pairs)
        return f'{name}="{escape(told)}"'
    if not value:
        return found[0]
    link = lead(tag, value)
    return f'{name}="{escape(link)}"' if link else ""
