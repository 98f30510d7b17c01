"""Published issues: all of them, or those of a month, with their forms and what was corrected."""

from datetime import date
from http import HTTPStatus

from fieldpost.publishing.formats import FORMATS

from ...issues.files import name_of
from ...issues.models import Erratum, IssuePage, Publication
from ..forms.text import clean, moment
from ..visit import Visit
from .answers import Correction, Issue, IssueFile, Issues
from .endpoint import Refusal
from .parameters import Asked


def issues(visit: Visit, _asked: Asked) -> Issues:
    """Return every published issue."""
    return Issues(edition=visit.index.edition, issues=_issues(visit))


def month(visit: Visit, _asked: Asked, month: str) -> Issues:
    """Return the issues of one month, one a language.

    Raises:
        Refusal: there is none.
    """
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        first = None
    found = _issues(visit, first) if first else []
    if not found:
        raise Refusal(HTTPStatus.NOT_FOUND, f"There is no issue of {month[:60]!r}; a month is written as 2031-05.")
    return Issues(edition=visit.index.edition, issues=found)


def newest_month(visit: Visit) -> str:
    """Return the month of the newest published issue, empty where there is none."""
    pages = IssuePage.objects.filter(mission=visit.site.mission, live=True)
    found = pages.order_by("-month").values_list("month", flat=True).first()
    return f"{found:%Y-%m}" if found else ""


def _issues(visit: Visit, month: date | None = None) -> list[Issue]:
    pages = IssuePage.objects.filter(mission=visit.site.mission, live=True)
    if month:
        pages = pages.filter(month=month)
    rows = pages.order_by("-month", "language").values("pk", "slug", "title", "month", "language", "number")
    known = {row["pk"]: row for row in rows}
    newest: dict[int, Publication] = {}
    for publication in Publication.objects.filter(issue__in=known).defer("data").order_by("sequence"):
        newest[publication.issue_id] = publication
    errata: dict[int, list[Correction]] = {}
    told = Erratum.objects.filter(publication__issue__in=known).order_by("publication__sequence", "pk")
    for issue, day, text in told.values_list("publication__issue", "date", "text"):
        errata.setdefault(issue, []).append(Correction(date=day, text=clean(text)))
    found = []
    for pk, row in known.items():
        if pk not in newest:
            continue
        publication = newest[pk]
        url = f"{visit.site.address}/{row['slug']}/"
        found.append(
            Issue(
                month=f"{row['month']:%Y-%m}",
                language=row["language"],
                number=row["number"],
                title=clean(row["title"]),
                published_at=moment(publication.published_at),
                sequence=publication.sequence,
                url=url,
                files=_files(publication, url),
                errata=errata.get(pk, []),
            )
        )
    return found


def _files(publication: Publication, url: str) -> list[IssueFile]:
    return [
        IssueFile(
            form=form,
            media_type=FORMATS[form].media_type,
            url=url if form == "html" else f"{url}issue.{form}",
            sha256=publication.files[name_of(form)],
        )
        for form in FORMATS
        if name_of(form) in publication.files
    ]
