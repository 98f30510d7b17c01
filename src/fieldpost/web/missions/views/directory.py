"""The directory: its first page, lists, and one entry to read, add or change."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fieldpost.gazetteer import country_name, default_gazetteer, fold

from ..access import may, needs
from ..directory_actions import add_gazetteer_place, save_entry
from ..errors import MissionsError
from ..forms.directory import PLACE_KINDS, EntryForm, form_of
from ..forms.fields import language_name
from ..kinds import KINDS, Kind
from ..models import Entry, Merge, Organisation, Place, Theme
from ..roles import Right
from .paging import page_of
from .uses import sees_internal, uses_of

OFFERED = 500
"""Organisations that the browser offers while one is typed."""


@needs(Right.READ_REGISTER)
def home(request: HttpRequest) -> HttpResponse:
    """Show the kinds with the number of their entries."""
    kinds = [{"kind": kind, "number": _seen(request, kind).count()} for kind in KINDS.values()]
    themes = Theme.objects.filter(mission=request.mission, retired_on=None).count()  # type: ignore[attr-defined]
    return render(request, "missions/directory/home.html", {"kinds": kinds, "themes": themes})


@needs(Right.READ_REGISTER)
def entries(request: HttpRequest, kind: Kind) -> HttpResponse:
    """List the entries of a kind, 50 a page; ``?q=`` finds some by name."""
    words = request.GET.get("q", "").strip()
    rows = _seen(request, kind)
    if words:
        rows = rows.named_like(words)
    if kind.key == "people":
        rows = rows.select_related("organisation")
    page = page_of(request, rows.order_by("name", "pk"))
    uses = dict(_seen_uses(request, kind.model, [entry.pk for entry in page]))
    shown = [
        {"entry": entry, "facts": _facts_in_list(entry), "uses": uses.get(entry.pk, 0)} for entry in page.object_list
    ]
    context = {"kind": kind, "q": words, "query": urlencode({"q": words}) + "&", "page": page, "rows": shown}
    return render(request, "missions/directory/entries.html", context)


@needs(Right.READ_REGISTER)
def entry(request: HttpRequest, kind: Kind, pk: int) -> HttpResponse:
    """Show one entry and the activities that name it, the newest first."""
    found = _entry_or_404(request, kind, pk)
    if found.merged_into_id:
        messages.info(request, _("“%(name)s” was merged into this entry.") % {"name": found.name})
        return redirect("directory:entry", kind, found.merged_into_id)
    names = [(language_name(language), language, name) for language, name in found.names.items()]
    context = {
        "kind": kind,
        "entry": found,
        "names": names,
        "uses": page_of(request, uses_of(request, found)),
        **_told_of(request, found),
    }
    if may(request.user, Right.MERGE_DIRECTORY, found.mission):  # type: ignore[arg-type]
        context["merges"] = _merges_into(kind, found)
    return render(request, "missions/directory/entry.html", context)


@needs(Right.EDIT_DIRECTORY)
def add(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Add an entry by hand."""
    form = form_of(kind)(request.POST or None, mission=request.mission)  # type: ignore[attr-defined]
    return _edit(request, kind, form, is_new=True)


@needs(Right.EDIT_DIRECTORY)
def edit(request: HttpRequest, kind: Kind, pk: int) -> HttpResponse:
    """Change an entry."""
    found = _entry_or_404(request, kind, pk)
    if found.merged_into_id:
        return redirect("directory:edit", kind, found.merged_into_id)
    form = form_of(kind)(request.POST or None, instance=found, mission=found.mission)
    return _edit(request, kind, form, is_new=False)


@needs(Right.EDIT_DIRECTORY)
def find_place(request: HttpRequest) -> HttpResponse:
    """Find a place in the built-in gazetteer, to add it."""
    words = request.GET.get("q", "").strip()
    gazetteer = default_gazetteer()
    found = gazetteer.places_named(fold(words)) or gazetteer.places_named_in_russian(fold(words)) if words else ()
    places = [
        {
            "place": place,
            "kind": PLACE_KINDS[place.kind],
            "countries": ", ".join(country_name(code, get_language() or "en") for code in place.countries),
        }
        for place in found[:20]
    ]
    return render(
        request, "missions/directory/find_place.html", {"q": words, "places": places, "kind": KINDS["places"]}
    )


@needs(Right.EDIT_DIRECTORY)
@require_POST
def add_place(request: HttpRequest) -> HttpResponse:
    """Add a place of the built-in gazetteer."""
    try:
        place = add_gazetteer_place(
            request.mission,  # type: ignore[attr-defined]
            request.POST.get("place", ""),
            by=request.user,  # type: ignore[arg-type]
            now=timezone.now(),
        )
    except MissionsError as error:
        messages.error(request, str(error))
        return redirect("directory:find-place")
    messages.success(request, _("“%(name)s” is in the directory.") % {"name": place.name})
    return redirect("directory:entry", KINDS["places"], place.pk)


def _edit(request: HttpRequest, kind: Kind, form: EntryForm, *, is_new: bool) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        save_entry(
            form.instance,
            variants=form.cleaned_data["variants"],
            predecessors=form.cleaned_data.get("predecessors"),
            by=request.user,  # type: ignore[arg-type]
            now=timezone.now(),
        )
        messages.success(request, _("“%(name)s” is saved.") % {"name": form.instance.name})
        return redirect("directory:entry", kind, form.instance.pk)
    context: dict[str, Any] = {"kind": kind, "form": form, "is_new": is_new}
    if kind.key != "places":
        offered = Organisation.objects.current().filter(mission=form.mission)
        context["organisations"] = offered.values_list("name", flat=True)[:OFFERED]
    return render(request, "missions/directory/edit.html", context)


def _seen(request: HttpRequest, kind: Kind) -> Any:
    rows = kind.model.objects.current().filter(mission=request.mission)  # type: ignore[attr-defined]
    return rows if sees_internal(request) else rows.for_readers()


def _entry_or_404(request: HttpRequest, kind: Kind, pk: int) -> Any:
    rows = kind.model.objects.filter(mission=request.mission)  # type: ignore[attr-defined]
    return get_object_or_404(rows if sees_internal(request) else rows.for_readers(), pk=pk)


def _seen_uses(request: HttpRequest, model: type[Entry], ids: list[int]) -> Any:
    shown = models.Q() if sees_internal(request) else models.Q(uses__is_public=True)
    number = models.Count("uses__activity", distinct=True, filter=shown)
    return model.objects.filter(pk__in=ids).annotate(number=number).order_by().values_list("pk", "number")


def _facts_in_list(found: Any) -> str:
    if isinstance(found, Place):
        return ", ".join(country_name(code, get_language() or "en") for code in found.countries)
    if isinstance(found, Organisation):
        return found.acronym
    return ", ".join(part for part in (found.office, str(found.organisation or "")) if part)


def _told_of(request: HttpRequest, found: Any) -> dict[str, Any]:
    """Return what only this kind has."""
    if isinstance(found, Place):
        return {
            "countries": [country_name(code, get_language() or "en") for code in found.countries],
            "place_kind": PLACE_KINDS.get(found.kind, found.kind),
        }
    if isinstance(found, Organisation):
        people = found.people.current()
        return {
            "people": (people if sees_internal(request) else people.for_readers())[:50],
            "predecessors": found.predecessors.all(),
            "successors": found.successors.current(),
        }
    return {}


def _merges_into(kind: Kind, found: Entry) -> list[dict[str, Any]]:
    merges = list(Merge.objects.filter(mission=found.mission, kind=kind.key, target_id=found.pk, undone_at=None))
    names = dict(kind.model.objects.filter(pk__in=[each.source_id for each in merges]).values_list("pk", "name"))
    return [{"merge": each, "name": names[each.source_id]} for each in merges]
