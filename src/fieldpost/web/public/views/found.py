"""Activities as the list tells them: in the reader's language where they have it, the words that were sought marked."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from .. import labels
from ..filters import foreign, foreign_name, name_in, said, spoken, when
from ..search.query import Query
from ..search.snippets import Fragments, snippet
from ..shown import Line, Shown
from ..visit import Visit

LONGEST_TITLE = 400
MOST_PLACES = 3


class Found(NamedTuple):
    """A line of the list. ``title_pieces`` and ``lead_pieces`` are in place of title and lead where words were sought.

    ``attributes`` are those of words in another language than the page's, which is named by ``told_in``; each place is its
    name, its own attributes, and what separates it from the next. ``status`` is empty for what was held. ``number`` and
    ``shape`` are the dimension's, 0 and empty where it has none.
    """

    address: str
    title: str
    lead: str
    title_pieces: Fragments
    lead_pieces: Fragments
    attributes: Markup
    told_in: str
    when: str
    places: list[tuple[str, Markup, str]]
    status: str
    kind: str
    theme: str
    number: int
    shape: str


def found_lines(visit: Visit, activities: Sequence[Line], query: Query | None) -> list[Found]:
    """Return the lines of ``activities``; with a ``query`` these have to be whole, for it may have found any of their text."""
    language, site = visit.language, visit.site
    kinds = {key: labels.kind(key) for key in {each.kind for each in activities}}
    themes = {key: site.theme(key, language) for key in {each.theme for each in activities}}
    made = []
    for each in activities:
        told, told_in = said(each, language), spoken(each, language)
        is_whole = query is not None and isinstance(each, Shown)
        dimension = site.dimensions.get(each.dimension)
        made.append(
            Found(
                address=f"/{language}/activities/{each.pk}-{told.slug}/",
                title=told.title,
                lead=told.lead,
                title_pieces=snippet(told.title, query, told_in, length=LONGEST_TITLE) if query and is_whole else [],
                lead_pieces=snippet(told.text, query, told_in) if query and is_whole else [],
                attributes=foreign(told_in, language),
                told_in=labels.language(told_in) if told_in != language else "",
                when=when(each.period, language),
                places=_places(each, language),
                status=each.status if each.status != "held" else "",
                kind=kinds[each.kind],
                theme=themes[each.theme] if each.theme else "",
                number=dimension.number if dimension else 0,
                shape=dimension.shape if dimension else "",
            )
        )
    return made


def _places(each: Line, language: str) -> list[tuple[str, Markup, str]]:
    names = [name_in(place, language) for place in each.places[:MOST_PLACES]]
    return [
        (name, foreign_name(name, language), ", " if at < len(names) else "") for at, name in enumerate(names, start=1)
    ]
