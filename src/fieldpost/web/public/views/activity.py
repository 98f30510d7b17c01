"""One activity."""

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect

from .. import addresses
from ..filters import said
from ..lines import find_shown
from ..models import ShownChange, What
from ..pages import Gone, Page, render
from ..visit import Depends, Visit, for_everyone


@for_everyone
def activity(visit: Visit, pk: int, slug: str) -> HttpResponse:  # noqa: ARG001 - the id tells which it is
    """Show an activity; an address with an older title leads to the one of today."""
    shown = find_shown(pk)
    if shown is None:
        if ShownChange.objects.filter(mission=visit.site.mission, activity=pk, what=What.WITHDRAWN).exists():
            raise Gone
        raise Http404
    paths = {language: addresses.activity(shown, language) for language in visit.site.languages}
    if visit.path != paths[visit.language]:
        return HttpResponsePermanentRedirect(paths[visit.language])
    words = said(shown, visit.language)
    page = Page(title=words.title, description=words.lead, section="activities", paths=paths, kind="article")
    return render(visit, "activity.html", page, depends=Depends(on=(f"activity:{pk}",)), activity=shown)
