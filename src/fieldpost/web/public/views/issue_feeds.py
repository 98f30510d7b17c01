"""The feeds of the archive of issues."""

from itertools import groupby, islice

from django.db.models import Max, Min
from django.http import HttpResponse
from django.utils.translation import gettext as _

from ...issues.models import Publication
from .. import addresses
from ..forms import atom, issues, json_feed
from ..forms.issues import Told
from ..forms.listing import Listing, identity
from ..published import Published, in_language, published
from ..visit import Depends, Visit, for_everyone
from .forms import answer

MOST = 24
"""Months, the newest; of each the issue in the language of the feed, else in another."""
FORMS = ("feed.atom", "feed.json")


@for_everyone
def feed(visit: Visit, name: str) -> HttpResponse:
    """Answer with the feed that has that name (``FORMS``)."""
    told = _told(_of_each_month(visit))
    address = visit.site.address + addresses.page(visit.language, "issues")
    listing = Listing(
        site=visit.site,
        language=visit.language,
        title=f"{visit.site.name(visit.language)}: {_('Issues')}",
        identity=identity(visit.site.key, visit.language, "issues"),
        page=address,
        address=address + name,
    )
    depends = Depends(on=("issues",))
    if name == "feed.atom":
        return answer(visit, issues.render_atom(listing, told), atom.MEDIA_TYPE, depends=depends)
    return answer(visit, issues.render_json_feed(listing, told), json_feed.MEDIA_TYPE, depends=depends)


def _of_each_month(visit: Visit) -> list[Published]:
    months = groupby(published(visit.site.mission), key=lambda issue: issue.month)
    chosen = (in_language(list(of_month), visit.language) for _month, of_month in islice(months, MOST))
    return [each for each in chosen if each]


def _told(chosen: list[Published]) -> list[Told]:
    rows = Publication.objects.filter(issue__in=[each.issue for each in chosen]).order_by().values_list("issue")
    moments = {pk: (first, last) for pk, first, last in rows.annotate(Min("published_at"), Max("published_at"))}
    return [
        Told(issue=each, first_at=moments[each.issue][0], last_at=moments[each.issue][1])
        for each in chosen
        if each.issue in moments
    ]
