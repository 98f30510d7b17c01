"""Activities as the list tells them: in the reader's language where they have it, the words that were sought marked."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from .. import addresses, labels
from ..filters import foreign, foreign_name, name_in, said, spoken, when
from ..search.query import Query
from ..search.snippets import Fragments, snippet
from ..shown import Line, Shown
from ..visit import Visit

LONGEST_TITLE = 400
MOST_PLACES = 3


class Found(NamedTuple):
    """A line of the list. Title and lead come in pieces, of which those that are true were sought.

    ``attributes`` are those of words in another language than the page's; places come with their own. ``number`` and ``shape``
    are the dimension's, 0 and empty where it has none.
    """

    address: str
    title: Fragments
    lead: Fragments
    attributes: Markup
    when: str
    places: list[tuple[str, Markup]]
    status: str
    kind: str
    theme: str
    number: int
    shape: str


def found_lines(visit: Visit, activities: Sequence[Line], query: Query | None) -> list[Found]:
    """Return the lines of ``activities``; with a ``query`` these have to be whole, for it may have found any of their text."""
    return [_line(visit, each, query) for each in activities]


def _line(visit: Visit, each: Line, query: Query | None) -> Found:
    language, site = visit.language, visit.site
    told, told_in = said(each, language), spoken(each, language)
    title: Fragments = [(told.title, False)]
    lead: Fragments = [(told.lead, False)] if told.lead else []
    if query is not None and isinstance(each, Shown):
        title = snippet(told.title, query, told_in, length=LONGEST_TITLE)
        lead = snippet(told.text, query, told_in)
    dimension = site.dimensions.get(each.dimension)
    names = [name_in(place, language) for place in each.places[:MOST_PLACES]]
    return Found(
        address=addresses.activity(each, language),
        title=title,
        lead=lead,
        attributes=foreign(told_in, language),
        when=when(each.period, language),
        places=[(name, foreign_name(name, language)) for name in names],
        status=each.status,
        kind=labels.kind(each.kind),
        theme=site.theme(each.theme, language) if each.theme else "",
        number=dimension.number if dimension else 0,
        shape=dimension.shape if dimension else "",
    )
