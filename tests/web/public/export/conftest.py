"""A site with more activities than go on a page, and a web server for its copy."""

import functools
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from fieldpost.domain import Kind, Period
from fieldpost.domain import Place as PlaceValue
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.models import Activity
from fieldpost.web.issues.actions import compile_month, publish
from fieldpost.web.missions.models import Mission, Place
from fieldpost.web.missions.roles import Role
from fieldpost.web.public.copy.writing import Written, write_copy
from fieldpost.web.public.views import activities
from tests.web.conftest import NOW, fact
from tests.web.running.installation import free_port, wait_for


@pytest.fixture(autouse=True)
def _connections_stay(connections_stay: None) -> None:
    """What is asked for here is asked of the server's application, not through Django's test client."""


@pytest.fixture
def site(
    mission: Mission,
    people: dict[Role, User],
    show_activity: Callable[..., Activity],
    settings: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Mission:
    """Seven activities, two on a page, and the issue of a month."""
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(activities, "SIZE", 2)
    osh = Place.objects.create(
        mission=mission, name="Osh", folded="osh", countries=["KG"], latitude=40.5, longitude=72.8
    )
    for day in range(1, 8):
        show_activity(
            f"Workshop {day} on rivers & “water”",
            languages=("en", "ru") if day % 2 else ("en",),
            titles={"en": fact(f"Workshop {day} on rivers & “water”"), "ru": fact(f"Семинар {day} о реках")},
            texts={"en": fact(f"{day} farmers met in Osh."), "ru": fact(f"{day} фермеров встретились в Оше.")},
            kind=fact(Kind.WORKSHOP if day < 5 else Kind.MEETING),
            period=fact(Period.days(date(2031 if day < 6 else 2030, 5, day))),
            places=(fact(PlaceValue(name="Osh", country="KG"), entry=osh.pk),),
        )
    issue = compile_month(mission, Period.parse("2031-05"), "en", by=people[Role.EDITOR], now=NOW)
    publish(issue, by=people[Role.PUBLISHER], now=NOW, override="Headquarters agreed by telephone.")
    return mission


@pytest.fixture
def written(site: Mission, tmp_path: Path) -> tuple[Path, Written]:
    """The copy of ``site``."""
    return tmp_path / "copy", write_copy(site.pk, tmp_path / "copy", tell=lambda _done, _known: None)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *told: Any) -> None:
        pass


@contextmanager
def served(folder: Path, below: str = "") -> Iterator[str]:
    """Serve ``folder`` with nginx and the configuration of the copy in its folder ``below``; with Python if there is no nginx.

    The address of the copy comes back, with a slash at its end.
    """
    copy = folder / below
    if not shutil.which("nginx"):
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{below}"
        finally:
            server.shutdown()
            server.server_close()
        return
    port, around = free_port(), folder.parent / "nginx"
    around.mkdir()
    folder.parent.chmod(0o755)
    sample = (copy / "nginx.conf").read_text()
    sample = sample.replace("root /srv/karasu", f"root {folder}").replace("80;", f"127.0.0.1:{port};")
    types = "/etc/nginx/mime.types"
    (around / "nginx.conf").write_text(
        f"user root; pid {around}/pid; error_log {around}/error; daemon off; events {{}}\n"
        f"http {{ access_log off; client_body_temp_path {around}; proxy_temp_path {around}; fastcgi_temp_path {around};"
        f" uwsgi_temp_path {around}; scgi_temp_path {around};\n{sample.replace('mime.types', types)}}}\n"
    )
    process = subprocess.Popen(["nginx", "-p", str(around), "-c", str(around / "nginx.conf")])
    try:
        wait_for(f"http://127.0.0.1:{port}/{below}robots.txt")
        yield f"http://127.0.0.1:{port}/{below}"
    finally:
        process.terminate()
        process.wait(20)
