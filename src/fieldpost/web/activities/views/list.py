"""The list of activities, and the views of it that people saved."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ...missions.access import may, needs
from ...missions.errors import NotAllowedError
from ...missions.roles import Right
from ..errors import ActivitiesError
from ..filters import CHOICES, LABELS, Filters
from ..listing import period_in_words, read_page
from ..models import SavedView
from ..saved_views import delete_view, rename_view, save_view
from ..selection import Selection
from ..vocabulary import Vocabulary, vocabulary

FIRST = ("words", "month", "theme", "state")
"""The filters that always stand open; the others are below "More filters"."""


def selected(request: HttpRequest, filters: Filters) -> tuple[Selection, Vocabulary]:
    """Return what ``filters`` leave of what the person may see."""
    mission, user = request.mission, request.user  # type: ignore[attr-defined]
    words = vocabulary(mission, get_language() or "en")
    sees_internal = may(user, Right.SEE_INTERNAL, mission)  # type: ignore[arg-type]
    selection = Selection(filters, mission=mission, user=user, vocabulary=words, sees_internal=sees_internal)  # type: ignore[arg-type]
    return selection, words


def chosen_ids(request: HttpRequest) -> list[int]:
    """Return the ids of the chosen activities that the person may see, in the order of the list."""
    asked = [int(pk) for pk in request.POST.getlist("activity")[:500] if pk.isdecimal() and len(pk) < 19]
    if not asked:
        return []
    selection, _words = selected(request, Filters())
    return selection.among(asked)


@require_GET
@needs(Right.READ_REGISTER)
def activity_list(request: HttpRequest) -> HttpResponse:
    """Show one page of the activities that the address asks for."""
    filters = Filters.read(request.GET)
    selection, words = selected(request, filters)
    page = read_page(
        selection,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        language=get_language() or "en",
    )
    fields = _fields(filters, selection, words, request.mission.languages)  # type: ignore[attr-defined]
    more = [field for field in fields if field["name"] not in FIRST]
    context = {
        "page": page,
        "filters": filters,
        "fields": [field for field in fields if field["name"] in FIRST],
        "more_fields": more,
        "more_is_open": any(field["value"] for field in more),
        "chips": _chips(filters, fields, selection.problems),
        "problems": selection.problems,
        "sees_internal": selection.sees_internal,
        "newer": _address(filters, before=page.newer),
        "older": _address(filters, after=page.older),
        "views": _views(request, filters),
        "view_name": request.GET.get("name", "")[:80],
    }
    return render(request, "activities/list.html", context)


@require_http_methods(["GET", "POST"])
@needs(Right.READ_REGISTER)
def saved_views(request: HttpRequest) -> HttpResponse:
    """Show the saved views that the person may rename and delete, and save a new one."""
    if request.method == "POST":
        filters = Filters.read(request.POST)
        try:
            view = save_view(
                filters,
                name=request.POST.get("name", ""),
                shared=bool(request.POST.get("shared")),
                mission=request.mission,  # type: ignore[attr-defined]
                by=request.user,  # type: ignore[arg-type]
                now=timezone.now(),
            )
        except NotAllowedError as error:
            raise PermissionDenied(str(error)) from error
        except ActivitiesError as error:
            messages.error(request, str(error))
            name = {"name": request.POST.get("name", "")[:80]}
            return redirect(f"../?{urlencode(filters.active | name)}#save-view")
        messages.success(request, _("“%(name)s” is saved.") % {"name": view.name})
        return redirect(f"../?{view.query}")
    return render(request, "activities/list_views.html", {"views": _may_change(request)})


@require_POST
@needs(Right.READ_REGISTER)
def change_saved_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename or delete a saved view."""
    view = get_object_or_404(_may_change(request), pk=pk)
    try:
        if request.POST.get("do") == "delete":
            delete_view(view, by=request.user, now=timezone.now())  # type: ignore[arg-type]
            messages.success(request, _("“%(name)s” is deleted.") % {"name": view.name})
        else:
            rename_view(view, name=request.POST.get("name", ""), by=request.user, now=timezone.now())  # type: ignore[arg-type]
            messages.success(request, _("It is called “%(name)s” now.") % {"name": view.name})
    except ActivitiesError as error:
        messages.error(request, str(error))
    return redirect("activities:views")


def _may_change(request: HttpRequest) -> Any:
    mission, user = request.mission, request.user  # type: ignore[attr-defined]
    whose = Q(owner=user)
    if may(user, Right.SHARE_VIEWS, mission):  # type: ignore[arg-type]
        whose |= Q(owner=None)
    return SavedView.objects.filter(whose, mission=mission)


def _views(request: HttpRequest, filters: Filters) -> list[dict[str, Any]]:
    seen = SavedView.objects.seen_by(request.user, request.mission)  # type: ignore[arg-type,attr-defined]
    return [
        {
            "name": view.name,
            "query": view.query,
            "shared": view.owner_id is None,
            "is_here": view.query == filters.query,
        }
        for view in seen
    ]


def _address(filters: Filters, **cursor: str) -> str:
    """Return the address of the page at a cursor, empty where there is none."""
    return f"?{urlencode(filters.active | cursor)}" if any(cursor.values()) else ""


def _fields(
    filters: Filters, selection: Selection, words: Vocabulary, languages: tuple[str, ...]
) -> list[dict[str, Any]]:
    names = dict(settings.LANGUAGES)
    choices: dict[str, Any] = {name: list(told.items()) for name, told in CHOICES.items()}
    choices |= {
        "dimension": [(each.key, each.words) for each in words.dimensions.values()],
        "theme": [(each.key, each.words) for each in words.themes.values() if each.is_offered],
        "language": [(language, names.get(language, language)) for language in languages],
        "without": [(language, names.get(language, language)) for language in languages],
        "recorded": [("me", _("me"))],
    }
    if not selection.sees_internal:
        choices.pop("state")
    types = {"words": "search", "month": "month", "since": "date", "until": "date"}
    fields = []
    for name, label in LABELS.items():
        if name in ("state", "recorded") and not selection.sees_internal:
            continue
        value = getattr(filters, name)
        known = choices.get(name)
        if known is not None and value and value not in dict(known):
            known = [*known, (value, value)]
        fields.append(
            {
                "name": name,
                "label": label,
                "value": value,
                "choices": known,
                "type": types.get(name, "text"),
                "problem": selection.problems.get(name, ""),
            }
        )
    return fields


def _chips(filters: Filters, fields: list[dict[str, Any]], problems: dict[str, str]) -> list[dict[str, Any]]:
    """Return the active filters in words, each with the address of the list without it."""
    shown = {field["name"]: field for field in fields}
    chips = []
    for name, value in filters.active.items():
        words = dict(shown[name]["choices"] or ()).get(value, value) if name in shown else value
        if name in ("month", "since", "until") and name not in problems:
            words = period_in_words(value, get_language() or "en")
        chips.append({"label": LABELS[name], "words": words, "without": filters.without_filter(name).query})
    return chips
