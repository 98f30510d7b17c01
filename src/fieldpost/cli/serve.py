"""``fieldpost serve``: the newsroom and its background worker, until Ctrl-C."""

import errno
import io
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from . import managed
from .errors import CommandError
from .files import reason

PATIENCE = 60.0
"""Seconds that the pages may take to answer after the start."""
LONGEST_PAUSE = 30.0
"""Seconds between two starts of a process that ends at once."""
GRACE = 25.0
"""Seconds that the processes have to finish what they do."""


@dataclass(slots=True)
class Child:
    """One process that is kept running; ``pause`` is how long to wait before it is started again."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    pause: float = field(default=1.0)

    def keep(self) -> None:
        """Start it if it does not run; after a quick end only when the pause is over."""
        if self.process is not None:
            if self.process.poll() is None:
                return
            if time.monotonic() - self.began < self.pause:
                return
            lived = time.monotonic() - self.began
            self.pause = 1.0 if lived > LONGEST_PAUSE else min(self.pause * 2, LONGEST_PAUSE)
            typer.echo(f"The {self.name} ended (code {self.process.returncode}); it is started again.", err=True)
        self.began = time.monotonic()
        # A group of its own, so that Ctrl-C reaches us alone and the children end in order.
        self.process = subprocess.Popen(  # noqa: S603 - the commands are our own
            self.command, env={**os.environ, "FIELDPOST_PARENT": str(os.getpid())}, start_new_session=True
        )

    def end(self) -> None:
        """Ask it to finish."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait(self, until: float) -> None:
        """Wait for its end, and make it end when the time is over."""
        if self.process is None:
            return
        try:
            self.process.wait(max(until - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def serve(
    bind: Annotated[
        str, typer.Option(metavar="HOST:PORT", envvar="FIELDPOST_BIND", help="The address to listen on.")
    ] = "127.0.0.1:8000",
    sample: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Load the invented mission in this folder first, if it is not there yet."),
    ] = None,
) -> None:
    """Serve the newsroom and do its background work, until Ctrl-C. The database is brought up to date first."""
    try:
        host, port = _address(bind)
        _check_is_free(host, port)
        _know_the_address(host, port)
        accounts = _prepare(sample, port)
    except CommandError as error:
        typer.echo(error, err=True)
        raise typer.Exit(1) from error
    os.environ["FIELDPOST_BIND"] = bind
    children = [
        Child(
            "web server", [sys.executable, "-m", "gunicorn", "-c", "python:fieldpost.web.server", "fieldpost.web.wsgi"]
        ),
        Child("worker", [sys.executable, "-m", "fieldpost.cli.app", "work"]),
    ]
    _supervise(children, port, when_ready=lambda: _say_where(accounts))


def _prepare(sample: Path | None, port: int) -> str:
    """Bring the database up to date, load the sample, and return what is to be said of its accounts."""
    if managed.run("prepare", "prepare", []):
        raise CommandError("The database could not be brought up to date, see above; `fieldpost check` says more.")
    if sample is None:
        return ""
    accounts = io.StringIO()
    if managed.run("load_sample", "load_sample", [str(sample), "--port", str(port)], to=accounts):
        raise CommandError("The sample could not be loaded, see above.")
    return accounts.getvalue()


def _supervise(children: list[Child], port: int, *, when_ready: Callable[[], None]) -> None:
    stopping = False

    def stop(number: int, frame: object) -> None:  # noqa: ARG001
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    began, is_ready = time.monotonic(), False
    while not stopping:
        for child in children:
            child.keep()
        if not is_ready and _answers(port):
            is_ready = True
            when_ready()
        if not is_ready and time.monotonic() - began > PATIENCE:
            typer.echo("The pages do not answer; `fieldpost check` says what is wrong.", err=True)
            is_ready = True
        time.sleep(0.1)
    typer.echo("Stopping ...", err=True)
    for child in children:
        child.end()
    until = time.monotonic() + GRACE
    for child in children:
        child.wait(until)


def _know_the_address(host: str, port: int) -> None:
    """Let letters lead here where the settings name no address."""
    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::1", "") else host  # noqa: S104 - compared, not bound
    settings = managed.read_environment(managed.environment_file())
    os.environ.setdefault("FIELDPOST_ADDRESS", settings.get("FIELDPOST_ADDRESS") or f"http://{shown}:{port}")


def _say_where(accounts: str) -> None:
    address = os.environ["FIELDPOST_ADDRESS"]
    typer.echo(
        f"{accounts}\nThe public site is at {address}/,\nthe newsroom at {address}/newsroom/, until you press Ctrl-C."
    )


def _address(bind: str) -> tuple[str, int]:
    host, _, port = bind.rpartition(":")
    if not port.isdecimal() or not 0 < int(port) < 65_536:
        raise CommandError(f"{bind!r} is no address to listen on; name one such as 127.0.0.1:8000")
    return host.strip("[]"), int(port)


def _check_is_free(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            pass
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CommandError(
                f"Something else listens on port {port}, perhaps a Fieldpost that runs already;"
                f" stop it, or choose another port: --bind {host}:{port + 1}"
            ) from error
        raise CommandError(f"Cannot listen on {host}:{port}: {reason(error)}; choose another address") from error


def _answers(port: int) -> bool:
    # Imported here, for it takes as long as all the rest of what `fieldpost --help` needs.
    import urllib.error
    import urllib.request

    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
