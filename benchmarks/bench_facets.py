"""How long does it take to choose, count and page in a register of 10,000 and of 1,000,000 activities?

    python -m benchmarks.bench_facets [sizes ...]

The register is invented: 20 years, 3 dimensions, 17 themes, 16 kinds, 300 places and 3,000 organisations by Zipf's law, each
activity with one or two values of each facet, one in three longer than a day. It is written into a new SQLite file, and 1,000
selections of 0 to 4 facets are drawn, common values more often. Milliseconds are of the processor; megabytes are what the
process grew by, read where Linux tells it.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from random import Random
from typing import Any

SELECTIONS = 1_000
NOW = datetime(2032, 1, 1, tzinfo=UTC)
FIRST = date(2012, 1, 1)
DAYS = 20 * 365
VALUES: dict[str, list[str]] = {
    "dimension": ["politico-military", "economic", "human"],
    "theme": [f"theme-{number}" for number in range(17)],
    "kind": [f"kind-{number}" for number in range(16)],
    "status": ["held", "announced", "cancelled", "postponed", "moved"],
    "part": ["organised", "hosted", "attended", "supported"],
    "place": [str(number) for number in range(1, 301)],
    "organisation": [str(number) for number in range(1, 3_001)],
    "language": ["en", "ru", "kk"],
}
WEIGHTS = {name: list(accumulate(1 / rank for rank in range(1, len(values) + 1))) for name, values in VALUES.items()}


class Times:
    """Processor seconds, by what they were spent on, in the order in which it was first done."""

    def __init__(self) -> None:
        self._seconds: dict[str, list[float]] = {}

    def take(self, name: str, work: Callable[..., Any], *values: Any, **options: Any) -> Any:
        """Do ``work``, note how long it took, and return what it returned."""
        start = time.process_time()
        answer = work(*values, **options)
        self._seconds.setdefault(name, []).append(time.process_time() - start)
        return answer

    def tell(self) -> None:
        """Print the median of each, and where it was done often what one in a hundred exceeds."""
        for name, seconds in self._seconds.items():
            each = sorted(second * 1_000 for second in seconds)
            p99 = f"{each[len(each) * 99 // 100]:12.3f}" if len(each) >= 100 else ""
            print(f"{name:48}{each[len(each) // 2]:12.3f}{p99}")


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 1_000_000]
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"FIELDPOST_HOME": folder, "DJANGO_SETTINGS_MODULE": "fieldpost.web.settings.dev"}
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        for position, size in enumerate(sizes):
            first_id = sum(sizes[:position])
            _measure(_fill(first_id, size), first_id, size)


def _measure(mission: int, first_id: int, size: int) -> None:
    from fieldpost.web.public.facets import forget_indexes, index_of
    from fieldpost.web.public.facets.snapshot import snapshot_path

    print(f"\n{f'{size:,} activities':48}{'median ms':>12}{'p99 ms':>12}")
    times = Times()
    before = _megabytes()
    index = times.take("load from the database", index_of, mission, 1)
    times.take("the first counts", _first_counts, index)
    grown = _megabytes() - before
    path = snapshot_path(mission)
    if path.exists():
        forget_indexes()
        index = times.take("load from the snapshot", index_of, mission, 1)
        times.take("the first counts", _first_counts, index)
    _ask(index, times)
    _change(mission, range(first_id + 1, first_id + size + 1), times)
    times.tell()
    kept = f", snapshot {path.stat().st_size / 2**20:.0f} MB" if path.exists() else ""
    print(f"memory {grown:.0f} MB{kept}")


def _first_counts(index: Any) -> None:
    """Ask for what is worked out when it is first needed."""
    from fieldpost.web.public.selection import Selection

    index.choose(Selection()).counts()
    index.months(Selection())


def _ask(index: Any, times: Times) -> None:
    chance = Random(4)  # noqa: S311 - nothing secret is drawn
    for _time in range(SELECTIONS):
        selection = _selection(chance)
        times.take("choose and count nine facets", lambda asked: index.choose(asked).counts(), selection)
        choice = index.choose(selection)
        if not choice.count:
            continue
        page = times.take("page of 50, the newest", choice.page, size=50)
        middle = _number_in(index, choice, chance)
        times.take("page of 50, from anywhere", choice.page, below=middle, size=50)
        times.take("page of 50, backwards from anywhere", choice.page, above=middle, size=50)
        times.take("is there an older one", choice.has_older, page[-1])
        times.take("by month", index.months, selection)
        first = FIRST + timedelta(days=chance.randrange(DAYS))
        times.take("a month of the calendar", index.numbers_on, first, first + timedelta(days=30), selection)


def _number_in(index: Any, choice: Any, chance: Random) -> int:
    """Return the number of any activity of the choice."""
    from pyroaring import BitMap

    return next(iter(index.numbers(BitMap([choice.ids[chance.randrange(choice.count)]]))))  # type: ignore[no-any-return]


def _selection(chance: Random) -> Any:
    from fieldpost.web.public.selection import Selection

    facets = {}
    for name in chance.sample([*VALUES, "year"], chance.randint(0, 4)):
        values = _drawn(chance, name) if name in VALUES else [str(FIRST.year + chance.randrange(20))]
        facets[name] = tuple(sorted(set(values)))
    since = FIRST + timedelta(days=chance.randrange(DAYS)) if chance.random() < 0.1 else None
    return Selection(facets=facets, since=since)


def _drawn(chance: Random, name: str) -> list[str]:
    return chance.choices(VALUES[name], cum_weights=WEIGHTS[name], k=chance.choice([1, 1, 2]))


def _rows(mission: int, first_id: int, size: int) -> Iterator[tuple[int, int, str, date | None]]:
    from fieldpost.web.public.models import number_of

    chance = Random(20)  # noqa: S311 - nothing secret is drawn
    for position in range(size):
        activity = first_id + position + 1
        # Recorded roughly in the order in which they took place, as in a register that is kept as things happen.
        drift = chance.randrange(-40, 40)
        day = FIRST + timedelta(days=min(max(position * DAYS // size + drift, 0), DAYS))
        last = day + timedelta(days=chance.choice([1, 1, 2, 4, 30])) if chance.random() < 1 / 3 else None
        words = [f"{name}:{value}" for name in VALUES for value in dict.fromkeys(_drawn(chance, name))]
        words.append(f"year:{day.year}")
        yield activity, number_of(mission, day, activity), " ".join(words), last


def _fill(first_id: int, size: int) -> int:
    """Write the register's rows as the site has them, without the activities that they are made of; return the mission."""
    from django.db import connection

    from fieldpost import domain
    from fieldpost.web.missions.setup import install_mission
    from fieldpost.web.public.models import Edition, ShownActivity, ShownChange, What

    value = domain.Mission(id=f"m{size}", names={"en": "Mission"}, country="KG", languages=("en",), time_zone="UTC")
    mission = install_mission(value, hostname=f"m{size}.testserver", port=443, is_default=False, now=NOW).pk
    rows = _rows(mission, first_id, size)
    with connection.constraint_checks_disabled():
        while batch := [
            ShownActivity(
                number=number,
                activity_id=activity,
                key=f"k{activity}",
                facets=facets,
                last_day=last_day,
                shown_at=NOW,
                changed_at=NOW,
                line="{}",
                data="{}",
            )
            for activity, number, facets, last_day in islice(rows, 10_000)
        ]:
            ShownActivity.objects.bulk_create(batch)
    ShownChange.objects.filter(mission=mission).delete()
    ShownChange.objects.create(mission_id=mission, edition=1, what=What.NAMES, at=NOW)
    Edition.objects.update_or_create(mission_id=mission, defaults={"number": 1})
    return mission


def _change(mission: int, activities: range, times: Times) -> None:
    """Change activities, one after the other, and let the index know of each."""
    from fieldpost.web.public.facets import index_of
    from fieldpost.web.public.models import ShownActivity, ShownChange, What

    chance = Random(9)  # noqa: S311 - nothing secret is drawn
    for edition in range(2, 102):
        activity = chance.choice(activities)
        ShownActivity.objects.filter(activity=activity).update(facets=f"theme:theme-{edition % 17} place:{edition}")
        ShownChange.objects.create(mission_id=mission, edition=edition, what=What.CHANGED, activity=activity, at=NOW)
        times.take("bring up to date by one change", index_of, mission, edition)


def _megabytes() -> float:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main()
