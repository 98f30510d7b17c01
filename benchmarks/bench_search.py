"""What does the search cost beside the engine below it? Milliseconds a question, and how many activities a second are indexed.

    python -m benchmarks.bench_search [sizes ...]

Invented activities of 7 words in the title and 25 to 55 in the text, three in five of them in two languages, by a vocabulary in
which a few words are in half of all, as in real ones. Each question is asked of ours and, in turn, of the bare engine with the
same SQL over a connection of its own. DATABASE_URL names another database than a new SQLite file; it must be empty.
Last, Wagtail's search in the same database, over 10,000 documents (or fewer, by the smallest size) with titles as long as 40
such words; it gets two minutes.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from .installation import set_up

TIMES = 7
PAGE = 20
MISSION = 1
PATIENCE = 120
PEERS = 10_000
VOCABULARY = 30_000
NOW = datetime(2031, 6, 1, tzinfo=UTC)
FIRST_DAY = date(2011, 1, 1).toordinal()
DAYS = 7_300

LATIN = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
CYRILLIC = [a + b for a in "бдгклмнпрствз" for b in "аеиоуы"]


def words(syllables: list[str]) -> list[str]:
    """Return the vocabulary, the commonest word first."""
    draw = Random(7)  # noqa: S311 - the same in every run
    made: dict[str, None] = {}
    while len(made) < VOCABULARY:
        made[
            "".join(draw.choices(syllables, k=draw.choice((2, 3, 3, 4))))
            + draw.choice("nrtk" if syllables is LATIN else "нртк")
        ] = None
    return list(made)


ENGLISH, RUSSIAN = words(LATIN), words(CYRILLIC)
WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))

QUESTIONS = {
    "common word": [ENGLISH[at] for at in range(5)],
    "word in 1 of 100": [ENGLISH[at] for at in range(380, 480, 20)],
    "rare word": [ENGLISH[at] for at in range(20_000, 20_005)],
    "unknown word": ["zeppelinz"],
    "Russian word": [RUSSIAN[at] for at in range(20, 70, 10)],
    "two words": [f"{ENGLISH[at]} {ENGLISH[at + 30]}" for at in range(5)],
    "common and rare": [f"{ENGLISH[at]} {ENGLISH[at + 9_000]}" for at in range(5)],
    "three words": [f"{ENGLISH[at]} {ENGLISH[at + 7]} {ENGLISH[at + 40]}" for at in range(5)],
    "phrase": [f'"{ENGLISH[at]} {ENGLISH[at + 1]}"' for at in range(5)],
    "beginning": [f"{ENGLISH[at][:4]}*" for at in range(5)],
    "one without other": [f"{ENGLISH[at]} -{ENGLISH[at + 3]}" for at in range(5)],
}


def activities(start: int, end: int, size: int, *, in_russian: int = 3) -> Iterator[tuple[int, Any, str]]:
    """Yield what is written of the activities from ``start`` to ``end`` of ``size``, the oldest first.

    ``in_russian`` of five are written in Russian, too.
    """
    from fieldpost.web.public.models import number_of
    from fieldpost.web.public.shown import Shown, Words

    draw = Random(start)  # noqa: S311 - the same in every run

    def text(vocabulary: list[str], least: int, most: int) -> str:
        return " ".join(draw.choices(vocabulary, cum_weights=WEIGHTS, k=draw.randint(least, most)))

    for at in range(start, end):
        told = {"en": Words(title=text(ENGLISH, 7, 7), lead="", slug="it", text=text(ENGLISH, 25, 55))}
        if at % 5 < in_russian:
            told["ru"] = Words(title=text(RUSSIAN, 7, 7), lead="", slug="it", text=text(RUSSIAN, 25, 55))
        day = date.fromordinal(FIRST_DAY + at * DAYS // size)
        value = Shown(
            pk=at + 1,
            key=str(at),
            original_language="en",
            words=told,
            status="held",
            kind="visit",
            part="organised",
            shown_at=NOW,
            changed_at=NOW,
        )
        yield number_of(MISSION, day, at + 1), value, "Karasuu\nКарасуу"


def main() -> None:
    sizes = sorted(int(size) for size in sys.argv[1:]) or [10_000, 100_000]
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        done = 0
        for size in sizes:
            index(done, size, sizes[-1])
            done = size
            ask_all()
        peer(min(PEERS, sizes[0]))


def index(start: int, end: int, size: int) -> None:
    """Write the activities in one go and print how many a second; making them up does not count.

    Processor seconds, for others share the machine; those of PostgreSQL's process, which must be on it, are counted, too.
    """
    from django.db import connection, transaction

    from fieldpost.web.public.search import index

    clock = clock_of(connection)

    def a_second(start: int, end: int, **more: int) -> float:
        invented = 0.0

        def rows() -> Iterator[tuple[int, Any, str]]:
            nonlocal invented
            for first in range(start, end, 5_000):
                began = clock()
                batch = list(activities(first, min(first + 5_000, end), size, **more))
                invented += clock() - began
                yield from batch

        began = clock()
        with transaction.atomic():
            index.write(rows())
        return (end - start) / (clock() - began - invented)

    both = a_second(start, end)
    english = a_second(end, end + 10_000, in_russian=0)
    index.remove(number for number, _value, _names in activities(end, end + 10_000, size, in_russian=0))
    began = clock()
    index.settle()
    settled = clock() - began
    told = f"{both:,.0f} a second in two languages, {english:,.0f} in English alone; settled in {settled:.1f} s"
    print(f"\n{connection.vendor}, {end:,} activities: {told}")


def clock_of(connection: Any) -> Callable[[], float]:
    """Return what tells the processor seconds that this process and its server have used."""
    if connection.vendor == "sqlite":
        return time.process_time
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        usage = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    ticks = os.sysconf("SC_CLK_TCK")
    return lambda: time.process_time() + sum(map(int, usage.read_text().split()[13:15])) / ticks


@dataclass(frozen=True, slots=True)
class Engine:
    """The database, asked without anything of ours in between."""

    ask: Callable[[str, list[Any]], list[Any]]

    @classmethod
    def open(cls) -> "Engine":
        from django.db import connection

        if connection.vendor == "postgresql":
            import psycopg

            # As Django does: what the planner is not told, it cannot plan for.
            bare = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True, cursor_factory=psycopg.ClientCursor)
            return cls(lambda statement, values: bare.execute(statement.encode(), values).fetchall())
        import sqlite3

        path = connection.settings_dict["NAME"]
        lite = sqlite3.connect(path)
        lite.execute("PRAGMA cache_size=-20000")
        return cls(lambda statement, values: lite.execute(statement.replace("%s", "?"), values).fetchall())


def ask_all() -> None:
    from django.db import connection

    from fieldpost.web.public.models import first_number
    from fieldpost.web.public.search import finding
    from fieldpost.web.public.search.query import Query

    engine = Engine.open()
    statements = finding._TSVECTOR if connection.vendor == "postgresql" else finding._FTS5
    written = finding.for_tsvector if connection.vendor == "postgresql" else finding.for_fts5
    start, end = first_number(MISSION), first_number(MISSION + 1)
    ways: dict[str, tuple[Callable[[str], Any], list[Any]]] = {
        "newest": (lambda text: finding.newest(Query.read(text), MISSION, below=None, limit=PAGE), [PAGE]),
        "ranked": (
            lambda text: finding.ranked(Query.read(text), MISSION, limit=PAGE, offset=0),
            [finding.WINDOW, PAGE, 0],
        ),
        "count": (lambda text: finding.count(Query.read(text), MISSION), [finding.MOST]),
        "ids": (lambda text: finding.ids(Query.read(text), MISSION), [finding.MOST + 1]),
    }
    print(f"{'milliseconds':20}{'hits':>8}" + "".join(f"{name:>10}{'engine':>9}{'ratio':>7}" for name in ways))
    for name, questions in QUESTIONS.items():
        hits = median(finding.count(Query.read(text), MISSION) for text in questions)
        line = f"{name:20}{hits:>8,.0f}"
        for way, (ask, more) in ways.items():
            values = [[written(finding.completed(Query.read(text))), start, end, *more] for text in questions]
            ours = [partial(ask, text) for text in questions]
            theirs = [partial(engine.ask, statements[way], each) for each in values]
            mine, bare = in_turn(ours, theirs)
            line += f"{mine:>10.2f}{bare:>9.2f}{mine / bare:>7.2f}"
        print(line, flush=True)


def in_turn(ours: Sequence[Callable[[], Any]], theirs: Sequence[Callable[[], Any]]) -> tuple[float, float]:
    """Return the median of what our questions cost, and theirs, each at its best of some times."""
    pairs = [
        [(milliseconds(mine), milliseconds(bare)) for _time in range(TIMES)]
        for mine, bare in zip(ours, theirs, strict=True)
    ]
    return tuple(median(min(time[who] for time in times) for times in pairs) for who in (0, 1))  # type: ignore[return-value]


def milliseconds(ask: Callable[[], Any]) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


def peer(size: int) -> None:
    """Ask Wagtail's search for a common and a rare word among documents, in a process that can be stopped."""
    from django.conf import settings
    from wagtail.documents.models import Document
    from wagtail.search.backends import get_search_backend

    draw = Random(1)  # noqa: S311 - the same in every run
    titles = (" ".join(draw.choices(ENGLISH, cum_weights=WEIGHTS, k=40))[:255] for _ in range(size))
    Document.objects.bulk_create(
        [Document(title=title, file=f"{at}") for at, title in enumerate(titles)], batch_size=1_000
    )
    get_search_backend().get_index_for_model(Document).add_items(Document, list(Document.objects.all()))
    for name, word in (("rare", ENGLISH[20_000]), ("common", ENGLISH[2])):
        code = f"import benchmarks.bench_search as b; b.ask_wagtail({word!r})"
        environment = os.environ | {"FIELDPOST_HOME": str(settings.HOME)}
        try:
            subprocess.run([sys.executable, "-c", code], timeout=PATIENCE, check=True, env=environment)
        except subprocess.TimeoutExpired:
            print(f"Wagtail, {name} word at {size:,}: not finished within {PATIENCE} s")


def ask_wagtail(word: str) -> None:
    """Print what the best of three such searches costs, or of as many as there is patience for."""
    import django

    django.setup()
    from wagtail.documents.models import Document
    from wagtail.search.backends import get_search_backend

    backend = get_search_backend()
    costs = [milliseconds(lambda: list(backend.search(word, Document)[:PAGE])) for _ in range(3)]
    print(f"Wagtail, {len(Document.objects.filter(title__contains=word)):,} hits: {min(costs):,.1f} ms", flush=True)


if __name__ == "__main__":
    main()
