"""Pages of a list."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PAGE = 50
"""Rows a page."""


def page_of(request: HttpRequest, rows: Any) -> Page[Any]:
    """Return the page that the address asks for (``?page=``), the nearest where there is no such page."""
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))
