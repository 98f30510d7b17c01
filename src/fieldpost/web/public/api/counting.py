"""How many activities each further value of each filter would give, with the names of the values."""

from collections.abc import Mapping

from .. import entries, labels
from ..selection import ENTRIES
from ..visit import Visit
from .answers import Count, Facets
from .choosing import NAMES, Chosen, choose
from .parameters import Filters


def counted(visit: Visit, chosen: Chosen) -> dict[str, list[Count]]:
    """Return the counts by parameter."""
    counts = chosen.choice.counts()
    wanted = [(facet, value) for facet in ENTRIES for value, _count in counts[facet]]
    called = entries.called(visit, wanted)
    return {
        NAMES.get(facet, facet): [
            Count(value=value, name=_name(visit, facet, value, called), count=count) for value, count in values
        ]
        for facet, values in counts.items()
    }


def facets(visit: Visit, asked: Filters) -> Facets:
    """Count what each filter would give."""
    chosen = choose(visit, asked)
    return Facets(
        edition=visit.index.edition,
        count=chosen.choice.count,
        is_at_least=chosen.is_at_least,
        facets=counted(visit, chosen),
    )


def _name(visit: Visit, facet: str, value: str, called: Mapping[entries.Key, entries.Called]) -> str:
    if facet in ENTRIES:
        return called[facet, value].said(visit.language) if (facet, value) in called else value
    if facet == "theme":
        return visit.site.theme(value, visit.language)
    if facet == "dimension":
        return visit.site.dimension(value, visit.language)
    if facet == "year":
        return value
    said = {
        "kind": labels.kind,
        "status": labels.status,
        "part": labels.part,
        "language": labels.language,
        "reach": labels.reach,
    }
    return said[facet](value)
