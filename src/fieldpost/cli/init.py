"""``fieldpost init``: an installation for a real office, or one more mission in it."""

import json
import os
import re
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from fieldpost.errors import FieldpostError
from fieldpost.publishing.mission import read_mission

from . import managed
from .errors import CommandError
from .files import reason, shown

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*")


def init(
    mission: Annotated[
        Path | None, typer.Option(metavar="FILE.toml", help="Who publishes; without it the command asks.")
    ] = None,
    address: Annotated[
        str | None, typer.Option(metavar="https://HOST", help="Where the mission's newsroom will be.")
    ] = None,
    email: Annotated[str | None, typer.Option(metavar="NAME@HOST", help="Of the first administrator.")] = None,
    smtp: Annotated[
        str | None,
        typer.Option(metavar="smtp://USER:PASSWORD@HOST:587", help="The mail server; smtps:// for TLS from the start."),
    ] = None,
    sender: Annotated[str | None, typer.Option("--from", metavar="NAME@HOST", help="The sender of letters.")] = None,
) -> None:
    """Set up an installation in FIELDPOST_HOME, or add a mission to it; what no option says is asked.

    DATABASE_URL, if it is set, is kept with the other settings in the file `environment`, which only its owner may read.
    """
    try:
        where = _said(address, "Address of the newsroom, such as https://mission.example", _https)
        path = mission or _asked_mission()
        read_mission(path)
        who = _said(email, "E-mail address of the first administrator", _email)
        _keep_settings(where, smtp=smtp, sender=sender)
    except FieldpostError as error:
        typer.echo(error, err=True)
        raise typer.Exit(1) from error
    for name, arguments in (
        ("prepare", []),
        ("add_mission", [str(path.resolve()), "--address", where, "--email", who]),
    ):
        if managed.run(name, name, arguments):
            raise typer.Exit(1)


def _keep_settings(where: str, *, smtp: str | None, sender: str | None) -> None:
    """Write the environment file, or add the mission's host to the one there is."""
    # What is written from here on, only its owner may read.
    os.umask(0o077)
    path = managed.environment_file()
    host = str(urlsplit(where).hostname)
    known = managed.read_environment(path)
    if known:
        hosts = known.get("FIELDPOST_HOSTS", "").split(",")
        if host not in hosts:
            known["FIELDPOST_HOSTS"] = ",".join(filter(None, [*hosts, host]))
    else:
        known = {
            "FIELDPOST_HOME": str(managed.home()),
            "FIELDPOST_SECRET_KEY": secrets.token_urlsafe(50),
            "FIELDPOST_HOSTS": host,
            "FIELDPOST_ADDRESS": where,
            "FIELDPOST_SMTP": _said(smtp, "Mail server, such as smtp://user:password@mail.example:587", _smtp),
            "FIELDPOST_FROM": _said(sender, "Sender of letters, such as bulletin@mission.example", _email),
        }
        if os.environ.get("DATABASE_URL"):
            known["DATABASE_URL"] = os.environ["DATABASE_URL"]
    _write_secret(path, known)
    os.environ |= known
    typer.echo(f"Settings are in {shown(path)}; keep a copy of it, for backups do not hold it.", err=True)


def _write_secret(path: Path, values: dict[str, str]) -> None:
    """Write NAME=value lines that only their owner may read; the old file stays until they are written."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    text = "# Settings of this installation: docs/reference/settings.md. Secret.\n"
    text += "".join(f"{name}={value}\n" for name, value in values.items())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        part.replace(path)
    except OSError as error:
        raise CommandError(f"{shown(path)}: {reason(error)}; choose another folder: FIELDPOST_HOME=...") from error


def _asked_mission() -> Path:
    """Ask for what a mission cannot do without, and return the mission.toml with the answers."""
    language = _said(None, "Main language of the mission (en, ru, ...)", _language)
    name = _said(None, "Name of the mission", _words)
    key = _said(None, "Short name for addresses and files, such as odn-bishkek", _key)
    country = _said(None, "Country (two letters, such as KG)", _country)
    zone = _said(None, "Time zone, such as Asia/Bishkek", _words)
    path = managed.home() / f"{key}.toml"
    if path.exists():
        raise CommandError(f"{shown(path)} is there already; change it and name it: --mission {shown(path)}")
    # JSON's strings are strings in TOML, too.
    lines = [
        f"{name} = {json.dumps(value)}" for name, value in (("id", key), ("country", country), ("time_zone", zone))
    ]
    lines += [
        f"languages = [{json.dumps(language)}]",
        "",
        "[names]",
        f"{language} = {json.dumps(name, ensure_ascii=False)}",
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    typer.echo(
        f"The mission is described in {shown(path)}; docs/reference/mission.md tells what else it may say.", err=True
    )
    return path


def _said(value: str | None, question: str, check: Callable[[str], str]) -> str:
    """Return ``value``, or the answer to ``question``, as ``check`` returns it; ask again until it does."""
    if value is not None:
        return check(value)
    if not sys.stdin.isatty():
        raise CommandError(f"Nobody is there to answer: {question}. Say it with an option; --help lists them.")
    while True:
        try:
            return check(typer.prompt(question, err=True))
        except CommandError as error:
            typer.echo(error, err=True)


def _https(value: str) -> str:
    parts = urlsplit(value.strip().rstrip("/"))
    if parts.scheme != "https" or not _HOST.fullmatch(parts.hostname or "") or parts.path or parts.query:
        raise CommandError(f"{value!r} is no address of a newsroom; write https:// and a name such as mission.example")
    return parts.geturl()


def _smtp(value: str) -> str:
    parts = urlsplit(value.strip())
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise CommandError(f"{value!r} is no mail server; write it as smtp://user:password@host:587 or smtps://...")
    return value.strip()


def _matching(pattern: str, example: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value.strip()):
            raise CommandError(f"{value!r} does not do; write it like {example}")
        return value.strip()

    return check


_email = _matching(_ADDRESS.pattern, "name@mission.example")
_language = _matching(r"[a-z]{2,3}", "en")
_country = _matching(r"[A-Z]{2}", "KG")
_key = _matching(r"[a-z0-9]+(?:-[a-z0-9]+)*", "odn-bishkek")
_words = _matching(r".+", "Mission in Bishkek")
