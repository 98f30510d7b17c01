"""An installation of its own, with the real command: a folder, a database, and processes that can be killed."""

import os
import resource
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

PATIENCE = 60.0
"""Seconds until a server must answer."""
NOT_OF_AN_OFFICE = ("DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE", "DJANGO_SETTINGS_MODULE")
"""What the tests have in their environment and an office has not."""
FILL = """
from datetime import UTC, date, datetime
from pathlib import Path
from django.core.files.base import ContentFile
from fieldpost.domain import Kind, Part, Period
from fieldpost.publishing.mission import default_mission
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.record import Fact, How, Origin, Record, Status
from fieldpost.web.bulletins.models import StoredBulletin
from fieldpost.web.missions.models import Membership
from fieldpost.web.missions.setup import install_mission

now = datetime(2031, 5, 20, 9, 30, tzinfo=UTC)
mission = install_mission(default_mission("KG"), hostname="localhost", port=8000, is_default=True, now=now)
user = User.objects.create_user("editor@karasu.example", "a long secret", name="Editor")
Membership.objects.create(user=user, mission=mission, role="editor")
def fact(value):
    return Fact(value=value, origin=Origin(how=How.TYPED, by="Editor", at=now))
save_activity(
    Record(
        original_language="en", status=fact(Status.HELD), kind=fact(Kind.WORKSHOP), part=fact(Part.ORGANISED),
        titles={"en": fact("Court reporting in Osh")}, texts={"en": fact("The Mission brought together 24 journalists.")},
        period=fact(Period.days(date(2031, 5, 13), date(2031, 5, 14))),
    ),
    mission=mission, by=user, now=now,
)
stored = StoredBulletin(mission=mission, name="note.txt", media_type="text/plain", sha256="0" * 64, received_at=now)
stored.file.save("note.txt", ContentFile(b"24 journalists met in Osh."))
"""
"""Python that puts a mission, an editor, an activity and a file into an empty installation."""


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@dataclass(slots=True)
class Installation:
    """``home`` is its folder; ``environment`` is added to that of each of its processes."""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)

    def run(
        self, *arguments: str, check: bool = True, largest_file: int | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Run ``fieldpost`` with ``arguments``; with ``check`` it must succeed.

        No file it writes can grow beyond ``largest_file`` bytes, as if the disk were full.
        """
        done = subprocess.run(
            self._command(*arguments),
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            preexec_fn=_limited_to(largest_file),
        )
        assert not check or done.returncode == 0, done.stderr
        return done

    def python(self, code: str) -> str:
        """Run ``code`` in Django's shell and return what it prints."""
        return self.run("manage", "shell", "--no-imports", "-c", code).stdout

    def start(self, code: str) -> "subprocess.Popen[str]":
        """Run ``code``, which sets up Django itself, in a process that may be killed; what it prints can be read."""
        environment = self._environment() | {
            "DJANGO_SETTINGS_MODULE": "fieldpost.web.settings.dev",
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        command = [sys.executable, "-W", "ignore", "-c", code]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)

    def sql(self, statement: str) -> Any:
        """Return the first value that ``statement`` gives, None if it gives none."""
        url = self.environment.get("DATABASE_URL", "").replace("postgres://", "postgresql://")
        if url:
            with psycopg.connect(url) as server:
                answer = server.execute(statement)
                row = answer.fetchone() if answer.description else None
        else:
            with closing(sqlite3.connect(self.home / "fieldpost.sqlite3", timeout=20)) as file, file:
                row = file.execute(statement).fetchone()
        return row[0] if row else None

    def fill(self) -> None:
        """Put a mission, an editor, an activity and a file into it, whose database is up to date."""
        self.python(FILL)

    @contextmanager
    def serving(self, *options: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
        """Run ``fieldpost serve``; yield its address and its process, and end it by SIGTERM. It writes to ``log``."""
        port = free_port()
        with self.log.open("w") as log:
            process = subprocess.Popen(
                self._command("serve", "--bind", f"127.0.0.1:{port}", *options),
                env=self._environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
            )
        address = f"http://localhost:{port}"
        try:
            wait_for(f"{address}/healthz")
            yield address, process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)

    @property
    def log(self) -> Path:
        """What ``serving`` wrote."""
        return self.home.with_name(f"{self.home.name}.log")

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-W", "ignore", "-m", "fieldpost.cli.app", *arguments]

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in NOT_OF_AN_OFFICE}
        return {**kept, "FIELDPOST_HOME": str(self.home), **self.environment}


@contextmanager
def copied(made: Installation, home: Path) -> Iterator[Installation]:
    """Yield a copy of ``made`` in ``home``, with a database of its own."""
    shutil.copytree(made.home, home)
    with database_of_its_own(made.environment.get("DATABASE_URL", "")) as environment:
        yield Installation(home, environment)


@contextmanager
def database_of_its_own(template: str = "") -> Iterator[dict[str, str]]:
    """Yield the environment that names a new database: nothing on SQLite, whose file is in the folder."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield {}
        return
    name = f"office_{secrets.token_hex(4)}"
    base = server.rpartition("/")[0]
    with psycopg.connect(server.replace("postgres://", "postgresql://"), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {template.rpartition('/')[2] or 'template0'}")
        try:
            yield {"DATABASE_URL": f"{base}/{name}"}
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _limited_to(size: int | None) -> Callable[[], None] | None:
    return (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))) if size else None


def get(address: str) -> tuple[int, str]:
    """Return status and text of what ``address`` answers, 0 if nobody does."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


def wait_for(address: str, status: int = 200) -> str:
    """Wait until ``address`` answers with ``status``, and return its text."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found, text = get(address)
        if found == status:
            return text
        time.sleep(0.1)
    raise AssertionError(f"{address} did not answer {status} within {PATIENCE:.0f} s; last {found}: {text[:500]}")
