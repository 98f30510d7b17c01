"""A mail server on this machine that keeps what it gets, or refuses; and installations with their own processes."""

import os
import secrets
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from pytest_django import Settings

from .installation import Installation


class Post:
    """Keeps the letters; ``answer`` is what it says to a recipient instead of taking the letter.

    With ``falls_silent`` it takes a letter and is gone before it has said so.
    """

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.answer = ""
        self.falls_silent = False

    # Names and arguments are those by which aiosmtpd calls.
    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: list[str]) -> str:  # noqa: N802
        if self.answer:
            return self.answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        if self.falls_silent:
            server.transport.abort()
        return "250 OK"


@pytest.fixture
def post(settings: Settings) -> Iterator[Post]:
    """A mail server that the settings name."""
    kept = Post()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    try:
        yield kept
    finally:
        controller.stop()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation whose database is up to date and empty; tests take copies, see ``fresh_office``."""
    with database_of_its_own() as environment:
        made = Installation(tmp_path_factory.mktemp("prepared"), environment)
        made.run("manage", "prepare")
        yield made


@pytest.fixture(scope="session")
def filled(prepared: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with a mission, an editor, an activity and a file; tests take copies, see ``office``."""
    with copied(prepared, tmp_path_factory.mktemp("filled") / "home") as made:
        made.fill()
        yield made


@pytest.fixture
def fresh_office(prepared: Installation, tmp_path: Path) -> Iterator[Installation]:
    """An installation without a mission."""
    with copied(prepared, tmp_path / "home") as made:
        yield made


@pytest.fixture
def office(filled: Installation, tmp_path: Path) -> Iterator[Installation]:
    """An installation with a mission, an editor, an activity and a file."""
    with copied(filled, tmp_path / "home") as made:
        yield made


@pytest.fixture
def empty_office(tmp_path: Path) -> Iterator[Installation]:
    """A folder and a database without anything in them."""
    with database_of_its_own() as environment:
        yield Installation(tmp_path / "empty", environment)


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
    import psycopg

    name = f"office_{secrets.token_hex(4)}"
    base = server.rpartition("/")[0]
    with psycopg.connect(server.replace("postgres://", "postgresql://"), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {template.rpartition('/')[2] or 'template0'}")
        try:
            yield {"DATABASE_URL": f"{base}/{name}"}
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
