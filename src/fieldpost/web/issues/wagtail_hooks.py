"""Wagtail's own screens do not touch issues: whoever opens one there is led to the newsroom."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from .models import IssuePage


def _lead_away(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    """Return the way to the newsroom if one of ``pages`` is an issue or stands above one."""
    for page in pages:
        issue = IssuePage.objects.descendant_of(page, inclusive=True).first()
        if issue:
            messages.warning(
                request,
                _("“%(issue)s” is an issue, or an issue stands below it. Issues are changed in the newsroom.")
                % {"issue": page},
            )
            return (
                redirect("issues:issue", issue.pk) if issue.pk == page.pk else redirect("wagtailadmin_explore", page.pk)
            )
    return None


@hooks.register("before_edit_page")  # type: ignore[untyped-decorator]
def before_edit(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An issue is edited in the newsroom; the pages above it may be edited here."""
    return _lead_away(request, [page]) if isinstance(page.specific, IssuePage) else None


@hooks.register("before_publish_page")  # type: ignore[untyped-decorator]
def before_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An issue is published in the newsroom."""
    return _lead_away(request, [page]) if isinstance(page.specific, IssuePage) else None


@hooks.register("before_delete_page")  # type: ignore[untyped-decorator]
@hooks.register("before_unpublish_page")  # type: ignore[untyped-decorator]
def before_removal(request: HttpRequest, page: Page) -> HttpResponse | None:
    """No issue is deleted or hidden, be it with the page above it."""
    return _lead_away(request, [page])


@hooks.register("before_move_page")  # type: ignore[untyped-decorator]
@hooks.register("before_copy_page")  # type: ignore[untyped-decorator]
@hooks.register("before_convert_alias_page")  # type: ignore[untyped-decorator]
def before_copy(request: HttpRequest, page: Page, *_to: Any) -> HttpResponse | None:
    """The address of an issue lasts."""
    return _lead_away(request, [page])


@hooks.register("before_bulk_action")  # type: ignore[untyped-decorator]
def before_bulk_action(request: HttpRequest, _kind: str, objects: Iterable[Any], _action: Any) -> HttpResponse | None:
    """No issue is among many pages that are deleted, moved or published at once."""
    return _lead_away(request, [each for each in objects if isinstance(each, Page)])
