"""Entries that may be one: the suggestions, two side by side, merging, and undoing it."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fieldpost.gazetteer import country_name, fold

from ..access import needs
from ..duplicates import Name, suggest_pairs
from ..errors import MissionsError
from ..forms.directory import PLACE_KINDS
from ..forms.fields import language_name
from ..kinds import KINDS, Kind
from ..merging import keep_entries_apart, merge_entries, undo_merge
from ..models import Entry, KeptApart, Merge, Mission, Organisation, Person, Place
from ..roles import Right
from .paging import page_of


@needs(Right.MERGE_DIRECTORY)
def duplicates(request: HttpRequest, kind: Kind) -> HttpResponse:
    """List the pairs that may be one."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    apart = KeptApart.objects.filter(mission=mission, kind=kind.key).values_list("first_id", "second_id")
    page = page_of(request, suggest_pairs(kind.key, _names(mission, kind), apart=frozenset(apart)))
    entries = _with_facts(kind, {pk for pair in page for pk in (pair.first, pair.second)})
    pairs = [{"pair": pair, "first": entries[pair.first], "second": entries[pair.second]} for pair in page.object_list]
    return render(request, "missions/directory/duplicates.html", {"kind": kind, "page": page, "pairs": pairs})


@needs(Right.MERGE_DIRECTORY)
def merge_with(request: HttpRequest, kind: Kind, pk: int) -> HttpResponse:
    """Find the entry that is the same as this one."""
    entry = _entry_or_404(request, kind, pk)
    words = request.GET.get("q", "").strip()
    rows: Any = kind.model.objects.current().filter(mission=entry.mission).exclude(pk=pk)
    found = list(rows.named_like(words).order_by("name")[:50]) if words else []
    return render(
        request, "missions/directory/merge_with.html", {"kind": kind, "entry": entry, "q": words, "found": found}
    )


@needs(Right.MERGE_DIRECTORY)
def compare(request: HttpRequest, kind: Kind, first: int, second: int) -> HttpResponse:
    """Show two entries side by side and merge them: ``keep`` is the id of the one that stays."""
    both = [_entry_or_404(request, kind, pk) for pk in (first, second)]
    if first == second:
        raise Http404
    if request.method == "POST":
        target = next((each for each in both if str(each.pk) == request.POST.get("keep")), None)
        if target is not None:
            return _merge(request, kind, source=both[1] if target is both[0] else both[0], target=target)
        messages.error(request, _("Choose which of the two stays."))
    facts = _with_facts(kind, {first, second})
    rows = [
        {"label": label, "first": one, "second": other, "differ": one != other}
        for (label, one), (_label, other) in zip(facts[first]["facts"], facts[second]["facts"], strict=True)
        if one or other
    ]
    context = {"kind": kind, "first": facts[first], "second": facts[second], "rows": rows}
    return render(request, "missions/directory/compare.html", context)


@needs(Right.MERGE_DIRECTORY)
@require_POST
def keep_apart(request: HttpRequest, kind: Kind, first: int, second: int) -> HttpResponse:
    """Note that they are two."""
    one, other = (_entry_or_404(request, kind, pk) for pk in (first, second))
    keep_entries_apart(one, other, kind=kind.key, by=request.user, now=timezone.now())  # type: ignore[arg-type]
    messages.success(request, _("“%(one)s” and “%(other)s” stay two.") % {"one": one.name, "other": other.name})
    return redirect("directory:duplicates", kind)


@needs(Right.MERGE_DIRECTORY)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a merge."""
    merge = get_object_or_404(Merge, pk=pk, mission=request.mission)  # type: ignore[attr-defined]
    kind = KINDS[merge.kind]
    try:
        entry = undo_merge(merge, kind.model, by=request.user, now=timezone.now())  # type: ignore[arg-type]
    except MissionsError as error:
        messages.error(request, str(error))
        return redirect("directory:entry", kind, merge.target_id)
    messages.success(request, _("“%(name)s” is an entry of its own again.") % {"name": entry.name})
    return redirect("directory:entry", kind, entry.pk)


def _merge(request: HttpRequest, kind: Kind, *, source: Entry, target: Entry) -> HttpResponse:
    try:
        merge_entries(source, target, kind=kind.key, by=request.user, now=timezone.now())  # type: ignore[arg-type]
    except MissionsError as error:
        messages.error(request, str(error))
        return redirect("directory:duplicates", kind)
    messages.success(request, _("“%(one)s” is merged into “%(other)s”.") % {"one": source.name, "other": target.name})
    return redirect("directory:entry", kind, target.pk)


def _entry_or_404(request: HttpRequest, kind: Kind, pk: int) -> Any:
    rows: Any = kind.model.objects.current()
    return get_object_or_404(rows, pk=pk, mission=request.mission)  # type: ignore[attr-defined]


def _names(mission: Mission, kind: Kind) -> list[Name]:
    rows: Any = kind.model.objects.current().filter(mission=mission)
    keys: dict[int, set[str]] = {}
    variants: Any = kind.model.variants.rel.related_model  # type: ignore[attr-defined]
    for entry, key in variants.objects.filter(entry__in=rows).values_list("entry_id", "folded"):
        keys.setdefault(entry, set()).add(key)
    return [
        Name(
            entry=row.pk,
            keys=tuple(sorted({fold(row.name), *row.folded.split("\n"), *keys.get(row.pk, ())} - {""})),
            acronym=fold(getattr(row, "acronym", "")),
            at=_position(row),
            countries=tuple(getattr(row, "countries", ())),
        )
        for row in rows
    ]


def _position(row: Any) -> tuple[float, float] | None:
    return (row.latitude, row.longitude) if getattr(row, "latitude", None) is not None else None


def _with_facts(kind: Kind, ids: set[int]) -> dict[int, dict[str, Any]]:
    """Return each entry with how often it is used and its facts as label and words."""
    rows: Any = kind.model.objects.filter(pk__in=ids).prefetch_related("variants")
    if kind.model is Person:
        rows = rows.select_related("organisation")
    uses = dict(rows.annotate(number=Count("uses__activity", distinct=True)).order_by().values_list("pk", "number"))
    return {row.pk: {"entry": row, "uses": uses[row.pk], "facts": _facts(row)} for row in rows}


def _facts(row: Any) -> list[tuple[str, str]]:
    names = "; ".join(f"{name} ({language_name(language)})" for language, name in sorted(row.names.items()))
    facts = [
        (_("Names by language"), names),
        (_("Other names and spellings"), "; ".join(sorted(each.text for each in row.variants.all()))),
    ]
    if isinstance(row, Person):
        facts += [
            (_("Office"), row.office),
            (_("Body"), str(row.organisation or "")),
            (_("Private person"), _("yes") if row.is_private else _("no")),
        ]
    elif isinstance(row, Organisation):
        identifiers = "; ".join(f"{scheme}: {value}" for scheme, value in row.identifiers.items())
        facts += [(_("Acronym"), row.acronym), (_("Web site"), row.website), (_("Identifiers"), identifiers)]
    elif isinstance(row, Place):
        position = f"{row.latitude}, {row.longitude}" if row.latitude is not None else ""
        facts += [
            (_("Kind"), str(PLACE_KINDS.get(row.kind, row.kind))),
            (_("Countries"), ", ".join(country_name(code, get_language() or "en") for code in row.countries)),
            (_("Position"), position),
            (_("People are at risk here"), _("yes") if row.at_risk else _("no")),
        ]
    return [*facts, (_("Internal note"), row.note)]
