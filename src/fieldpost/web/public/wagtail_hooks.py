"""What is done to a page of prose in Wagtail's admin is on the site at once."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page

from ..missions import outlets
from .prose import ProsePage


def _tell(_request: HttpRequest, page: Page, *_more: Any) -> None:
    site = page.get_site() if isinstance(page.specific_deferred, ProsePage) else None
    mission = getattr(site, "mission", None)
    if mission is not None:
        outlets.tell(mission, names=True, now=timezone.now())


for _name in ("create", "edit", "publish", "unpublish", "move", "copy"):
    hooks.register(f"after_{_name}_page", _tell)
hooks.register("before_delete_page", _tell)
