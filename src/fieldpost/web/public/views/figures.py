"""What the activities come to: charts, the tables behind them, and from every number a way to what it counts."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from markupsafe import Markup

from .. import addresses, filters, labels, structured
from ..api.overview import attribution
from ..figures import Figures
from ..pages import Page, render
from ..selection import Selection
from ..visit import Visit, for_everyone
from . import selecting
from .activities import MEDIA_TYPES
from .narrowing import Narrowing
from .overview import forms_of
from .selecting import Selected


@for_everyone
def figures(visit: Visit, path: str) -> HttpResponse:
    """Show the figures of a selection."""
    selection = replace(selecting.read(visit, path), by_relevance=False)
    if not selection.has_figures:
        raise Http404(path)
    slugs = selecting.slugs(visit, selection)
    paths = {language: addresses.figures(selection, language, slugs=slugs) for language in visit.site.languages}
    if visit.path != unquote(paths[visit.language].partition("?")[0]):
        return HttpResponsePermanentRedirect(paths[visit.language])
    found = selecting.choose(visit, selection)
    told = Figures(visit, selection, within=found.choice.ids if selection.words else None)
    tables = [
        told.by_time(),
        told.by_facet("theme", _("By theme"), with_years=True),
        told.by_facet("kind", _("By kind"), with_years=True),
        told.by_facet("place", _("Where most took place")),
        told.by_facet("organisation", _("With whom most took place")),
        told.by_facet("part", _("By the mission’s part")),
        told.reach(),
    ]
    description = _("How many activities, where, with whom, for how many people; every number opens what it counts.")
    page = Page(
        title=_("Figures"),
        description=description,
        section="figures",
        paths=paths,
        is_indexed=selection.is_everything,
        data=(_data(visit, paths[visit.language], description),) if selection.is_everything else (),
    )
    depends = selecting.depends_with_counts(visit, selection)
    # What machines are told has the moment of the last change, of which an issue may be the cause.
    on = (*depends.on, "issues") if page.data else depends.on
    return render(
        visit,
        "figures.html",
        page,
        depends=replace(depends, on=on, day=visit.today),
        statuses=told.statuses(),
        announced=told.announced(),
        capped=selecting.MOST_HITS if found.capped else 0,
        tables=[table for table in tables if table is not None and table.rows],
        ways=[_ways(visit, told, "dimension"), _ways(visit, told, "year")],
        chosen=[(words, address(visit, without)) for words, without in _chosen(visit, found)],
        whole=addresses.page(visit.language, "figures"),
        counted=selecting.address(visit, selection),
        forms=forms_of(visit, selection),
        attribution=attribution(visit),
        today=filters.day(visit.today, visit.language),
    )


def _data(visit: Visit, path: str, description: str) -> Markup:
    """Return what machines are told: the figures of everything, and what they are counted from."""
    site, language = visit.site, visit.language
    form = "activities.csv"
    table = site.address + addresses.activities(Selection(), language, form=form)
    change = visit.index.change
    thing = structured.dataset(
        site,
        language,
        title=f"{site.name(language)}: {_('Figures')}",
        description=description,
        url=site.address + path,
        files=[
            ("application/json", f"{site.address}/api/v1/figures", _("API")),
            (MEDIA_TYPES[form], table, labels.form(form)),
        ],
        modified=change.at if change else "",
    )
    return structured.json_ld(thing)


def _ways(visit: Visit, told: Figures, facet: str) -> tuple[str, list[tuple[str, str, bool]]]:
    """Return a facet's heading, and for each of its values the words, the address of its figures, and whether it is chosen."""
    found = []
    selection = told.selection
    asked = selection.facets.get(facet, ())
    counted = told.choose(selection).counts_of(facet)
    for value, _count in sorted(counted, reverse=True) if facet == "year" else counted:
        one = selection.without(facet, value) if value in asked else selection.without(facet).with_value(facet, value)
        words = visit.site.dimension(value, visit.language) if facet == "dimension" else value
        found.append((words, address(visit, one), value in asked))
    return labels.facet(facet), found


def _chosen(visit: Visit, found: Selected) -> Iterator[tuple[str, Selection]]:
    """Yield what the figures are of: words, and the selection without it."""
    selection, told = found.selection, Narrowing(visit, found)
    if selection.words:
        yield _("“%(text)s”") % {"text": selection.words}, replace(selection, words="")
    for facet, values in selection.facets.items():
        for value in values:
            yield told.label(facet, value)[0], selection.without(facet, value)
    if selection.since:
        day = filters.day(selection.since, visit.language)
        yield _("since %(day)s") % {"day": day}, replace(selection, since=None)
    if selection.until:
        day = filters.day(selection.until, visit.language)
        yield _("until %(day)s") % {"day": day}, replace(selection, until=None)


def address(visit: Visit, selection: Selection) -> str:
    """Return the address of the figures of ``selection``."""
    return addresses.figures(selection, visit.language, slugs=selecting.slugs(visit, selection))
