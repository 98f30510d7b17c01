"""Writing the copy of a mission's site."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from django.contrib.staticfiles import finders
from django.utils import translation

from ...issues.models import IssuePage
from ..models import Edition, ShownChange
from ..site import Address, site_of
from .crawl import Crawl, File
from .folder import Folder
from .index import Index
from .pages import own_pages
from .serving import guides

SCRIPT = "public/search.js"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and what could not be: addresses and reasons. ``has_moved``: the site changed meanwhile."""

    files: int
    size: int
    lacking: dict[str, str]
    has_moved: bool


def write_copy(mission: int, target: Path, *, tell: Callable[[int, int], None]) -> Written:
    """Write the site of the mission with that id to ``target``; ``tell`` is told how many files are written and known of.

    Raises:
        FolderError: it cannot be written there.
    """
    address = _address(mission)
    site = site_of(address)
    change = ShownChange.objects.filter(mission=mission, edition=address.edition).first()
    made = change.at.astimezone(ZoneInfo(site.profile.time_zone)).date() if change else None
    folder = Folder(target, {"mission": site.key, "edition": address.edition})
    folder.begin()
    begin = ["/sitemap.xml", "/robots.txt", *(f"/{each}/" for each in site.languages), *_issues(mission)]
    crawl = Crawl(site, begin, own=["/", f"/static/{SCRIPT}", *(f"/{each}/search/" for each in site.languages)])
    index = Index(site)
    with translation.override(site.languages[0]):
        own = [*guides(site, made), *own_pages(site, address, crawl), _script()]
    index.read()
    for file in chain(own, index.files(), crawl.files()):
        folder.write(file)
        if len(folder.names) % 100 == 0:
            tell(len(folder.names), len(folder.names) + len(crawl.waiting))
    folder.finish()
    has_moved = _address(mission).edition != address.edition
    return Written(len(folder.names), folder.size, crawl.lacking, has_moved)


def _address(mission: int) -> Address:
    edition = Edition.objects.filter(mission=mission).first()
    return Address(mission=mission, edition=edition.number if edition else 0, names=edition.names if edition else 0)


def _issues(mission: int) -> list[str]:
    """Return the addresses of the published issues."""
    return [
        f"/{slug}/"
        for slug in IssuePage.objects.filter(mission=mission, live=True).order_by("slug").values_list("slug", flat=True)
    ]


def _script() -> File:
    found = finders.find(SCRIPT)
    assert isinstance(found, str)  # noqa: S101 - it is part of the package
    return File(f"static/{SCRIPT}", Path(found).read_bytes())
