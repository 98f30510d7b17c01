"""The issue's own words: title, number, editor's note, notices, and the wording of single items."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ...missions.access import needs
from ...missions.roles import Right
from .. import actions
from ..as_domain import shown_items
from ..errors import EditConflictError, IssuesError
from ..forms import IssueForm, ItemForm
from ..models import IssueItem
from .lookup import issue_of, item_of


@needs(Right.COMPILE_ISSUE)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write title, number, publication day, editor's note and notices."""
    issue = issue_of(request, pk)
    form = IssueForm(request.POST) if request.method == "POST" else IssueForm.of(issue)
    status = 200
    if form.is_bound:
        status = 400
        if form.is_valid():
            given = {**form.cleaned_data, "notices": form.cleaned_data["notices"].splitlines()}
            try:
                actions.edit_issue(issue, **given, by=_user(request), now=timezone.now())
            except EditConflictError as error:
                status = 409
                form.show_conflict(str(error), edits=issue.edits)
            except IssuesError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("Saved."))
                return redirect("issues:issue", issue.pk)
    return render(request, "issues/edit.html", {"issue": issue, "form": form}, status=status)


@needs(Right.COMPILE_ISSUE)
def item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Word an item differently in this issue, and order its photographs."""
    found = item_of(request, pk, item)
    shown = next((each for each in shown_items(found.issue, everything=True) if each.item.pk == found.pk), None)
    told_title = shown.told.title.value if shown and shown.told.title else ""
    told_text = shown.told.text if shown else ""
    stands = {"title": found.title or told_title, "text": found.text or told_text, "edits": found.edits}
    form = ItemForm(request.POST) if request.method == "POST" else ItemForm(initial=stands)
    status = 200
    if form.is_bound:
        status = 400
        if form.is_valid():
            try:
                actions.word_item(found, **form.cleaned_data, by=_user(request), now=timezone.now())
            except EditConflictError as error:
                status = 409
                form.show_conflict(str(error), edits=found.edits)
            except IssuesError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("Saved."))
                return redirect("issues:item", found.issue_id, found.pk)
    return render(
        request,
        "issues/item.html",
        {
            "issue": found.issue,
            "item": found,
            "form": form,
            "told": {"title": told_title, "text": told_text},
            "earlier_text": _earlier_text(found),
            "photos": _photos(found, shown),
        },
        status=status,
    )


def _earlier_text(item: IssueItem) -> str:
    """Return the text that the own wording was written for, if the record's text has changed since."""
    if not item.is_worded or item.worded_from is None or item.worded_from_id == item.version_id:
        return ""
    fact = item.worded_from.value.texts.get(item.issue.language)
    return fact.value if fact else ""


def _photos(item: IssueItem, shown: Any) -> list[dict[str, Any]]:
    """Return the item's photographs that may be published, with what is said of them."""
    if shown is None:
        return []
    public = {fact.value.file: fact.value for fact in shown.public.photos}
    language = item.issue.language
    return [
        {
            "row": photo,
            "alternative": public[photo.file_id].alternatives.get(language, ""),
            "caption": public[photo.file_id].captions.get(language, ""),
            "credit": public[photo.file_id].credit,
        }
        for photo in item.photos.select_related("file")
        if photo.file_id in public
    ]


def _user(request: HttpRequest) -> Any:
    return request.user
