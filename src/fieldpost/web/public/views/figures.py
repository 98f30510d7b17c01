"""What the activities come to: charts, the tables behind them, and from every number a way to what it counts."""

from dataclasses import replace

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from .. import addresses, labels
from ..figures import Figures
from ..pages import Page, render
from ..selection import Selection
from ..visit import Visit, for_everyone
from . import selecting
from .narrowing import Narrowing

NARROWED_BY = ("dimension", "year", "theme", "place", "organisation", "kind")
"""Facets by which the figures of a part can be seen; whether it took place is not one, for that is always told apart."""


@for_everyone
def figures(visit: Visit, path: str) -> HttpResponse:
    """Show the figures of a selection."""
    selection = selecting.read(visit, path)
    if set(selection.facets) - set(NARROWED_BY) or selection.since or selection.until:
        raise Http404(path)
    selection = replace(selection, words="", by_relevance=False)
    paths = {language: address(visit, selection, language) for language in visit.site.languages}
    if visit.path != paths[visit.language]:
        return HttpResponsePermanentRedirect(paths[visit.language])
    told = Figures(visit, selection)
    tables = [
        told.by_time(),
        told.by_facet("kind", _("By kind")),
        told.by_facet("theme", _("By theme")),
        told.by_facet("place", _("Where most took place")),
        told.by_facet("organisation", _("With whom most took place")),
        told.by_facet("part", _("By the mission’s part")),
        told.reach(),
    ]
    page = Page(
        title=_("Figures"),
        description=_("How many activities, where, with whom, for how many people; every number opens what it counts."),
        section="figures",
        paths=paths,
        is_indexed=selection.is_everything,
    )
    return render(
        visit,
        "figures.html",
        page,
        depends=selecting.depends_with_counts(visit, selection),
        selection=selection,
        statuses=told.statuses(),
        tables=[table for table in tables if table is not None and table.rows],
        ways=[_ways(visit, selection, "dimension"), _ways(visit, selection, "year")],
        chosen=_chosen(visit, selection),
        whole=addresses.page(visit.language, "figures"),
    )


def _ways(visit: Visit, selection: Selection, facet: str) -> tuple[str, list[tuple[str, str, bool]]]:
    """Return a facet's heading, and for each of its values the words, the address of its figures, and whether it is chosen."""
    found = []
    asked = selection.facets.get(facet, ())
    counted = visit.index.choose(selection).counts_of(facet)
    for value, _count in sorted(counted, reverse=True) if facet == "year" else counted:
        one = selection.without(facet, value) if value in asked else selection.without(facet).with_value(facet, value)
        words = visit.site.dimension(value, visit.language) if facet == "dimension" else value
        found.append((words, address(visit, one, visit.language), value in asked))
    return labels.facet(facet), found


def _chosen(visit: Visit, selection: Selection) -> list[tuple[str, str]]:
    """Return what the figures are of: words, and the address of the figures without it."""
    told = Narrowing(visit, selecting.choose(visit, selection))
    return [
        (told.label(facet, value)[0], address(visit, selection.without(facet, value), visit.language))
        for facet, values in selection.facets.items()
        for value in values
    ]


def address(visit: Visit, selection: Selection, language: str) -> str:
    """Return the address of the figures of ``selection``."""
    return f"/{language}/figures/{selection.path(selecting.slugs(visit, selection))}"
