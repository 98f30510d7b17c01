"""The form: a new activity, or one that is there. What is typed is never lost, whatever goes wrong."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ...bulletins.models import StoredReading
from ...missions.access import may_with, needs
from ...missions.models import Mission
from ...missions.roles import Right
from ..difference import differences
from ..drafts import FRESH
from ..entry import Entry, save_entry
from ..errors import ActivitiesError, ConflictError
from ..files import FileRefusedError, store_paper, store_photo
from ..form.desk import Desk
from ..form.following import show_connections, show_steps
from ..form.merging import merge
from ..form.reading import languages_of, row_numbers
from ..form.showing import rows_shown
from ..form.start import Start, blank_start, read_start, similar_start, version_start
from ..models import Activity, Draft
from ..models.activity import new_key
from ..record import Record
from ..wording import field_label

NO_FIELDS = frozenset({"csrfmiddlewaretoken", "add", "add-language", "save", "resolving"})
"""What a browser sends beside the fields."""


@needs(Right.RECORD_ACTIVITY)
@require_http_methods(["GET", "POST"])
def new_activity(request: HttpRequest) -> HttpResponse:
    """Show the form for a new activity, begun as the address says; save what comes back."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    desk = Desk(mission, request.user, now=timezone.now())  # type: ignore[arg-type]
    start = _start(request, desk)
    if request.method == "GET":
        typed = {**start.typed, "key": new_key(), "steps-rows": rows_shown(0), "connections-rows": rows_shown(0)}
        draft = _draft(request, mission, request.GET.get("draft", ""))
        if draft is not None:
            typed = {**draft.data, "key": draft.key}
        return _form(request, desk, start, typed, {})
    typed, errors = _sent(request, mission)
    if not (typed.get("key", "").isalnum() and len(typed["key"]) <= 32):
        raise Http404("a form without a key")
    before = Activity.objects.filter(key=typed["key"]).first()
    if before is not None and before.mission_id == mission.pk:
        # The same form sent twice, by a second tap or after "back": it is saved already.
        return redirect("activities:activity", before.pk)
    if _is_adding(request):
        return _form(request, desk, start, typed, errors)
    entry, wrong = desk.read(typed, start.base)
    errors |= wrong
    if entry is None or errors:
        return _form(request, desk, start, typed, errors)
    entry = replace(entry, bulletin=start.bulletin, told_as=start.told_as)
    try:
        saved = save_entry(entry, mission=mission, by=desk.user, now=desk.now)
    except ActivitiesError as error:
        return _form(request, desk, start, typed, {"save": str(error)})
    except IntegrityError:
        same = Activity.objects.of(mission).filter(key=typed["key"]).first()
        if same is not None:
            return redirect("activities:activity", same.pk)
        there = Activity.objects.of(mission).filter(bulletin=start.bulletin, told_as=start.told_as).first()
        if there is None or not start.told_as:
            raise
        words = _("This was taken from the note before, as “%(title)s” (#%(pk)s); change that one instead.")
        return _form(request, desk, start, typed, {"save": words % {"title": there.heading, "pk": there.pk}})
    messages.success(request, _("“%(title)s” is saved.") % {"title": saved.heading})
    return redirect("activities:activity", saved.pk)


@needs(Right.EDIT_ACTIVITY)
@require_http_methods(["GET", "POST"])
def edit_activity(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form with an activity; save what comes back as its next version."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    activity = get_object_or_404(Activity.objects.of(mission).select_related("changed_by"), pk=pk)
    require_edit(request, activity)
    desk = Desk(mission, request.user, now=timezone.now(), activity=activity)  # type: ignore[arg-type]
    if request.method == "GET":
        draft = _draft(request, mission, activity.key)
        if draft is not None and "draft" in request.GET:
            start = version_start(_version(activity, draft.version), desk.listed)
            return _form(request, desk, start, {**draft.data, "version": str(draft.version)}, {})
        start = version_start(activity.record, desk.listed)
        beside = {**show_steps(activity.next_steps.all()), **show_connections(activity)}
        typed = {**start.typed, **beside, "key": activity.key, "version": str(activity.version)}
        return _form(request, desk, start, typed, {}, offered=draft)
    typed, errors = _sent(request, mission)
    seen = typed.get("version", "")
    base = _version(activity, int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0)
    start = version_start(base, desk.listed)
    if _is_adding(request):
        return _form(request, desk, start, typed, errors)
    entry, wrong = desk.read(typed, base)
    errors |= wrong
    if entry is None or errors:
        return _form(request, desk, start, typed, errors)
    entry = replace(entry, key=activity.key, version=int(seen))
    try:
        saved = save_entry(entry, mission=mission, by=desk.user, now=desk.now, activity=activity)
    except ConflictError:
        return _merged(request, desk, entry, typed, base=base)
    except ActivitiesError as error:
        return _form(request, desk, start, typed, {"save": str(error)})
    messages.success(request, _("“%(title)s” is saved.") % {"title": saved.heading})
    return redirect("activities:activity", saved.pk)


def require_edit(request: HttpRequest, activity: Activity) -> None:
    """Let only those go on who may change ``activity``."""
    if not may_edit(request, activity):
        raise PermissionDenied(Right.EDIT_ACTIVITY.value)


def may_edit(request: HttpRequest, activity: Activity) -> bool:
    """Whether the person may change ``activity``."""
    themes = activity.themes.values_list("theme_id", flat=True)
    is_own = activity.recorded_by_id == request.user.pk
    mission: Mission = request.mission  # type: ignore[attr-defined]
    return may_with(request.user, Right.EDIT_ACTIVITY, mission, themes=set(themes), is_own=is_own)  # type: ignore[arg-type]


def _start(request: HttpRequest, desk: Desk) -> Start:
    """Return what the address says the form begins with."""
    told = {name: request.GET.get(name, "") for name in ("reading", "number", "like")}
    numbers = {name: int(text) for name, text in told.items() if text.isascii() and text.isdigit() and len(text) < 12}
    if "reading" in numbers:
        readings = StoredReading.objects.select_related("bulletin__mission").filter(bulletin__mission=desk.mission)
        reading = get_object_or_404(readings, pk=numbers["reading"])
        number = numbers.get("number")
        if number is not None and number >= len(reading.value.activities):
            raise Http404("the note tells fewer activities")
        return read_start(reading, number, by=desk.user, now=desk.now, listed=desk.listed)
    if "like" in numbers:
        like = get_object_or_404(Activity.objects.of(desk.mission), pk=numbers["like"])
        return similar_start(like, by=desk.user, now=desk.now, listed=desk.listed)
    return blank_start(desk.mission, desk.listed)


def _version(activity: Activity, number: int) -> Record:
    version = activity.versions.filter(number=number).first()
    if version is None:
        raise Http404("no such version")
    return version.value


def _draft(request: HttpRequest, mission: Mission, key: str) -> Draft | None:
    return Draft.objects.filter(user=request.user, mission=mission, key=key).first() if key else None  # type: ignore[misc]


def _sent(request: HttpRequest, mission: Mission) -> tuple[dict[str, str], dict[str, str]]:
    """Return the fields that were sent, with the files kept and rows added as asked, and what is wrong with the files."""
    typed = {name: str(text) for name, text in request.POST.items() if name not in NO_FIELDS}
    errors = {}
    for name in ("photos", "files"):
        store = store_photo if name == "photos" else store_paper
        for number in row_numbers(typed, name):
            sent = request.FILES.get(f"{name}-{number}-upload")
            if sent is None:
                continue
            try:
                stored = store(sent, mission=mission, by=request.user, now=timezone.now())  # type: ignore[arg-type]
            except FileRefusedError as error:
                errors[f"{name}-{number}-file"] = str(error)
                continue
            typed[f"{name}-{number}-file"] = str(stored.pk)
            if name == "files" and not typed.get(f"{name}-{number}-title", "").strip():
                typed[f"{name}-{number}-title"] = stored.name.rpartition(".")[0][:300]
    wanted = request.POST.get("add", "")
    if f"{wanted}-rows" in typed:
        typed[f"{wanted}-rows"] = str(len(row_numbers(typed, wanted)) + 1)
    language = request.POST.get("add-language", "")
    if language in mission.languages:
        typed["languages"] = " ".join(dict.fromkeys([*languages_of(typed), language]))
    return typed, errors


def _is_adding(request: HttpRequest) -> bool:
    return "add" in request.POST or "add-language" in request.POST


def _form(
    request: HttpRequest,
    desk: Desk,
    start: Start,
    typed: dict[str, str],
    errors: dict[str, str],
    *,
    offered: Draft | None = None,
) -> HttpResponse:
    activity = desk.activity
    context: dict[str, Any] = {
        **desk.draw(typed, start.base, errors),
        "activity": activity,
        "start": start,
        "key": typed.get("key", ""),
        "version": typed.get("version", ""),
        "offered": offered,
        "added": request.POST.get("add", "") if request.method == "POST" else "",
        "others": (
            Draft.objects.by_others(activity, desk.user, since=desk.now - FRESH) if activity is not None else ()
        ),
    }
    return render(request, "activities/form.html", context)


def _merged(request: HttpRequest, desk: Desk, entry: Entry, typed: dict[str, str], *, base: Record) -> HttpResponse:
    """Put together what two people changed; ask for what both changed, then save."""
    assert desk.activity is not None  # noqa: S101 - only what is saved can clash
    activity = Activity.objects.select_related("changed_by").get(pk=desk.activity.pk)
    theirs = activity.record
    answers = {
        name.removeprefix("choice-"): choice for name, choice in request.POST.items() if name.startswith("choice-")
    }
    is_answered = request.POST.get("resolving") == str(activity.version)
    taken_from_them = [address for address, choice in answers.items() if is_answered and choice == "theirs"]
    merged = merge(base, entry.record, theirs, take_theirs=taken_from_them)
    still_open = [address for address in merged.open if not (is_answered and answers.get(address) == "mine")]
    if not still_open:
        resolved = replace(entry, record=merged.record, version=activity.version)
        try:
            saved = save_entry(resolved, mission=desk.mission, by=desk.user, now=desk.now, activity=activity)
        except ConflictError:
            return _merged(request, desk, entry, typed, base=base)
        except ActivitiesError as error:
            return _form(request, desk, version_start(base, desk.listed), typed, {"save": str(error)})
        words = _("“%(title)s” is saved, together with what %(who)s changed meanwhile.")
        messages.success(request, words % {"title": saved.heading, "who": activity.changed_by})
        return redirect("activities:activity", saved.pk)
    context = {
        "activity": activity,
        "typed": [(name, text) for name, text in typed.items() if not name.startswith("choice-")],
        "questions": _questions(still_open, entry.record, theirs, desk),
        "meanwhile": [
            each for each in differences(base, theirs, _headings(desk)) if _address(each.field) not in still_open
        ],
    }
    return render(request, "activities/conflict.html", context)


def _questions(open_fields: list[str], mine: Record, theirs: Record, desk: Desk) -> list[dict[str, Any]]:
    """Return each field that both changed, with what differs between mine and theirs."""
    found = differences(theirs, mine, _headings(desk))
    return [
        {
            "name": f"choice-{address}",
            "label": _("Original language") if address == "original_language" else field_label(address),
            "differences": [each for each in found if _address(each.field) == address],
        }
        for address in open_fields
    ]


def _address(field: str) -> str:
    """Return the address at which merging asks: lists are asked for as a whole."""
    name, _dot, rest = field.partition(".")
    return field if name in ("titles", "texts") or not rest else name


def _headings(desk: Desk) -> dict[str, str]:
    return {key: each.words for key, each in (*desk.words.dimensions.items(), *desk.words.themes.items())}
