"""The archive of issues, and one of them: as it was frozen, each of its items leading to what is shown of it today."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from fieldpost.publishing.figures import key_figures
from fieldpost.publishing.formats import FORMATS
from fieldpost.publishing.wording import one_line, wording

from .. import addresses, structured
from ..filters import period_words
from ..forms import atom, json_feed
from ..making import LEAD, shortened
from ..pages import Page, render
from ..published import Published, in_language, lines_in, photos_of, published
from ..visit import Depends, Visit, for_everyone


@for_everyone
def issues(visit: Visit) -> HttpResponse:
    """Show the archive, the newest year first."""
    found = published(visit.site.mission)
    address = addresses.page(visit.language, "issues")
    page = Page(
        title=_("Issues"),
        description=_("Every issue of the mission’s bulletin, as it was published."),
        section="issues",
        paths={language: addresses.page(language, "issues") for language in visit.site.languages},
        forms=(
            (atom.MEDIA_TYPE, f"{address}feed.atom", _("New issues (Atom)")),
            (json_feed.MEDIA_TYPE, f"{address}feed.json", _("New issues (JSON Feed)")),
        ),
    )
    years = [(year, list(of_year)) for year, of_year in groupby(found, key=lambda each: each.month.year)]
    return render(visit, "issues.html", page, depends=Depends(on=("issues",)), years=years)


@for_everyone
def issue(visit: Visit, year: str, month: str) -> HttpResponse:
    """Show the issue of a month in the page's language, else in another."""
    archive = published(visit.site.mission)
    found = [each for each in archive if each.key == f"{year}-{month}"]
    chosen = in_language(found, visit.language)
    if chosen is None:
        raise Http404(month)
    value = chosen.value
    lines = lines_in(chosen)
    title = f"{value.title}, {period_words(value.period, chosen.language)}"
    address = addresses.issue(chosen.key, visit.language)
    way = structured.way(
        visit.site, visit.language, (_("Issues"), addresses.page(visit.language, "issues")), (title, address)
    )
    page = Page(
        title=title,
        description=value.lead or "; ".join(chosen.cover),
        section="issues",
        paths={language: addresses.issue(chosen.key, language) for language in visit.site.languages},
        forms=tuple((FORMATS[form].media_type, chosen.file(form), _called(form)) for form in chosen.sizes),
        kind="article",
        data=(
            structured.json_ld(structured.issue(chosen, visit.site, visit.language)),
            structured.json_ld(way),
        ),
    )
    earlier, later = _beside(archive, chosen.month)
    return render(
        visit,
        "issue.html",
        page,
        depends=Depends(on=("issues", *(f"activity:{line.pk}" for line in lines.values()))),
        issue=chosen,
        value=value,
        lines=lines,
        own_words=wording(chosen.language, value.mission.country),
        sizes=list(chosen.sizes.values()),
        figures=key_figures(value),
        photos=photos_of(chosen),
        leads={each.id: shortened(one_line(each.text), LEAD) for each in value.reported if each.title},
        told={activity.id: activity for activity in (*value.reported, *value.upcoming)},
        others=[each for each in found if each != chosen],
        earlier=earlier,
        later=later,
    )


def _beside(archive: Sequence[Published], month: date) -> tuple[date | None, date | None]:
    """Return the months of the issues before and after."""
    months = [each.month for each in archive]
    return max((each for each in months if each < month), default=None), min(
        (each for each in months if each > month), default=None
    )


def _called(form: str) -> str:
    """Return what a format is to a reader."""
    called = {"html": _("Web page as published"), "ics": _("Calendar"), "json": _("Data (JSON)")}
    return called.get(form, form.upper())
