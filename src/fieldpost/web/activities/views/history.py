"""The history of an activity: its versions, what each changed, the story of one field, and going back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ...missions.access import needs
from ...missions.models import Mission
from ...missions.roles import Right
from ..actions import save_activity
from ..difference import Difference, differences
from ..errors import ActivitiesError, ConflictError
from ..form.desk import bulletin_names
from ..models import Activity, ActivityVersion
from ..record import BY_LANGUAGE, LISTS, SINGLES, Fact, Record, facts
from ..told import Told, told
from ..vocabulary import vocabulary
from ..wording import FIELD_LABELS, field_label, in_words
from .form import may_edit, require_edit

A_PAGE = 25
MOST_VERSIONS = 200
"""Versions that the story of one field goes back."""


@dataclass(frozen=True, slots=True)
class Change:
    """One version and what it changed."""

    version: ActivityVersion
    differences: list[Difference]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a field held from one version on, each value with where it came from."""

    version: ActivityVersion
    values: tuple[tuple[str, Told], ...]


@needs(Right.SEE_INTERNAL)
@require_GET
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """List the versions, the newest first, each with what it changed; with ``field`` tell the story of one field."""
    activity = _activity(request, pk)
    words = _headings(activity.mission)
    field = request.GET.get("field", "")
    if field:
        return _field_history(request, activity, field, words)
    page = Paginator(activity.versions.all(), A_PAGE).get_page(request.GET.get("page"))
    versions = list(page)
    oldest = versions[-1].number if versions else 0
    before = activity.versions.filter(number=oldest - 1).first()
    records = [each.value for each in (*versions, *([before] if before else []))]
    changes = [
        Change(version, differences(old, new, words))
        for version, new, old in zip(versions, records, [*records[1:], records[-1]], strict=False)
    ]
    context = {
        "activity": activity,
        "page": page,
        "changes": changes,
        "fields": [(name, label) for name, label in _fields(records[0])] if records else [],
        "is_editable": may_edit(request, activity),
    }
    return render(request, "activities/history.html", context)


@needs(Right.SEE_INTERNAL)
@require_GET
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what differs between two versions."""
    activity = _activity(request, pk)
    numbers = [request.GET.get(name, "") for name in ("from", "to")]
    if not all(each.isascii() and each.isdigit() and len(each) < 9 for each in numbers):
        raise Http404("which versions?")
    old, new = (get_object_or_404(activity.versions, number=int(each)) for each in numbers)
    context = {
        "activity": activity,
        "old": old,
        "new": new,
        "differences": differences(old.value, new.value, _headings(activity.mission)),
        "is_editable": may_edit(request, activity),
    }
    return render(request, "activities/compare.html", context)


@needs(Right.EDIT_ACTIVITY)
@require_POST
def restore(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Make an old version the newest; what came after it stays in the history."""
    activity = _activity(request, pk)
    require_edit(request, activity)
    version = get_object_or_404(activity.versions, number=number)
    seen = request.POST.get("version", "")
    try:
        save_activity(
            version.value,
            mission=activity.mission,
            by=request.user,  # type: ignore[arg-type]
            now=timezone.now(),
            activity=activity,
            version=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0,
            reason=_("version %(number)s restored") % {"number": number},
        )
    except ConflictError:
        messages.error(request, _("Somebody saved a version meanwhile; look at it before you go back."))
        return redirect("activities:history", pk)
    except ActivitiesError as error:
        messages.error(request, str(error))
        return redirect("activities:history", pk)
    messages.success(request, _("Version %(number)s is restored.") % {"number": number})
    return redirect("activities:activity", pk)


def _activity(request: HttpRequest, pk: int) -> Activity:
    mission: Mission = request.mission  # type: ignore[attr-defined]
    return get_object_or_404(Activity.objects.of(mission).select_related("mission"), pk=pk)


def _headings(mission: Mission) -> dict[str, str]:
    words = vocabulary(mission, get_language() or "en")
    return {key: each.words for key, each in (*words.dimensions.items(), *words.themes.items())}


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the fields of ``record`` that have a story, with their names; a list is one field."""
    seen = set()
    for address, _fact in facts(record):
        name = address if address.partition(".")[0] in BY_LANGUAGE else address.partition(".")[0]
        if name not in seen:
            seen.add(name)
            yield name, field_label(name)


def _field_history(request: HttpRequest, activity: Activity, field: str, words: dict[str, str]) -> HttpResponse:
    name = field.partition(".")[0]
    if name not in FIELD_LABELS:
        raise Http404(field)
    chapters: list[Chapter] = []
    last: tuple[Any, ...] | None = None
    for version in reversed(activity.versions.all()[:MOST_VERSIONS]):
        record = version.value
        held = tuple(_held(record, field))
        values = tuple((fact.value, fact.publicity) for fact in held)
        if values != last:
            names = bulletin_names(activity.mission, record)
            said = tuple((in_words(name, fact.value, words), told(fact.origin, names)) for fact in held)
            chapters.append(Chapter(version, said))
        last = values
    context = {"activity": activity, "field": field_label(field), "chapters": chapters[::-1]}
    return render(request, "activities/field_history.html", context)


def _held(record: Record, field: str) -> Iterator[Fact[Any]]:
    name, _dot, language = field.partition(".")
    held = getattr(record, name)
    if name in BY_LANGUAGE:
        held = held.get(language)
    if name in LISTS:
        yield from held
    elif held is not None and (name in SINGLES or language):
        yield held
