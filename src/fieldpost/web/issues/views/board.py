"""The issue's board: what stands in it, in which order, and what could."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fieldpost.publishing.figures import key_figures
from fieldpost.publishing.layout import OTHER, VISITS, section_heading

from ...activities.wording import language_name
from ...missions.access import needs
from ...missions.roles import Right
from .. import actions
from ..actions.arrangement import headings_of
from ..as_domain import Shown, shown_items, themes_on
from ..changes import changes_since
from ..checks import Severity, check_issue
from ..errors import IssuesError
from ..models import IssueItem, IssuePage
from ..models.issue import UPCOMING
from ..selection import select
from .lookup import holds, issue_of, item_of, photo_of


@needs(Right.READ_REGISTER)
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the issue: published, with its figures and files; else the board of those who make it."""
    found = issue_of(request, pk)
    if found.live:
        return _published(request, found)
    shown = shown_items(found, everything=True)
    selection = select(found.mission, found.period, found.language)
    findings = check_issue(found, shown)
    headings = _headings(found)
    return render(
        request,
        "issues/board.html",
        {
            "issue": found,
            "language_name": language_name(found.language),
            "sections": _sections(found, shown, headings),
            "headings": headings,
            "left_out": [each for each in shown if each.item.is_left_out],
            "not_chosen": selection.left_out,
            "changes": changes_since(found, selection),
            "errors": sum(finding.severity is Severity.ERROR for finding in findings),
            "warnings": sum(finding.severity is Severity.WARNING for finding in findings),
            "arranges": holds(request, Right.COMPILE_ISSUE),
            "publishes": holds(request, Right.PUBLISH_ISSUE),
        },
    )


@needs(Right.COMPILE_ISSUE)
@require_POST
def compile_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring the issue up to date with what is cleared now."""
    found = issue_of(request, pk)
    try:
        changes = changes_since(found, select(found.mission, found.period, found.language))
        actions.compile_month(found.mission, found.period, found.language, by=_user(request), now=timezone.now())
    except IssuesError as error:
        messages.error(request, str(error))
    else:
        count = changes.count
        said = ngettext("%(count)d item was brought up to date.", "%(count)d items were brought up to date.", count)
        messages.success(request, said % {"count": count} if count else _("Nothing had changed."))
    return redirect("issues:issue", found.pk)


@needs(Right.COMPILE_ISSUE)
@require_POST
def move(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Move an item up or down under its heading."""
    found = item_of(request, pk, item)
    return _done(
        request,
        found,
        lambda: actions.move_item(
            found, up=request.POST.get("direction") == "up", by=_user(request), now=timezone.now()
        ),
    )


@needs(Right.COMPILE_ISSUE)
@require_POST
def place(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Put an item under another heading."""
    found = item_of(request, pk, item)
    section, _slash, theme = request.POST.get("heading", "").partition("/")
    return _done(
        request,
        found,
        lambda: actions.place_item(found, section=section, theme=theme, by=_user(request), now=timezone.now()),
    )


@needs(Right.COMPILE_ISSUE)
@require_POST
def leave_out(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Leave an item out, or take it in again."""
    found = item_of(request, pk, item)
    leave = request.POST.get("leave-out") == "yes"
    return _done(
        request,
        found,
        lambda: actions.leave_out_item(found, leave_out=leave, by=_user(request), now=timezone.now()),
    )


@needs(Right.COMPILE_ISSUE)
@require_POST
def photo(request: HttpRequest, pk: int, photo: int) -> HttpResponse:
    """Move a photograph, leave it out or take it in again."""
    found = photo_of(request, pk, photo)
    what = request.POST.get("what", "")
    try:
        if what in ("up", "down"):
            actions.move_photo(found, up=what == "up", by=_user(request), now=timezone.now())
        elif what in ("leave-out", "take-in"):
            actions.leave_out_photo(found, leave_out=what == "leave-out", by=_user(request), now=timezone.now())
    except IssuesError as error:
        messages.error(request, str(error))
    return redirect("issues:item", pk, found.item_id)


def _done(request: HttpRequest, item: IssueItem, act: Any) -> HttpResponse:
    try:
        act()
    except IssuesError as error:
        messages.error(request, str(error))
    response = redirect("issues:issue", item.issue_id)
    response["Location"] += f"#item-{item.pk}"
    return response


def _published(request: HttpRequest, found: IssuePage) -> HttpResponse:
    publications = list(found.publications.prefetch_related("errata__item"))
    newest = publications[0].value
    return render(
        request,
        "issues/published.html",
        {
            "issue": found,
            "language_name": language_name(found.language),
            "publications": publications,
            "frozen": newest,
            "figures": key_figures(newest),
            "corrects": holds(request, Right.PUBLISH_ISSUE),
        },
    )


def _headings(issue: IssuePage) -> list[dict[str, str]]:
    """Return every heading under which an item can be put, with its words in the issue's language."""
    themes = themes_on(issue.mission, issue.publication_day)
    names = {theme.id: theme.names for theme in themes.themes}
    mission = issue.mission.value
    found = []
    for section, theme in headings_of(issue):
        if section == UPCOMING:
            own = mission.headings.get(issue.language, {})
            words = own.get(UPCOMING) or _("Upcoming events")
        else:
            words = section_heading(section, mission=mission, themes=themes, language=issue.language)
        own_names = names.get(theme, {})
        below = own_names.get(issue.language) or next(iter(own_names.values()), "")
        found.append({"section": section, "theme": theme, "words": words, "below": below, "key": f"{section}/{theme}"})
    return found


def _sections(issue: IssuePage, shown: list[Shown], headings: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Return the sections of the page with their items, empty dimensions too, in the order in which they are printed."""
    items: dict[str, list[Shown]] = {}
    known = {heading["key"] for heading in headings}
    for each in shown:
        if not each.item.is_left_out:
            key = f"{each.item.section}/{each.item.theme}"
            items.setdefault(key if key in known else f"{OTHER}/", []).append(each)
    sections: list[dict[str, Any]] = []
    for heading in headings:
        if not sections or sections[-1]["key"] != heading["section"]:
            sections.append({"key": heading["section"], "words": heading["words"], "groups": []})
        if heading["key"] in items:
            sections[-1]["groups"].append({"below": heading["below"], "items": items[heading["key"]]})
    always = set(issue.mission.dimensions.values_list("key", flat=True))
    return [
        section
        for section in sections
        if section["groups"] or (section["key"] in always and section["key"] not in (VISITS, OTHER))
    ]


def _user(request: HttpRequest) -> Any:
    return request.user
