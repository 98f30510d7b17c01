"""Activities as the list tells them: in the reader's language where they have it, the words that were sought marked."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from markupsafe import Markup, escape

from ..environment import environment
from ..filters import said, spoken
from ..lines import rows_of, shown_of
from ..search.query import Query
from ..search.snippets import Fragments, snippet
from ..shown import Line, decode_line
from ..site import Site
from ..visit import Visit

LONGEST_TITLE = 400
KEPT = 4_000
"""Lines that are kept as they are written on a page, about a kilobyte each."""
_MARKED = Markup("<mark>{}</mark>").format


class Found(NamedTuple):
    """A line of the list, and the title that it has there."""

    title: str
    line: Markup


def listed(visit: Visit, numbers: Sequence[int]) -> list[Found]:
    """Return the lines of the activities with these ``numbers``."""
    write = _found if settings.DEBUG else _kept
    return [write(row, visit.site, visit.language) for row in rows_of(numbers)]


def sought(visit: Visit, numbers: Sequence[int], query: Query) -> list[Found]:
    """Return the lines of the activities with these ``numbers``, with the part of their text that ``query`` found."""
    language = visit.language
    found = []
    for each in shown_of(numbers):
        told, told_in = said(each, language), spoken(each, language)
        title = _marked(snippet(told.title, query, told_in, length=LONGEST_TITLE))
        lead = _marked(snippet(told.text, query, told_in))
        found.append(_written(each, visit.site, language, title=title, lead=lead))
    return found


def _found(row: str, site: Site, language: str) -> Found:
    return _written(decode_line(row), site, language)


_kept = lru_cache(KEPT)(_found)
"""``_found`` of rows that are asked for again: a list shows what was shown before, in other company."""


def _written(each: Line, site: Site, language: str, **sought: Any) -> Found:
    parts: Any = environment(language).get_template("_parts.html").module
    return Found(said(each, language).title, parts.line(each, site, language, names_language=True, **sought))


def _marked(pieces: Fragments) -> Markup:
    return Markup().join([_MARKED(text) if is_sought else escape(text) for text, is_sought in pieces])
