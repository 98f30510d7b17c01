"""Every format of an issue as it would be published now, for those who make it."""

import tempfile
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from fieldpost.errors import FieldpostError
from fieldpost.publishing.drawings import Drawings
from fieldpost.publishing.formats import FORMATS

from ...missions.access import needs
from ...missions.roles import Right
from ..actions.publication import photos_of
from ..as_domain import issue_value, shown_items
from ..files import copy_photos
from .lookup import issue_of
from .public import answer, picture

PLAIN = ("ics", "json")
"""Formats that are shown as text."""


@needs(Right.SEE_INTERNAL)
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one format in a frame, with links to the others."""
    issue = issue_of(request, pk)
    form = request.GET.get("format", "html")
    if form not in FORMATS:
        raise Http404(form)
    return render(request, "issues/preview.html", {"issue": issue, "form": form, "forms": list(FORMATS)})


@needs(Right.SEE_INTERNAL)
def file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Answer with a format as it would be published now."""
    if form not in FORMATS:
        raise Http404(form)
    issue = issue_of(request, pk)
    shown = shown_items(issue)
    try:
        value = issue_value(issue, shown)
        with tempfile.TemporaryDirectory() as folder:
            copy_photos(value, photos_of(shown), Path(folder))
            data = FORMATS[form].render(value, Path(folder), Drawings(value))
    except (FieldpostError, OSError) as error:
        return render(request, "issues/preview_failed.html", {"issue": issue, "error": error}, status=500)
    response = answer(data, f"issue{FORMATS[form].suffix}", shown_as_text=form in PLAIN)
    response["Cache-Control"] = "no-store"
    return response


@needs(Right.SEE_INTERNAL)
def photo(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Answer with a photograph of the preview."""
    files = photos_of(shown_items(issue_of(request, pk), everything=True))
    path = files.get(f"photos/{name}")
    if path is None or not path.is_file():
        raise Http404(name)
    response = picture(path.read_bytes(), name)
    response["Cache-Control"] = "no-store"
    return response
