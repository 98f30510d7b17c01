"""One activity."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from .. import addresses, structured
from ..connections import connections_of
from ..filters import said, spoken
from ..forms import calendar
from ..forms.text import moment
from ..pages import Page, render
from ..published import told_in
from ..shown import Shown, ShownSource
from ..visit import Depends, Visit, for_everyone
from .existence import shown_at

FIRST_WIDTH = 960
FACTS: Mapping[str, Any] = {
    "status": pgettext_lazy("fact", "Status"),
    "kind": pgettext_lazy("fact", "Kind"),
    "part": pgettext_lazy("fact", "The mission’s part"),
    "period": pgettext_lazy("fact", "When"),
    "dimension": pgettext_lazy("fact", "Dimension"),
    "themes": pgettext_lazy("fact", "Themes"),
    "places": pgettext_lazy("fact", "Where"),
    "people": pgettext_lazy("fact", "People"),
    "organisations": pgettext_lazy("fact", "Organisations"),
    "reach": pgettext_lazy("fact", "Number of people"),
    "documents": pgettext_lazy("fact", "Documents"),
    "links": pgettext_lazy("fact", "Links"),
}
"""What facts are called, by the names that they have in a record."""


@for_everyone
def activity(visit: Visit, pk: int, slug: str) -> HttpResponse:  # noqa: ARG001 - the id tells which it is
    """Show an activity; an address with an older title leads to the one of today."""
    shown = shown_at(visit, pk)
    paths = {language: addresses.activity(shown, language) for language in visit.site.languages}
    if visit.path != paths[visit.language]:
        return HttpResponsePermanentRedirect(paths[visit.language])
    words = said(shown, visit.language)
    lists = (_("Activities"), addresses.page(visit.language, "activities"))
    way = structured.way(visit.site, visit.language, lists, (words.title, paths[visit.language]))
    connections = connections_of(pk)
    page = Page(
        title=words.title,
        description=words.lead,
        section="activities",
        paths=paths,
        image=addresses.photo(shown.photos[0].sha256, FIRST_WIDTH) if shown.photos else "",
        kind="article",
        forms=((calendar.MEDIA_TYPE, f"{paths[visit.language]}calendar.ics", words.title),)
        if calendar.has_one(shown)
        else (),
        modified=moment(shown.changed_at),
        data=(
            structured.json_ld(structured.activity(shown, visit.site, visit.language)),
            structured.json_ld(way),
        ),
    )
    return render(
        visit,
        "activity.html",
        page,
        depends=Depends(on=(f"activity:{pk}", "issues", *(f"activity:{each.activity}" for each in connections.all))),
        activity=shown,
        connections=connections,
        issues=told_in(pk),
        sources=[(source.name, list(_quoted(source, visit.language))) for source in shown.sources],
        others=_others(visit, shown),
    )


def _others(visit: Visit, shown: Shown) -> tuple[list[str], list[str]]:
    """Return the other languages of its words: those that the site speaks, and those whose words this page has to give."""
    own = spoken(shown, visit.language)
    others = [language for language in shown.words if language != own]
    spoken_here = [language for language in others if language in visit.site.languages]
    return spoken_here, [language for language in others if language not in spoken_here]


def _quoted(source: ShownSource, language: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what facts are called with the words that they rest on, facts of one kind together."""
    words: dict[str, dict[str, None]] = {}
    for address, quotes in source.quotes.items():
        words.setdefault(address.partition(".")[0], {}).update(dict.fromkeys(quotes))
    for name, told in words.items():
        yield _called(name, language), list(told)


@cache
def _called(name: str, _language: str) -> str:
    return str(FACTS.get(name, name))
