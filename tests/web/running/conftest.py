"""A mail server on this machine that keeps what it gets, or refuses; and installations with their own processes."""

import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from pytest_django import Settings

from .installation import Installation, copied, database_of_its_own


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
