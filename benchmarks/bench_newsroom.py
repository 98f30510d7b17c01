"""What does the newsroom's list cost, and does it depend on the size of the register? Processor milliseconds a request.

    python -m benchmarks.bench_newsroom [sizes ...]

Each filter is asked of registers of 1,000 and 100,000 activities (or of the sizes that are named) by a signed-in editor
through the whole stack of middleware, with the settings of a server. DATABASE_URL names another database than a new SQLite
file; it must be empty.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from typing import Any

TIMES = 15
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
    print(f"{'filter':24}{names}{'ratio':>8}{'queries':>9}  rows shown")
    for name in FILTERS:
        each = [costs[size][name] for size in sizes]
        figures = "".join(f"{cost['ms']:>18.1f}" for cost in each)
        shown = ", ".join(str(cost["rows"]) for cost in each)
        print(f"{name:24}{figures}{each[-1]['ms'] / each[0]['ms']:>8.2f}{each[-1]['queries']:>9}  {shown}")


def _set_up(folder: str) -> None:
    os.environ |= {
        "FIELDPOST_HOME": folder,
        "DJANGO_SETTINGS_MODULE": "fieldpost.web.settings.production",
        "FIELDPOST_SECRET_KEY": "only for measuring",
        "FIELDPOST_HOSTS": ".testserver",
        "FIELDPOST_ADDRESS": "https://testserver",
        "FIELDPOST_SMTP": "smtp://localhost",
    }
    import logging

    import django
    from django.core.management import call_command

    django.setup()
    logging.disable()
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
    return {name: _cost(client, query.format(**words)) for name, query in FILTERS.items()}


def _cost(client: Any, query: str) -> dict[str, Any]:
    from django.db import connection

    address = "/newsroom/activities/?" + query.replace(" ", "%20")

    def ask() -> Any:
        answer = client.get(address, secure=True)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer

    asked = []

    def count(execute: Any, sql: str, *more: Any) -> Any:
        asked.append(sql)
        return execute(sql, *more)

    with connection.execute_wrapper(count):
        page = ask().content.decode()
    return {"ms": _milliseconds(ask), "queries": len(asked), "rows": page.count('<p class="when">')}


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
