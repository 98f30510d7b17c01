"""What does a page of the public site cost, uncached? Processor milliseconds, beside a lean Wagtail site.

    python -m benchmarks.bench_public [sizes ...]

Registers of 10,000 and 100,000 shown activities, or of the sizes that are named. Each page is asked for through the whole stack
of middleware with the settings of a server, as WSGI calls in one process, without compression; the median of 200. The peer is a
small Wagtail site with lean templates (``wagtail_peer``), asked in the same way in a process of its own, before and after: its
lower figures count. DATABASE_URL names another database than a new SQLite file; it must be empty. The processor time of a
server of databases is its own.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .asking import cost
from .installation import set_up
from .measure import OURS, run

PAGES = {
    "list of 50": "/en/activities/",
    "list, one facet": "/en/activities/theme/{theme}/",
    "list, three facets": "/en/activities/theme/{theme}/kind/workshop/place/{place}/",
    "list, two years and days": "/en/activities/year/2030+2031/since/2030-03-01/",
    "list, an old page": "/en/activities/?before={middle}",
    "list, in Russian": "/ru/activities/",
    "list, rare words": "/en/activities/?q=%22voter+lists%22+Torukul",
    "list, common word": "/en/activities/?q=mission",
    "list, common word, best first": "/en/activities/?q=mission&order=relevance",
    "list, nothing found": "/en/activities/?q=zeppelin",
    "activity": "{activity}",
}
PEER = ("article", "list of 20")


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 100_000]
    before = _peer()
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        costs = {size: _measure(size) for size in sizes}
    peer = {name: min((before[name], after), key=lambda each: each["ms"]) for name, after in _peer().items()}
    cached = _peer(CACHED="1")
    print(f"{'page':32}" + "".join(f"{f'ms at {size:,}':>16}" for size in sizes) + f"{'queries':>9}{'kB':>8}")
    for name in PAGES:
        each = [costs[size][name] for size in sizes]
        print(f"{name:32}" + "".join(f"{one['ms']:>16.2f}" for one in each) + _rest(each[-1]))
    for name in PEER:
        print(f"{f'Wagtail, {name}':32}{peer[name]['ms']:>16.2f}{'':{16 * (len(sizes) - 1)}}" + _rest(peer[name]))
    for name in PEER:
        told = f"Wagtail, {name}, cached by Django"
        print(f"{told:32}{cached[name]['ms']:>15.2f}{'':{16 * (len(sizes) - 1)}}" + _rest(cached[name]))
    for name, other in (("activity", "article"), ("list of 50", "list of 20")):
        share = costs[sizes[0]][name]["ms"] / peer[other]["ms"]
        print(f"{name} is {share:.3f} of Wagtail's {other}")


def _rest(each: dict[str, float]) -> str:
    return f"{each['queries']:>9.0f}{each['kB']:>8.1f}"


def _peer(**more: str) -> dict[str, dict[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "media").mkdir()
        os.environ |= {"PEER_HOME": folder, **more}
        told = run([OURS, "-m", "benchmarks.wagtail_peer.measure"]).told
        os.environ.pop("CACHED", None)
    return told


def _measure(size: int) -> dict[str, dict[str, float]]:
    """Return the cost of each page in a register of that size, which gets a mission of its own."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    from fieldpost.web.public.models import ShownActivity

    mission, host = make_mission(size)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    shown = ShownActivity.objects.of(mission.pk)
    middle = shown[size // 2]
    words = {
        "theme": mission.themes.first().key,
        "place": slug_of_first_place(mission),
        "middle": middle.number,
        "activity": f"/en/activities/{middle.activity_id}-{middle.as_line.words['en'].slug}/",
    }
    application = get_wsgi_application()
    return {
        name: cost(application, address.format(**words), host=host, port=443, scheme="https")
        for name, address in PAGES.items()
    }


def make_mission(size: int) -> tuple[Any, str]:
    """Return a new mission with ``size`` shown activities, and its host."""
    from fieldpost import domain
    from fieldpost.web.accounts.models import User
    from fieldpost.web.missions.setup import install_mission

    from .shown_register import fill_shown

    value = domain.Mission(
        id=f"m{size}", names={"en": "Mission"}, country="KG", languages=("en", "ru", "kk"), time_zone="Asia/Bishkek"
    )
    host = f"m{size}.testserver"
    mission = install_mission(value, hostname=host, port=443, is_default=False, now=datetime(2031, 5, 31, tzinfo=UTC))
    user = User.objects.create_user(f"aida{size}@mission.example", None, name="Aida")
    fill_shown(mission, [user], size)
    return mission, host


def slug_of_first_place(mission: Any) -> str:
    """Return how an address names the mission's most common place."""
    from fieldpost.publishing.slugs import slug
    from fieldpost.web.missions.models import Place

    place = Place.objects.filter(mission=mission).order_by("pk").first()
    assert place is not None
    return f"{place.pk}-{slug(place.name)}"


if __name__ == "__main__":
    main()
