"""Dimensions and themes: their order, their headings through the years, and when a theme is retired."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..access import needs
from ..directory_actions import head_theme, move_theme, name_dimension, save_theme
from ..forms.fields import language_name
from ..forms.themes import HeadingForm, ThemeForm
from ..models import Dimension, Mission, Theme
from ..roles import Right
from .paging import page_of
from .uses import uses_of


@needs(Right.READ_REGISTER)
def themes(request: HttpRequest) -> HttpResponse:
    """Show the dimensions and their themes in order."""
    language = get_language()
    found = Theme.objects.filter(mission=_mission(request)).prefetch_related("headings")
    below: dict[int, list[dict[str, object]]] = {}
    for theme in found.order_by("position", "pk"):
        below.setdefault(theme.dimension_id, []).append({"theme": theme, "heading": theme.said_in(language)})
    dimensions = [
        {"dimension": each, "heading": each.said_in(language), "themes": below.get(each.pk, [])}
        for each in _mission(request).dimensions.all()
    ]
    return render(request, "missions/directory/themes.html", {"dimensions": dimensions})


@needs(Right.READ_REGISTER)
def theme(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a theme with its headings through the years."""
    found = _theme_or_404(request, pk)
    headings = [
        {"since": each.since, "names": [(language_name(code), code, name) for code, name in each.names.items()]}
        for each in reversed(found.headings.all())
    ]
    context = {
        "theme": found,
        "heading": found.said_in(get_language()),
        "dimension": found.dimension.said_in(get_language()),
        "headings": headings,
        "uses": page_of(request, uses_of(request, found)),
    }
    return render(request, "missions/directory/theme.html", context)


@needs(Right.EDIT_DIRECTORY)
def add(request: HttpRequest) -> HttpResponse:
    """Add a theme, with its heading."""
    mission = _mission(request)
    form = ThemeForm(request.POST or None, mission=mission)
    heading = HeadingForm(request.POST or None, mission=mission, today=timezone.localdate())
    if request.method == "POST" and form.is_valid() and heading.is_valid():
        save_theme(form.instance, names=heading.names, by=request.user, now=timezone.now())  # type: ignore[arg-type]
        messages.success(request, _("The theme is added."))
        return redirect("directory:theme", form.instance.pk)
    return render(request, "missions/directory/edit_theme.html", {"form": form, "heading_form": heading})


@needs(Right.EDIT_DIRECTORY)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change where a theme stands, its sectors, and whether it is retired."""
    found = _theme_or_404(request, pk)
    form = ThemeForm(request.POST or None, instance=found, mission=found.mission)
    if request.method == "POST" and form.is_valid():
        save_theme(form.instance, by=request.user, now=timezone.now())  # type: ignore[arg-type]
        messages.success(request, _("The theme is saved."))
        return redirect("directory:theme", pk)
    context = {"form": form, "theme": found, "heading": found.said_in(get_language())}
    return render(request, "missions/directory/edit_theme.html", context)


@needs(Right.EDIT_DIRECTORY)
def head(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a theme a new heading from a day on."""
    found = _theme_or_404(request, pk)
    newest = found.headings.last()
    form = HeadingForm(
        request.POST or None,
        mission=found.mission,
        today=timezone.localdate(),
        is_dated=True,
        names=newest.names if newest else {},
    )
    if request.method == "POST" and form.is_valid():
        since = form.cleaned_data["since"]
        head_theme(found, form.names, since=since, by=request.user, now=timezone.now())  # type: ignore[arg-type]
        messages.success(request, _("The new heading is saved."))
        return redirect("directory:theme", pk)
    context = {"form": form, "theme": found, "heading": found.said_in(get_language())}
    return render(request, "missions/directory/heading.html", context)


@needs(Right.EDIT_DIRECTORY)
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a theme one place up or down in its dimension."""
    found = _theme_or_404(request, pk)
    move_theme(found, earlier="earlier" in request.POST, by=request.user, now=timezone.now())  # type: ignore[arg-type]
    return redirect("directory:themes")


@needs(Right.EDIT_DIRECTORY)
def dimension(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the heading of a dimension."""
    found = get_object_or_404(Dimension, pk=pk, mission=_mission(request))
    form = HeadingForm(request.POST or None, mission=_mission(request), today=timezone.localdate(), names=found.names)
    if request.method == "POST" and form.is_valid():
        name_dimension(found, form.names, by=request.user, now=timezone.now())  # type: ignore[arg-type]
        messages.success(request, _("The dimension is saved."))
        return redirect("directory:themes")
    context = {"form": form, "heading": found.said_in(get_language()), "dimension": found}
    return render(request, "missions/directory/heading.html", context)


def _mission(request: HttpRequest) -> Mission:
    return request.mission  # type: ignore[attr-defined,no-any-return]


def _theme_or_404(request: HttpRequest, pk: int) -> Theme:
    return get_object_or_404(Theme.objects.select_related("dimension"), pk=pk, mission=_mission(request))
