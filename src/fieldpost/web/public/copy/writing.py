"""Writing the copy of a mission's site."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from django.contrib.staticfiles import finders
from django.utils import translation

from ...issues.models import IssuePage
from ..models import ShownChange
from ..site import Address, forget
from .crawl import Crawl
from .folder import Folder
from .index import Index
from .making import File, Maker, maker_of, standing
from .pages import own_pages
from .processes import makers
from .serving import guides

SCRIPT = "public/search.js"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and what could not be: addresses and reasons. ``has_moved``: the site changed meanwhile."""

    files: int
    size: int
    lacking: dict[str, str]
    has_moved: bool


def write_copy(
    mission: int, target: Path, *, address: str = "", processes: int = 1, tell: Callable[[int, int], None]
) -> Written:
    """Write the site of the mission with that id to ``target``; ``tell`` is told how many files are written and known of.

    ``address`` is where the copy will be, without a slash at the end; empty for where the site is. One process is this one.

    Raises:
        FolderError: it cannot be written there.
    """
    began = standing(mission)
    try:
        maker = maker_of(mission, address)
        folder = Folder(target, {"mission": maker.site.key, "edition": began.edition})
        folder.begin()
        crawl = _crawl(maker, mission)
        own = _own(maker, mission, began, crawl)
        with makers(processes, mission, address) if processes > 1 else nullcontext(partial(map, maker.make)) as make:
            # Its first page and what says that it is whole come last.
            for file in chain(Index(maker.site).files(), crawl.files(make), own):
                folder.write(file)
                if len(folder.names) % 100 == 0:
                    tell(len(folder.names), len(folder.names) + len(crawl.waiting))
        folder.finish()
    finally:
        forget()
    return Written(len(folder.names), folder.size, crawl.lacking, standing(mission).edition != began.edition)


def _crawl(maker: Maker, mission: int) -> Crawl:
    languages = maker.site.languages
    begin = ["/sitemap.xml", *(f"/{each}/" for each in languages), *_issues(mission)]
    return Crawl(begin, own=["/", "/robots.txt", f"/static/{SCRIPT}", *(f"/{each}/search/" for each in languages)])


def _own(maker: Maker, mission: int, began: Address, crawl: Crawl) -> list[File]:
    """Return what the site has not, for each language; ``crawl`` follows its links."""
    site = maker.site
    change = ShownChange.objects.filter(mission=mission, edition=began.edition).first()
    day = change.at.astimezone(ZoneInfo(site.profile.time_zone)).date() if change else None
    files = [_script()]
    with translation.override(site.languages[0]):
        for made in own_pages(began, maker):
            crawl.follow(made.tasks)
            files += [made.file] if made.file else []
        return [*files, *guides(site, day)]


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
