"""What does the newsroom's list cost, and does it depend on the size of the register? Processor milliseconds a request.

    python -m benchmarks.bench_newsroom [sizes ...]

Each filter is asked of registers of 1,000 and 100,000 activities (or of the sizes that are named) by a signed-in editor
through the whole stack of middleware, with the settings of a server; then the same activities as a plain Wagtail list.
DATABASE_URL names another database than a new SQLite file; it must be empty. The processor time of a server of databases is
its own: how long a request waits for its queries, at best, says more of it.
"""

import re
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from typing import Any

from .installation import set_up

TIMES = 15
ROW = re.compile(r'<p class="when">|data-object-pk=|<td class="title')
"""What stands once in each row of the newsroom's list, and of Wagtail's."""
FILTERS = {
    "none": "",
    "month": "month=2031-05",
    "old month": "month=2019-10",
    "range of days": "since=2031-01-01&until=2031-05-31",
    "theme": "theme={theme}",
    "dimension": "dimension={dimension}",
    "kind": "kind=workshop",
    "status announced": "status=announced",
    "state draft": "state=draft",
    "part": "part=hosted",
    "place, common": "place=Karasuu",
    "place, rare": "place=Torukul",
    "partner": "partner=Council of Farmers",
    "person": "person=Aigul Abdyrova",
    "written in kk": "language=kk",
    "not in ru": "without=ru",
    "recorded by me": "recorded=me",
    "words": "words=court report",
    "words, none has them": "words=zeppelin",
    "theme + month": "theme={theme}&month=2031-05",
    "theme + place": "theme={theme}&place=Karasuu",
    "theme + state": "theme={theme}&state=draft",
    "theme + kind": "theme={theme}&kind=workshop",
    "dimension + kind": "dimension={dimension}&kind=workshop",
    "place + partner": "place=Karasuu&partner=Council of Farmers",
    "state + not in ru": "state=draft&without=ru",
    "place + words": "place=Karasuu&words=court",
    "theme, third page": "theme={theme}&after={cursor}",
}


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 100_000]
    with tempfile.TemporaryDirectory() as folder:
        _set_up(folder)
        costs = {size: _measure(size) for size in sizes}
    names = "".join(f"{f'ms at {size:,}':>18}" for size in sizes)
    print(f"{'filter':24}{names}{'ratio':>8}{'queries':>9}{'ms of them':>12}  rows shown")
    for name in costs[sizes[0]]:
        each = [costs[size][name] for size in sizes]
        figures = "".join(f"{cost['ms']:>18.1f}" for cost in each)
        shown = ", ".join(str(cost["rows"]) for cost in each)
        last = each[-1]
        ratio = last["ms"] / each[0]["ms"]
        print(f"{name:24}{figures}{ratio:>8.2f}{last['queries']:>9}{last['waited']:>12.1f}  {shown}")


def _set_up(folder: str) -> None:
    set_up(folder)
    from django.core.management import call_command

    from . import plain_list

    plain_list.register()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def _measure(size: int) -> dict[str, dict[str, Any]]:
    """Return the cost of each filter in a register of that size, which gets a mission of its own."""
    from django.db import connection
    from django.test import Client

    from fieldpost import domain
    from fieldpost.web.accounts.models import User
    from fieldpost.web.missions.models import Membership
    from fieldpost.web.missions.roles import Role
    from fieldpost.web.missions.setup import install_mission

    from . import plain_list
    from .register import fill_register

    value = domain.Mission(
        id=f"m{size}", names={"en": "Mission"}, country="KG", languages=("en", "ru"), time_zone="Asia/Bishkek"
    )
    host = f"m{size}.testserver"
    mission = install_mission(value, hostname=host, port=443, is_default=False, now=datetime(2031, 5, 31, tzinfo=UTC))
    users = [
        User.objects.create_user(f"{name}{size}@mission.example", None, name=name)
        for name in ("Aida", "Boris", "Chloe")
    ]
    for user in users:
        Membership.objects.create(user=user, mission=mission, role=Role.EDITOR)
    fill_register(mission, users, size)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    client = Client(headers={"host": host}, SERVER_NAME=host)
    client.force_login(users[0])
    theme = mission.themes.select_related("dimension").first()
    assert theme is not None
    words = {"theme": theme.key, "dimension": theme.dimension.key, "cursor": "2031-05-10.1000000000"}
    costs = {name: _cost(client, "/newsroom/activities/", query.format(**words)) for name, query in FILTERS.items()}
    administrator = User.objects.create_superuser(f"admin{size}@mission.example", None, name="Dana")
    client.force_login(administrator)
    return costs | {name: _cost(client, plain_list.ADDRESS, query) for name, query in plain_list.FILTERS.items()}


def _cost(client: Any, path: str, query: str) -> dict[str, Any]:
    address = f"{path}?{query}".replace(" ", "%20")

    def ask() -> Any:
        answer = client.get(address, secure=True)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer

    page = ask().content.decode()
    queries, waited = _queries(ask)
    return {"ms": _milliseconds(ask), "waited": waited, "queries": queries, "rows": len(ROW.findall(page))}


def _queries(ask: Callable[[], Any]) -> tuple[int, float]:
    """Return how many queries a request asks, and for how many milliseconds it waits for them when it goes best."""
    from django.db import connection

    waits: list[list[float]] = []

    def wait(execute: Any, *statement: Any) -> Any:
        start = time.perf_counter()
        answer = execute(*statement)
        waits[-1].append(time.perf_counter() - start)
        return answer

    with connection.execute_wrapper(wait):
        for _time in range(TIMES):
            waits.append([])
            ask()
    return len(waits[-1]), min(map(sum, waits)) * 1000


def _milliseconds(ask: Callable[[], Any]) -> float:
    ask()
    costs = []
    for _time in range(TIMES):
        start = time.process_time()
        ask()
        costs.append(time.process_time() - start)
    return median(costs) * 1000


if __name__ == "__main__":
    main()
