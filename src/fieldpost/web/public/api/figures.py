"""What activities come to: how many were held in which year and dimension, how many people they reached or planned for."""

from dataclasses import replace

from msgspec.structs import asdict
from pyroaring import BitMap

from ..reach import Reached, Stated, stated_in
from ..selection import Selection
from ..visit import Visit
from .answers import Figures, Reach, Total, YearTotal
from .choosing import facets_of
from .parameters import FiguresAsked

STATUSES = ("held", "announced", "postponed", "cancelled")


def figures(visit: Visit, asked: FiguresAsked) -> Figures:
    """Return the figures of a selection, as the site's page of figures has them."""
    index = visit.index
    stated = stated_in(index)
    chosen = Selection(facets=facets_of(visit, asked))
    whole = index.choose(chosen)
    years = sorted(year for year, _count in whole.counts_of("year") if not asked.year or int(year) in asked.year)
    parts = [(year, replace(chosen, facets={**chosen.facets, "year": (year,)})) for year in years]
    return Figures(
        edition=index.edition,
        statuses={status: index.choose(chosen.with_value("status", status)).count for status in STATUSES},
        years=[YearTotal(year=int(year), **asdict(_part(visit, part, stated))) for year, part in parts],
        total=_part(visit, chosen, stated),
    )


def _part(visit: Visit, chosen: Selection, stated: Stated) -> Total:
    index = visit.index
    held = index.choose(chosen.with_value("status", "held")).ids
    actual, planned = stated.sums(index.choose(chosen).ids)
    return Total(
        held=len(held),
        dimensions={key: held.intersection_cardinality(_ids(visit, key)) for key in visit.site.dimensions},
        actual=_reach(actual),
        planned=_reach(planned),
    )


def _ids(visit: Visit, dimension: str) -> BitMap:
    return visit.index.any_of("dimension", (dimension,))


def _reach(told: Reached) -> Reach:
    return Reach(
        people=told.people, activities=told.activities, is_approximate=told.approximate, left_out=told.left_out
    )
