"""The list of activities: search, facets, pages."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from .. import addresses
from ..lines import lines_of
from ..pages import Page, render
from ..selection import Selection, SelectionError
from ..visit import Visit, for_everyone

SIZE = 50


@for_everyone
def activities(visit: Visit, path: str) -> HttpResponse:
    """Show what a selection chooses, the newest first."""
    try:
        selection = Selection.read(path, visit.request.GET)
    except SelectionError as error:
        raise Http404(path) from error
    choice = visit.index.choose(selection)
    numbers = choice.page(below=None, above=None, size=SIZE)
    page = Page(
        title=_("Activities"),
        section="activities",
        paths={language: addresses.activities(selection, language) for language in visit.site.languages},
    )
    return render(visit, "activities.html", page, selection=selection, count=choice.count, lines=lines_of(numbers))
