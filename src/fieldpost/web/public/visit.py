"""One request for a page of a site."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone

from .facets import FacetIndex, index_of
from .site import Address, Site

EVERYTHING = "*"
"""What an answer depends on where any change may touch it."""


@dataclass(kw_only=True)
class Visit:
    """Who asks for what: views take it instead of the request. ``language`` is that of the page."""

    request: HttpRequest
    address: Address
    site: Site
    language: str

    @cached_property
    def today(self) -> date:
        """The day it is where the mission is."""
        return timezone.now().astimezone(ZoneInfo(self.site.profile.time_zone)).date()

    @property
    def index(self) -> FacetIndex:
        """What is shown, by facets, at this edition or later."""
        return index_of(self.site.mission, self.address.edition)

    @property
    def path(self) -> str:
        """The address asked for, without host and query."""
        return self.request.path_info


@dataclass(frozen=True, slots=True, kw_only=True)
class Depends:
    """What an answer was made of, so that it is thrown away when that changes and not otherwise.

    ``on`` are ``facet:value``, ``activity:id``, ``issues``, or ``EVERYTHING``: any change of an activity. A change of names
    touches every answer. ``day`` is the day it was made for, where it looks otherwise on the next.
    """

    on: Collection[str] = field(default_factory=tuple)
    day: date | None = None


def for_everyone(view: Any) -> Any:
    """Say of a view that it wants no right: who is not signed in sees it, too."""
    view.right = None
    return view
